/* An account as a page for people: below the form its unpaid bills and its tickets. */
#ifndef PROGRAM_ACCOUNT_PAGE_H
#define PROGRAM_ACCOUNT_PAGE_H

#include "account/account.h"
#include "cli/run.h"

/* For struct out: the names of acts. */
const char *account_page_name(const void *catalogue, const char *kind, const char *code);

/* The tables below the form. */
int account_page(struct run *run, const struct account *account, struct err *err);

#endif
