#include "report/report_ledger.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/speech.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/field_from.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

#define RECORD struct report_ledger_row
static const struct field ledger_fields[] = {
	FIELD_FROM(ticket, id),
	FIELD_FROM(ticket, received_at),
	FIELD_AS("owner", ticket.owner, ID, N_("owner"), .names = "staff"),
	FIELD(owner_name, LINE, N_("received by"), .rank = 4),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, address),
	FIELD_FROM(ticket, account),
	FIELD_FROM(ticket, phone),
	FIELD_FROM(ticket, request),
	FIELD_FROM(ticket, department),
	FIELD_FROM(ticket, handler),
	FIELD(handler_name, LINE, N_("person in charge"), .rank = 3),
	FIELD_FROM(ticket, assigned_at),
	FIELD_FROM(ticket, due),
	FIELD(result, TEXT, N_("result"), .rank = 1, .flags = FIELD_PROSE),
	FIELD(visit, TEXT, N_("call-back"), .rank = 4, .flags = FIELD_PROSE),
	FIELD_FROM(ticket, remark),
	FIELD_FROM(ticket, state),
};
#undef RECORD

const struct schema report_ledger_schema = {
	.name = "ledger line",
	.title = N_("monthly ledger"),
	.size = sizeof(struct report_ledger_row),
	.base = &ticket_schema,
	SCHEMA_FIELDS(ledger_fields),
	.summary = N_("a ticket as a line of the monthly ledger (annex 9)"),
};

struct ledger_search {
	const struct report_ledger_query *query;
	struct staff_list staff;
	struct report_rows rows;
};

static const char *name_of(const struct staff_list *staff, const char *id)
{
	const struct staff *person = str_empty(id) ? NULL : staff_find(staff, id);
	return person ? person->name : id;
}

/* "satisfied; solved; remark", or why nobody was reached. */
static const char *visit_in_words(struct arena *mem, const struct ticket *ticket)
{
	if (!ticket->visited_at)
		return str_empty(ticket->not_told) ? NULL
						   : arena_printf(mem, _("cannot be told: %s"), ticket->not_told);
	if (!str_empty(ticket->no_visit))
		return arena_printf(mem, _("no call-back: %s"),
			catalogue_name_of(NULL, "no-visit", ticket->no_visit));
	const char *words = ticket->satisfaction
				    ? _(ticket_satisfactions[ticket->satisfaction].title)
				    : _("called back");
	if (ticket->reached == ANSWER_NO)
		words = arena_printf(mem, _("%s; not reached"), words);
	if (ticket->solved == ANSWER_YES)
		words = arena_printf(mem, _("%s; solved"), words);
	if (ticket->solved == ANSWER_NO)
		words = arena_printf(mem, _("%s; not solved"), words);
	return str_empty(ticket->quality) ? words
					  : arena_printf(mem, _("%s; %s"), words, ticket->quality);
}

/* What became of a matter that ended without a result belongs in the same column. */
static const char *result_in_words(struct arena *mem, const struct ticket *ticket)
{
	if (ticket->state != TICKET_REFUSED && ticket->state != TICKET_WITHDRAWN)
		return ticket->result;
	return arena_printf(mem, _("%s: %s"), _(ticket_states[ticket->state].title),
		ticket->reason ? ticket->reason : "");
}

static int each(void *context, const struct report_ticket *found, struct err *err)
{
	const struct ticket *ticket = found->ticket;
	struct ledger_search *search = context;
	int day = moment_date(ticket->received_at);
	(void)err;
	if (day < search->query->from || day > search->query->to)
		return 0;
	const char *before = speech_row_begin(search->rows.arena);
	report_rows_add(&search->rows,
		&(struct report_ledger_row){
			.ticket = *ticket,
			.owner_name = name_of(&search->staff, ticket->owner),
			.handler_name = name_of(&search->staff, ticket->handler),
			.result = result_in_words(search->rows.arena, ticket),
			.visit = visit_in_words(search->rows.arena, ticket),
		});
	speech_row_end(before, search->rows.arena);
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const struct report_ledger_row *x = a;
	const struct report_ledger_row *y = b;
	return id_order(x->ticket.id, y->ticket.id);
}

int report_ledger_make(struct session *session, const struct report_ledger_query *query,
	struct list *list, struct err *err)
{
	struct ledger_search search = {
		.query = query,
		.rows = {.schema = &report_ledger_schema, .arena = session->mem},
	};
	const struct report_walk walk = {
		.as_of = query->as_of,
		.ended = true,
		.from = query->from,
		.to = query->to,
		.each = each,
		.context = &search,
	};
	if (staff_load_readable(session->store, &search.staff, err) || report_walk(session, &walk, err))
		return -1;
	*list = report_rows_sort(&search.rows, by_id);
	return 0;
}

int report_ledger_parse(const char *text, int *from, int *to, struct err *err)
{
	int end;
	if (date_parse_month(text, from, err) || date_add_months(*from, 1, &end, err)) {
		err->code = ERR_USAGE;
		return -1;
	}
	*to = end - 1;
	return 0;
}
