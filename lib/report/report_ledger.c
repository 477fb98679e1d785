#include "report/report_ledger.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_until.h"
#include "value/date.h"
#include "value/moment.h"

#define AT(member) .offset = offsetof(struct report_ledger_row, member)
static const struct field ledger_fields[] = {
	{.key = "id", .title = N_("ticket"), .type = FIELD_ID, AT(id)},
	{.key = "received_at", .title = N_("received at"), .type = FIELD_MOMENT, AT(received_at)},
	{.key = "owner", .title = N_("owner"), .type = FIELD_ID, AT(owner)},
	{.key = "owner_name", .title = N_("received by"), .type = FIELD_LINE, AT(owner_name)},
	{.key = "name", .title = N_("name or unit"), .type = FIELD_LINE, .flags = FIELD_NAME, AT(name)},
	{.key = "service", .title = N_("service"), .type = FIELD_ID, AT(service), .names = "service"},
	{.key = "address", .title = N_("address"), .type = FIELD_LINE, AT(address)},
	{.key = "account", .title = N_("account"), .type = FIELD_ID, AT(account)},
	{.key = "phone", .title = N_("telephone"), .type = FIELD_ID, .flags = FIELD_PHONE, AT(phone)},
	{.key = "request", .title = N_("request"), .type = FIELD_TEXT, AT(request)},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.names = "department"},
	{.key = "handler", .title = N_("handler"), .type = FIELD_ID, AT(handler)},
	{.key = "handler_name", .title = N_("person in charge"), .type = FIELD_LINE, AT(handler_name)},
	{.key = "assigned_at", .title = N_("handed over at"), .type = FIELD_MOMENT, AT(assigned_at)},
	{.key = "due", .title = N_("due"), .type = FIELD_DATE, AT(due)},
	{.key = "result", .title = N_("result"), .type = FIELD_TEXT, AT(result)},
	{.key = "visit", .title = N_("call-back"), .type = FIELD_TEXT, AT(visit)},
	{.key = "remark", .title = N_("remark"), .type = FIELD_TEXT, AT(remark)},
	{.key = "state", .title = N_("state"), .type = FIELD_ENUM, AT(state),
		.choices = ticket_states},
};
#undef AT

const struct schema report_ledger_schema = {
	.name = "ledger line",
	.size = sizeof(struct report_ledger_row),
	SCHEMA_FIELDS(ledger_fields),
	.summary = N_("a ticket as a line of the monthly ledger (annex 9)"),
};

struct making {
	struct session *session;
	const struct report_ledger_query *query;
	struct list staff;
	struct report_ledger_row *rows;
	size_t n;
	size_t room;
};

static const char *name_of(const struct making *making, const char *id)
{
	const struct staff *person = str_empty(id) ? NULL : staff_find(&making->staff, id);
	return person ? person->name : id;
}

/* "satisfied; solved; remark", or why nobody was reached. */
static const char *visit_in_words(struct arena *mem, const struct ticket *ticket)
{
	if (!ticket->visited_at)
		return NULL;
	if (!str_empty(ticket->no_visit))
		return arena_printf(mem, _("no call-back: %s"), ticket->no_visit);
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

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct making *making = context;
	struct arena *mem = making->session->mem;
	int day = moment_date(ticket->received_at);
	(void)path;
	(void)err;
	if (day < making->query->from || day > making->query->to)
		return 0;
	VEC_PUSH(mem, making->rows, making->n, making->room) = (struct report_ledger_row){
		.id = ticket->id,
		.received_at = ticket->received_at,
		.owner = ticket->owner,
		.owner_name = name_of(making, ticket->owner),
		.name = ticket->name,
		.service = ticket->service,
		.address = ticket->address,
		.account = ticket->account,
		.phone = ticket->phone,
		.request = ticket->request,
		.department = ticket->department,
		.handler = ticket->handler,
		.handler_name = name_of(making, ticket->handler),
		.assigned_at = ticket->assigned_at,
		.due = ticket->due,
		.result = result_in_words(mem, ticket),
		.visit = visit_in_words(mem, ticket),
		.remark = ticket->remark,
		.state = ticket->state,
	};
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const struct report_ledger_row *x = a;
	const struct report_ledger_row *y = b;
	return strcmp(x->id, y->id);
}

int report_ledger_make(struct session *session, const struct report_ledger_query *query, struct list *list,
	struct err *err)
{
	struct making making = {.session = session, .query = query};
	char text[DATE_TEXT_SIZE];
	date_format(query->from, text);
	/* Ids begin with the day received, so files of other months are only searched, not parsed. */
	const struct ticket_walk walk = {
		.trays = TRAY_ALL,
		.keep = true,
		.needle = arena_printf(session->mem, "id: \"%.4s%.2s", text, text + 5),
		.each = each,
		.context = &making,
	};
	if (staff_load_all(session->store, &making.staff, err) ||
		ticket_walk_until(session->store, &walk, query->until, NULL, session->mem, err))
		return -1;
	if (making.n)
		qsort(making.rows, making.n, sizeof *making.rows, by_id);
	*list = (struct list){making.rows, making.n};
	return 0;
}

int report_ledger_parse(const char *text, int *from, int *to, struct err *err)
{
	struct err ignored = {0};
	char year_digits[5] = "";
	int64_t year = 0;
	int64_t month = 0;
	int end = 0;
	bool well = strlen(text) == 7 && text[4] == '-' && text[5] != '-';
	if (well)
		memcpy(year_digits, text, 4);
	if (!well || num_parse(year_digits, DATE_YEAR_FIRST, DATE_YEAR_LAST - 1, &year, &ignored) ||
		num_parse(text + 5, 1, 12, &month, &ignored))
		return err_set(err, ERR_USAGE, _("\"%s\" is no month (2026-09)"), text);
	if (date_make((int)year, (int)month, 1, from, err) ||
		date_make(month == 12 ? (int)year + 1 : (int)year, month == 12 ? 1 : (int)month + 1, 1,
			&end, err))
		return -1;
	*to = end - 1;
	return 0;
}
