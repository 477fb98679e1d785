/* The statement of an account (对账单) on paper: what one of its holders was billed and paid, and what he
 * owed after each.  What another holder owes or has prepaid is not his to read. */
#ifndef FORM_STATEMENT_H
#define FORM_STATEMENT_H

#include <stdbool.h>

#include "account/account.h"
#include "account/account_statement.h"
#include "base/arena.h"
#include "form/form_grid.h"
#include "form/form_words.h"

struct statement {
	struct account account;
	struct account_statement money; /* `to` is a day: a paper says up to when it is complete */
};

void statement_form(struct form_grid *form, const struct form_words *names,
	const struct statement *statement, struct arena *arena);

#endif
