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

/* How the lines of a file are read: where its columns are.  A date after `today` is a fault, as books are
 * searched from that day on (payment/payment_foreign.h). */
struct payment_row_form {
	const struct payment_map *map;
	int today;
	size_t places[PAYMENT_MAP_FIELDS_N]; /* the first column of a field; the number of columns: none */
	struct payment_map_place accounts[PAYMENT_MAP_ACCOUNTS];
	size_t accounts_n;
};

void payment_row_begin(struct payment_row_form *form, const struct import_file *file,
	const struct payment_map *map, int today);

/* Read the line; what it says is in the arena of the file.  What cannot be is a fault of the row. */
void payment_row_read(struct import_row *row, const struct payment_row_form *form, struct payment_row *line);

#endif
