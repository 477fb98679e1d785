/* 立户: a new account in the store. */
#ifndef ACCOUNT_ACCOUNT_OPEN_H
#define ACCOUNT_ACCOUNT_OPEN_H

#include <stdbool.h>

#include "account/account.h"
#include "base/err.h"

struct session;

/* 立户: commit a new account.  ERR_REFUSED when the number is taken, and when a meter, seal or
 * licence is (account/account_unique.h; `force` says why it is right, or is NULL); of a command line that is
 * repeated the account that the first run made. */
int account_create(struct session *session, const struct account *given, const char *force,
	struct account *account, struct err *err);

/* The same as the end of a ticket (新装接入): name, telephone and address that were not given are the
 * ticket's, which then has the account, and its result.  ERR_REFUSED for a ticket of a service that opens no
 * account (struct service `deed`), and for one of another account. */
int account_create_for(struct session *session, const struct account *given, const char *force,
	const char *typed, struct account *account, struct err *err);

#endif
