/* Who held an account, in turn, and the money between him and the house: the first holder is number 1,
 * each transfer makes the next.  In an account: earlier holders with whom something is still open.  In
 * an event that folds others away (carry): every holder, with what was not settled. */
#ifndef OFFICE_HOLDING_H
#define OFFICE_HOLDING_H

#include <stddef.h>
#include <stdint.h>

#include "office/bill.h"
#include "record/field.h"

struct holding {
	int64_t number;
	const char *holder;     /* name; of the one who holds now it stands in the account */
	int from;               /* first day; 0: from the beginning */
	int64_t at;             /* moment of the transfer that began it, and its event; 0, NULL: none */
	const char *event;
	struct words keys;      /* last bills that are his, though another holds on their last day */
	int64_t prepaid;        /* fen; below 0: 应收回, owed to the house */
	struct bill_list bills; /* unpaid, oldest first */
};

struct holding_list {
	struct holding *items;
	size_t n;
};

extern const struct schema holding_schema;

/* What he owes: bills, and what was given back or taken away once too often (应收回). */
int64_t holding_owes(const struct holding *holding);

#endif
