/* Accounts: each by itself, against its block, and with what was folded away from it. */
#ifndef CHECK_CHECK_ACCOUNT_H
#define CHECK_CHECK_ACCOUNT_H

#include "base/err.h"

struct scan_file;

/* Check a block and its histories (check_past.h). */
int check_account_block(void *findings, const struct scan_file *file, struct err *err);

/* Sum up what the accounts of a block say. */
int check_account_sum(void *findings, const struct scan_file *file, struct err *err);

#endif
