#include "report/report_visit.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "record/field_from.h"
#include "report/report_owed.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "value/id.h"
#include "value/moment.h"

#define RECORD struct report_visit
static const struct field visit_fields[] = {
	FIELD_AS("owner", ticket.owner, ID, N_("owner"), .names = "staff"),
	FIELD(owner_name, LINE, N_("call-back owed by")),
	FIELD_FROM(ticket, id),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, department),
	FIELD(delivered_on, DATE, N_("customer told on"), .rank = 3),
	FIELD(days, INT, N_("working days since"), .rank = 1, .flags = FIELD_FIGURE, .at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, phone),
	FIELD_FROM(ticket, result),
};
#undef RECORD

const struct schema report_visit_schema = {
	.name = "call-back",
	.title = N_("tickets to call back"),
	.size = sizeof(struct report_visit),
	.base = &ticket_schema,
	SCHEMA_FIELDS(visit_fields),
	.summary = N_("a call-back that is owed"),
};

#define RECORD struct report_visit_sum
static const struct field sum_fields[] = {
	FIELD(owner, ID, N_("owner"), .names = "staff"),
	FIELD(owner_name, LINE, N_("call-back owed by")),
	FIELD(tickets, INT, N_("call-backs owed"), .flags = FIELD_REQUIRED | FIELD_RIGHT, .unit = N_("tickets")),
	FIELD(longest, INT, N_("longest wait in working days"),
		.flags = FIELD_FIGURE, .at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD(oldest, ID, N_("ticket")),
};
#undef RECORD

const struct schema report_visit_sum_schema = {
	.name = "call-backs",
	.title = N_("call-backs owed by person"),
	.size = sizeof(struct report_visit_sum),
	SCHEMA_FIELDS(sum_fields),
	.summary = N_("call-backs owed by one person"),
};

struct visit_search {
	const struct report_visit_query *query;
	const struct session *session;
	struct report_owed owed;
	struct report_rows rows;
};

static bool is_asked_for(const struct report_visit_query *query, const struct ticket *ticket,
	const struct ticket_owed *owed)
{
	return owed->what == OWED_VISIT &&
	       (!query->owner || str_equal(query->owner, ticket->owner)) &&
	       (!query->desk || strncmp(ticket->id + TICKET_ID_DESK, query->desk, 2) == 0);
}

static int each(void *context, const struct report_ticket *found, struct err *err)
{
	const struct ticket *ticket = found->ticket;
	struct visit_search *search = context;
	int told_on = moment_date(ticket->told_at);
	struct session_days days;
	const struct ticket_owed owed = report_owed_of(&search->owed, found);
	if (!is_asked_for(search->query, ticket, &owed))
		return 0;
	if (session_count(search->session, ticket->id, told_on, search->query->as_of, &days, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_visit){
			.ticket = *ticket,
			.owner_name = report_owed_debtor(&search->owed, &owed),
			.delivered_on = told_on,
			.days = days.n,
			.at_least = days.at_least,
		});
	return 0;
}

static int owners_together(const void *a, const void *b)
{
	const struct report_visit *x = a;
	const struct report_visit *y = b;
	int order = strcmp(x->ticket.owner, y->ticket.owner);
	if (order == 0)
		order = x->delivered_on - y->delivered_on;
	return order ? order : id_order(x->ticket.id, y->ticket.id);
}

int report_visit_list(struct session *session, const struct report_visit_query *query,
	struct list *list, struct err *err)
{
	struct visit_search search = {
		.query = query,
		.session = session,
		.rows = {.schema = &report_visit_schema, .arena = session->mem},
	};
	const struct report_walk walk = {
		.as_of = query->as_of, .each = each, .context = &search};
	if (report_owed_begin(session, NULL, &search.owed, err) ||
		report_walk(session, &walk, err))
		return -1;
	*list = report_rows_sort(&search.rows, owners_together);
	return 0;
}

static int most_first(const void *a, const void *b)
{
	const struct report_visit_sum *x = a;
	const struct report_visit_sum *y = b;
	if (x->tickets != y->tickets)
		return x->tickets < y->tickets ? 1 : -1;
	return strcmp(x->owner, y->owner);
}

void report_visit_add_up(struct session *session, const struct list *debts, struct list *sums)
{
	const struct report_visit *debt = debts->items;
	struct report_visit_sum *rows = arena_array(session->mem, debts->n, sizeof *rows);
	size_t n = 0;
	/* Owners stand together, and the first of each waits longest. */
	for (size_t i = 0; i < debts->n; i++) {
		if (n == 0 || !str_equal(rows[n - 1].owner, debt[i].ticket.owner))
			rows[n++] = (struct report_visit_sum){.owner = debt[i].ticket.owner,
				.owner_name = debt[i].owner_name,
				.longest = debt[i].days,
				.at_least = debt[i].at_least,
				.oldest = debt[i].ticket.id};
		rows[n - 1].tickets++;
	}
	if (n)
		qsort(rows, n, sizeof *rows, most_first);
	*sums = (struct list){rows, n};
}

const char *report_visit_headline(const struct list *debts, struct arena *arena)
{
	const struct report_visit *debt = debts->items;
	int64_t longest = 0;
	bool at_least = false;
	for (size_t i = 0; i < debts->n; i++) {
		if (debt[i].days > longest)
			longest = debt[i].days;
		at_least = at_least || debt[i].at_least;
	}
	return arena_printf(arena,
		ngettext("to call back: %s, the longest after %s working day",
			"to call back: %s, the longest after %s working days", (unsigned long)longest),
		arena_printf(arena, "%zu", debts->n),
		arena_printf(arena, "%s%lld", at_least ? "≥ " : "", (long long)longest));
}
