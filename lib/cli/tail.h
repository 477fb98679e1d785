/* What a person types for an account or a receipt becomes its number: all of it in any width and case or, when
 * session->by_tail, the end of exactly one of them. */
#ifndef CLI_TAIL_H
#define CLI_TAIL_H

#include "base/err.h"

struct session;

/* An account: "12345" is 0000012345.  One that has only zeros before it goes first.  What no account ends in
 * stays as it is, folded, when it could be a number.  ERR_USAGE when it could not be one; ERR_REFUSED lists
 * those that it may be. */
int tail_account(const struct session *session, const char *typed, const char **number, struct err *err);

/* A receipt: "7" or "XS-R7" of today, "0921-7" of that day. */
int tail_receipt(const struct session *session, const char *typed, const char **receipt, struct err *err);

#endif
