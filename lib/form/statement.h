/* The statement of an account (对账单) on paper: what was billed and paid, and what was owed after each. */
#ifndef FORM_STATEMENT_H
#define FORM_STATEMENT_H

#include "account/account.h"
#include "account/account_statement.h"
#include "base/arena.h"
#include "form/form_grid.h"
#include "form/form_words.h"

/* Of the account with its statement, whose `to` is a day: a paper says up to when it is complete. */
void statement_form(struct form_grid *form, const struct form_words *names, const struct account *account,
	const struct account_statement *statement, struct arena *arena);

#endif
