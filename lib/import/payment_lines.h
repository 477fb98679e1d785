/* The lines of a statement that are to be booked: read, without those that are known already, and with the
 * account that each shall pay and the receipt that it will have. */
#ifndef IMPORT_PAYMENT_LINES_H
#define IMPORT_PAYMENT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/map.h"
#include "import/import_file.h"
#include "import/payment_account.h"
#include "import/payment_map.h"
#include "import/payment_row.h"
#include "import/payment_seen.h"
#include "payment/payment.h"
#include "payment/payment_book.h"
#include "payment/unmatched.h"

struct session;

/* What becomes of a line. */
struct payment_lines_entry {
	struct payment payment;      /* no receipt: it is not booked */
	const char *account;         /* that it shall pay; NULL: 挂账 */
	const struct payment *takes_back; /* of a refund: the payment of the account */
	const struct unmatched *closes;   /* of a refund: the line that is open */
	size_t takes_line;           /* of a refund: 1 + index of the line of the same file that it takes back */
	bool closed;                 /* it is 挂账, and a refund of the same file closes it */
	const char *why;             /* it is 挂账 */
};

/* Why lines were passed over, and how often. */
struct payment_lines_reason {
	const char *text;
	size_t n;
};

struct payment_lines {
	struct session *session;
	struct import_file file;
	struct payment_map map;
	struct payment_row *rows;            /* by index of the row in the file */
	struct payment_lines_entry *entries; /* the same */
	struct payment_seen seen;
	struct payment_account accounts;
	struct payment_book book;
	size_t receipts;    /* given to lines, behind those of the book */
	struct map numbers; /* of lines to be booked: index + 1 */
	size_t known;       /* lines that are booked already */
	size_t passed;      /* lines by which no money came */
	struct payment_lines_reason *reasons;
	size_t reasons_n;
	size_t reasons_room;
};

/* Read the file of the order and place its lines: session, and the arenas of seen and accounts, are filled in.
 * The entries of the file have the account as their number, for import_block_each. */
int payment_lines_read(struct payment_lines *lines, const struct import_order *order, struct err *err);

#endif
