/* A line of a statement (bank, WeChat, Alipay) as payment-import understands it by a map. */
#ifndef IMPORT_PAYMENT_ROW_H
#define IMPORT_PAYMENT_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "import/import_file.h"
#include "import/payment_map.h"

/* A refund has the number of its own behind that of the payment: "4200.../5030...". */
struct payment_row {
	const char *number;   /* with the prefix, and the day where numbers begin anew every day */
	const char *refunded; /* of a refund: the number of the payment it gives back; else NULL */
	int date;             /* day number; 0: the statement does not say */
	int64_t amount;       /* fen; less than 0: a refund */
	const char *status;   /* in the words of the statement; may be "" */
	const char *passed;   /* why no money came: the line is passed over; else NULL */
	const char *accounts[PAYMENT_MAP_ACCOUNTS]; /* what may be the account's number, best first */
	size_t accounts_n;
	const char *payer;    /* who paid, as the statement says; may be "" */
	const char *note;     /* what else it says, parted by " · " */
	size_t line;          /* in the file */
	size_t index;         /* of the row */
};

/* Read the line; what it says is in the arena of the file.  What cannot be is a fault of the row.  A date
 * after `today` is one, as books are searched from that day on (payment/payment_foreign.h). */
void payment_row_read(struct import_row *row, const struct payment_map *map, int today,
	struct payment_row *line);

#endif
