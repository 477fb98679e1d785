#include "report/report_overdue.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "record/field_from.h"
#include "report/report_owed.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "value/id.h"

#define RECORD struct report_overdue_row
static const struct field overdue_fields[] = {
	FIELD_FROM(ticket, id),
	FIELD_FROM(ticket, service),
	FIELD_FROM(ticket, state),
	FIELD_AS("owed", owed.what, ENUM, N_("owed"), .rank = 2, .choices = ticket_owed_kinds),
	FIELD_AS("debtor", owed.debtor, ID, N_("debtor code")),
	FIELD(debtor_name, LINE, N_("debtor"), .rank = 1),
	FIELD(stage, LINE, N_("step of the flow"), .rank = 4),
	FIELD_FROM(ticket, department),
	FIELD_FROM(ticket, handler),
	FIELD_FROM(ticket, owner),
	FIELD(assigned_on, DATE, N_("assigned on")),
	FIELD(due, DATE, N_("due"), .rank = 2),
	FIELD_AS("until", owed.until, DATE, N_("until"), .rank = 3),
	FIELD(overdue_days, INT, N_("working days overdue"), .rank = 1, .flags = FIELD_FIGURE,
		.at_least = "at_least"),
	FIELD(at_least, FLAG, N_("at least so many"), .flags = FIELD_REQUIRED),
	FIELD_AS("late", owed.late, FLAG, N_("late"), .rank = 5),
	FIELD_AS("late_due", owed.late_due, DATE, N_("late since the end of")),
	FIELD(reminders, INT, N_("reminders"), .rank = 4, .flags = FIELD_REQUIRED | FIELD_RIGHT),
	FIELD(escalated, FLAG, N_("escalated"), .rank = 4, .flags = FIELD_REQUIRED),
	FIELD_FROM(ticket, name),
	FIELD_FROM(ticket, phone),
};
#undef RECORD

const struct schema report_overdue_schema = {
	.name = "overdue ticket",
	.title = N_("overdue tickets"),
	.size = sizeof(struct report_overdue_row),
	.base = &ticket_schema,
	SCHEMA_FIELDS(overdue_fields),
	.summary = N_("a ticket that is overdue or falls due soon"),
};

struct overdue_search {
	const struct report_overdue_query *query;
	const struct session *session;
	struct report_owed owed;
	int latest_due; /* what is due later is not listed */
	struct report_rows rows;
};

/* Listed are late rounds without a result, hand-overs and tellings past their limit, and what falls due
 * soon where that was asked for. */
static bool is_listed(const struct overdue_search *search, const struct report_ticket *found,
	const struct ticket_owed *owed)
{
	const struct ticket *ticket = found->ticket;
	const struct ticket_round *round = ticket_history_round(found->history);
	const char *department = search->query->department;
	if (owed->what == OWED_NOTHING)
		return false;
	if (department && !str_equal(department, ticket->department) &&
		!str_equal(department, owed->debtor))
		return false;
	if (owed->late && !ticket->result_at)
		return true;
	if ((owed->what == OWED_ASSIGN || owed->what == OWED_DELIVER) && owed->past)
		return true;
	return !ticket->result_at && round->due && round->due <= search->latest_due &&
	       search->query->within > 0;
}

/* Working days since it became late or ran past its own limit, the day looked at included; else the days
 * left, negative: these are exact, as session_reach takes in no day of a missing year. */
static int measure(const struct overdue_search *search, const char *id, const struct ticket_owed *owed,
	int due, struct session_days *days, struct err *err)
{
	int today = search->query->as_of;
	int since = owed->late ? owed->late_due : owed->past ? owed->until_latest : 0;
	if (since && session_count(search->session, id, since, today, days, err))
		return -1;
	if (since) {
		days->at_least = days->at_least || (owed->late ? owed->late_earlier : !owed->until);
		return 0;
	}
	if (session_count(search->session, id, today, due, days, err))
		return -1;
	days->n = -days->n;
	return 0;
}

static int each(void *context, const struct report_ticket *found, struct err *err)
{
	struct overdue_search *search = context;
	const struct ticket *ticket = found->ticket;
	const struct ticket_owed owed = report_owed_of(&search->owed, found);
	const struct ticket_round *round = ticket_history_round(found->history);
	struct session_days days;
	if (!is_listed(search, found, &owed))
		return 0;
	if (measure(search, ticket->id, &owed, round->due, &days, err))
		return -1;
	report_rows_add(&search->rows,
		&(struct report_overdue_row){
			.ticket = *ticket,
			.owed = owed,
			.debtor_name = report_owed_debtor(&search->owed, &owed),
			.stage = report_owed_stage(&search->owed, ticket),
			.assigned_on = round->assumed ? 0 : round->assigned_on,
			.due = round->due,
			.overdue_days = days.n,
			.at_least = days.at_least,
			.reminders = report_owed_reminders(found),
			.escalated = ticket->escalated_at != 0,
		});
	return 0;
}

static int worst_first(const void *a, const void *b)
{
	const struct report_overdue_row *x = a;
	const struct report_overdue_row *y = b;
	if (x->owed.late != y->owed.late)
		return x->owed.late ? -1 : 1;
	if (x->overdue_days != y->overdue_days)
		return x->overdue_days < y->overdue_days ? 1 : -1;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return id_order(x->ticket.id, y->ticket.id);
}

static int departments_together(const void *a, const void *b)
{
	const struct report_overdue_row *x = a;
	const struct report_overdue_row *y = b;
	int order = strcmp(x->debtor_name, y->debtor_name);
	return order ? order : worst_first(a, b);
}

int report_overdue_list(struct session *session, const struct report_overdue_query *query,
	struct list *list, struct err *err)
{
	struct overdue_search search = {
		.query = query,
		.session = session,
		.latest_due = query->as_of - 1,
		.rows = {.schema = &report_overdue_schema, .arena = session->mem},
	};
	const struct report_walk walk = {
		.as_of = query->as_of, .each = each, .context = &search};
	if (report_owed_begin(session, query->catalogue, &search.owed, err))
		return -1;
	if (query->within > 0 &&
		session_reach(session, query->as_of, (int)query->within, &search.latest_due, err))
		return -1;
	if (report_walk(session, &walk, err))
		return -1;
	*list = report_rows_sort(
		&search.rows, query->by_department ? departments_together : worst_first);
	return 0;
}

/* What a list comes to. */
struct overdue_count {
	size_t late;
	size_t past; /* not late, but past the limit of what is owed */
	size_t soon;
	int64_t longest; /* working days of a late one */
	bool at_least;
};

static struct overdue_count count_rows(const struct list *list)
{
	const struct report_overdue_row *rows = list->items;
	struct overdue_count count = {0};
	for (size_t i = 0; i < list->n; i++) {
		const struct report_overdue_row *row = &rows[i];
		if (!row->owed.late) {
			/* Of a missing year it may be that none is known. */
			*(row->overdue_days > 0 || row->at_least ? &count.past : &count.soon) += 1;
			continue;
		}
		if (!count.late++ || row->overdue_days > count.longest)
			count.longest = row->overdue_days;
		count.at_least = count.at_least || row->at_least;
	}
	return count;
}

static void add_count(struct str *text, const char *format, size_t n, struct arena *arena)
{
	const char *number = arena_printf(arena, "%zu", n);
	if (!n)
		return;
	str_add(text, text->length ? _("; ") : "");
	str_add(text, arena_printf(arena, format, number));
}

const char *report_overdue_headline(const struct list *list, struct arena *arena)
{
	const struct overdue_count count = count_rows(list);
	struct str text = {0};
	if (count.late)
		str_add_format(&text,
			ngettext("overdue: %s, the longest by %s working day",
				"overdue: %s, the longest by %s working days", (unsigned long)count.longest),
			arena_printf(arena, "%zu", count.late),
			arena_printf(arena, "%s%lld", count.at_least ? "≥ " : "", (long long)count.longest));
	add_count(&text, _("assignment or telling too late: %s"), count.past, arena);
	add_count(&text, _("due soon: %s"), count.soon, arena);
	return list->n ? str_keep(&text, arena) : NULL;
}
