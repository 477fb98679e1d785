/* Asking for accounts: which ones, and in what order. */
#ifndef ACCOUNT_ACCOUNT_QUERY_H
#define ACCOUNT_ACCOUNT_QUERY_H

#include <stdbool.h>

#include "account/account.h"
#include "base/err.h"

struct session;

/* Which accounts; empty members ask for nothing. */
struct account_query {
	struct words states;
	const char *find;    /* as value/find.h, in holder, number, address, phone, meter, licence, identity */
	const char *prefix;  /* of the number */
	bool events;         /* give them with their events, which need the most memory */
	bool disputed;       /* only those */
	bool owing;          /* only those that owe */
	int64_t running_out; /* suspensions and base volumes that end within so many months; 0: all */
};

/* The accounts one by one, by number, as they are today (account/account_dated.h), and kept no longer than `each`
 * needs them; non-zero of it ends it. */
int account_query_each(struct session *session, const struct account_query *query,
	int (*each)(void *context, struct account *account, struct err *err), void *context, struct err *err);

/* For option tables: a state's name. */
int account_check_state(const char *text, struct err *err);

#endif
