/* The entry of a day book that a receipt's number names. */
#ifndef FORM_RECEIPT_LOAD_H
#define FORM_RECEIPT_LOAD_H

#include "base/err.h"
#include "form/receipt.h"

struct session;

/* By the number as it was typed.  ERR_USAGE when that is none, ERR_REFUSED when there is no such entry.
 * In the session's arena. */
int receipt_load(const struct session *session, const char *typed, struct receipt *receipt, struct err *err);

#endif
