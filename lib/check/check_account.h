/* Accounts: each by itself, against its block and against the receipts that day books have. */
#ifndef CHECK_CHECK_ACCOUNT_H
#define CHECK_CHECK_ACCOUNT_H

#include "finding/findings.h"

/* Check all of them; -1 only when they could not be looked at.  Notes which receipts are known. */
int check_accounts(struct findings *findings, struct err *err);

#endif
