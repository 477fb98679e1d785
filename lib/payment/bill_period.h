/* The registers of the periods that an import bills for, and in each the entries of this import, to which the bills of
 * the period are counted: one for bills, one for penalties. */
#ifndef PAYMENT_BILL_PERIOD_H
#define PAYMENT_BILL_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "office/bill.h"
#include "payment/bill_register.h"

struct session;
struct share_result;
struct txn;

struct bill_period {
	const char *period;
	struct bill_register reg;
	struct {
		bool made;
		size_t at;
		const char *ref;
	} entries[BILL_PENALTY + 1]; /* ORDER bill_kind */
};

struct bill_period_list {
	const struct session *session; /* kept, as all of these */
	const char *source;            /* of the entries */
	const char *sha256;
	struct bill_period *items; /* as they came up first */
	size_t n;
	size_t room;
};

/* The register of a period, read when it comes up first; kept until another one comes up. */
int bill_period_find(struct bill_period_list *list, const char *period, struct bill_period **found, struct err *err);

/* The entry of this import for bills of the kind, and what these refer to it by. */
struct bill_entry *bill_period_entry(struct bill_period_list *list, struct bill_period *period, int kind,
	const char **ref);

/* Put the registers into the transaction. */
int bill_period_put(const struct bill_period_list *list, struct txn *txn, struct err *err);

/* What another process counted, into the same entries here.  False, and nothing counted, where it gave one a name that it
 * does not have here: bills refer to it. */
void bill_period_hand(const struct bill_period_list *list, struct share_result *into);
bool bill_period_take(struct bill_period_list *list, struct share_result *from);

#endif
