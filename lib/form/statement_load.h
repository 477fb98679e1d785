/* The money of one holder of an account, folded years too. */
#ifndef FORM_STATEMENT_LOAD_H
#define FORM_STATEMENT_LOAD_H

#include <stdint.h>

#include "base/err.h"
#include "form/statement.h"

struct session;

struct statement_order {
	const char *account; /* as typed */
	int64_t holder;      /* his number, 1 the first; 0: who holds now */
	int from, to;        /* days; 0: no end, today */
};

/* ERR_USAGE when the number is none of an account, ERR_REFUSED when there is no such account or holder.
 * In the session's arena. */
int statement_load(const struct session *session, const struct statement_order *order,
	struct statement *statement, struct err *err);

#endif
