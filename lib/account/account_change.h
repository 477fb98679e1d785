/* Making accounts, and asking for them. */
#ifndef ACCOUNT_ACCOUNT_CHANGE_H
#define ACCOUNT_ACCOUNT_CHANGE_H

#include <stdbool.h>

#include "base/err.h"
#include "account/account.h"

struct session;

/* 立户: commit a new account.  ERR_REFUSED when the number is taken; with session->op the account that
 * the first run made. */
int account_create(struct session *session, const struct account *given, struct account *account,
	struct err *err);

/* Which accounts; empty members ask for nothing. */
struct account_query {
	struct words states;
	const char *find;    /* literal text in holder, number, address, phone, meter, licence, identity */
	const char *prefix;  /* of the number */
	bool owing;          /* only those that owe */
	int64_t running_out; /* suspensions and base volumes that end within so many months; 0: all */
};

/* The accounts (struct account, in the session's arena), by number. */
int account_query_run(struct session *session, const struct account_query *query, struct list *list,
	struct err *err);

/* For option tables: a state's name. */
int account_check_state(const char *text, struct err *err);

/* Bills of a file put on their accounts, all or none, in one commit. */
struct bill_order {
	const char *account;
	struct bill bill;
	size_t line; /* in the file, for messages */
};
int account_add_bills(struct session *session, const char *file, const struct bill_order *orders,
	size_t orders_n, struct err *err);

#endif
