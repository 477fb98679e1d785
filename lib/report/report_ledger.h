/* The monthly ledger: the registration forms of annex 9 (业务受理登记表) of a month, one line each,
 * in the order of the form. */
#ifndef REPORT_REPORT_LEDGER_H
#define REPORT_REPORT_LEDGER_H

#include <stdint.h>

#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct session;

struct report_ledger_row {
	struct ticket ticket;
	const char *owner_name;
	const char *handler_name;
	const char *result; /* 完成情况; of a matter that ended before, why */
	const char *visit;  /* 回访情况, in words */
};

extern const struct schema report_ledger_schema;

struct report_ledger_query {
	int from;      /* first and last day of the month */
	int to;
	int as_of;     /* tickets are taken as they stood at the end of this day */
};

/* The tickets received in the month (struct report_ledger_row, in the arena of the session), by
 * id. */
int report_ledger_make(struct session *session, const struct report_ledger_query *query,
	struct list *list, struct err *err);

/* "2026-09" as first and last day; ERR_USAGE otherwise. */
int report_ledger_parse(const char *text, int *from, int *to, struct err *err);

#endif
