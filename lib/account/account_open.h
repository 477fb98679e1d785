/* 立户: a new account in the store. */
#ifndef ACCOUNT_ACCOUNT_OPEN_H
#define ACCOUNT_ACCOUNT_OPEN_H

#include <stdbool.h>

#include "account/account.h"
#include "base/err.h"

struct session;

/* 立户: commit a new account.  ERR_REFUSED when the number is taken; of a command line that is
 * repeated the account that the first run made. */
int account_create(struct session *session, const struct account *given, struct account *account,
	struct err *err);

#endif
