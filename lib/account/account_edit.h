/* A slip of the pen on an account is corrected, not noted beside: what a customer gave when it was
 * opened and no operation changes as a matter of its own.  The event holds old and new. */
#ifndef ACCOUNT_ACCOUNT_EDIT_H
#define ACCOUNT_ACCOUNT_EDIT_H

#include "account/account.h"
#include "base/err.h"

struct session;

struct account_edit {
	struct account to;   /* the number, and the members given */
	struct words empty;  /* keys of fields that are to be empty */
	const char *reason;
	const char *force;   /* why a number is taken that another account has; NULL */
};

/* The rule: identity numbers are checked as at the opening.  ERR_REFUSED names the field that is so
 * already. */
int account_edit(struct account *account, const struct session *session, const struct account_edit *edit,
	struct err *err);

/* Do it in one commit; also numbers that another account has are refused.  Of a command line that is
 * repeated the account as it is now. */
int account_edit_commit(struct session *session, const struct account_edit *edit, struct account *account,
	struct err *err);

/* For option tables: a field that may be emptied. */
int account_check_emptied(const char *text, struct err *err);

#endif
