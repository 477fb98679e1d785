#include "ticket/ticket_owed.h"

#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/settings.h"
#include "store/store.h"
#include "ticket/ticket_custody.h"
#include "value/calendar.h"
#include "value/moment.h"

const struct choice ticket_owed_kinds[] = {
	{"", ""},
	{"papers", N_("missing documents")},
	{"assign", N_("assignment")},
	{"result", N_("finishing")},
	{"hold", N_("end of the hold")},
	{"deliver", N_("telling the customer")},
	{"visit", N_("calling back")},
	{"close", N_("closing")},
	{NULL, NULL},
};

/* By state: what is owed, and after which acts it is owed anew. */
static const struct {
	int what;
	const char *anew[4];
} debts[] = {
	[TICKET_INCOMPLETE] = {OWED_PAPERS, {"require-papers", "rest"}},
	[TICKET_RECEIVED] = {OWED_ASSIGN, {"return"}},
	[TICKET_APPROVED] = {OWED_ASSIGN, {"return"}},
	[TICKET_ASSIGNED] = {OWED_RESULT, {"assign", "transfer", "step", "reject"}},
	[TICKET_ON_HOLD] = {OWED_HOLD, {"hold"}},
	[TICKET_DONE] = {OWED_DELIVER, {"result", "main-result"}},
	[TICKET_DELIVERED] = {OWED_VISIT, {"deliver", "attempt"}},
	[TICKET_VISITED] = {OWED_CLOSE, {"visit"}},
	[TICKET_LINKED] = {OWED_NOTHING, {NULL}},
};

int ticket_owed_rules_load(struct session *session, const struct catalogue *catalogue,
	struct ticket_owed_rules *rules, struct err *err)
{
	struct staff_list *staff = arena_alloc(session->mem, sizeof *staff);
	struct catalogue *loaded = catalogue ? NULL : arena_alloc(session->mem, sizeof *loaded);
	*rules = (struct ticket_owed_rules){.settings = &session->store->settings, .staff = staff};
	rules->catalogue = catalogue ? catalogue : loaded;
	return session_calendar(session, &rules->calendar, err) ||
			       staff_load_readable(session->store, staff, err) ||
			       (loaded && catalogue_load_readable(session->store, loaded, err))
		       ? -1
		       : 0;
}

int ticket_owed_kind(const struct ticket *ticket)
{
	if (ticket_is_final(ticket->state))
		return OWED_NOTHING;
	/* Who cannot be told cannot be called back. */
	if (ticket->state == TICKET_DELIVERED && !str_empty(ticket->not_told))
		return OWED_CLOSE;
	return debts[ticket->state].what;
}

bool ticket_owed_begins(int state, const char *act)
{
	for (size_t i = 0; i < sizeof debts[state].anew / sizeof *debts[state].anew; i++)
		if (str_equal(debts[state].anew[i], act))
			return true;
	return false;
}

static int64_t days_of(const struct settings *settings, int what)
{
	switch ((enum ticket_owed_kind)what) {
	case OWED_PAPERS:
		return settings_days(settings, SETTINGS_PAPERS);
	case OWED_ASSIGN:
		return settings_days(settings, SETTINGS_ASSIGN);
	case OWED_DELIVER:
		return settings_days(settings, SETTINGS_DELIVER);
	case OWED_VISIT:
		return settings_days(settings, SETTINGS_VISIT);
	default:
		return settings_days(settings, SETTINGS_CLOSE);
	}
}

/* The stage of its flow in which it is; NULL where it has none. */
static const struct flow_stage *stage_of(const struct catalogue *catalogue, const struct ticket *ticket)
{
	const struct service *service;
	struct err gone = {0};
	if (!catalogue || !ticket->stage || catalogue_service(catalogue, ticket->service, &service, &gone))
		return NULL;
	return catalogue_handling_stage(catalogue_flow(catalogue, service->flow), ticket->stage);
}

/* The last day of the stage; 0 where only the round has one.  It began with the step before, or with the
 * hand-over, and what has moved the due date since moves it, too. */
static int end_of_stage(struct ticket_history *history, const struct ticket_owed_rules *rules,
	const struct ticket *ticket)
{
	const struct flow_stage *stage = stage_of(rules->catalogue, ticket);
	const struct ticket_round *round = ticket_history_round(history);
	const struct ticket_point *began = NULL;
	int missing = 0;
	if (!stage || catalogue_stage_days(stage) < 0)
		return 0;
	for (size_t i = round->from; i < round->to; i++)
		if (str_equal(history->points[i].act, "step") ||
			(!began && str_equal(history->points[i].act, "assign")))
			began = &history->points[i];
	if (!began)
		return 0;
	int days = (int)catalogue_stage_days(stage) +
		   calendar_count_known(rules->calendar, began->after.due, ticket->due, &missing);
	/* The same day, or the next working day. */
	int until = calendar_reach(rules->calendar, catalogue_stage_days(stage) ? began->day : began->day - 1,
		catalogue_stage_days(stage) ? days : days + 1, &missing);
	if (missing)
		history->missing_year = missing;
	return missing ? 0 : until;
}

/* The last day of what is owed since a day; 0 where a year is missing. */
static int reach(struct ticket_history *history, const struct ticket_owed_rules *rules, int what, int since)
{
	int missing = 0;
	int until = calendar_reach(rules->calendar, since, (int)days_of(rules->settings, what), &missing);
	if (missing)
		history->missing_year = missing;
	return missing ? 0 : until;
}

/* An attempt at a call-back gives it another day when it was made in time; a later one does not. */
static bool begins_anew(struct ticket_history *history, const struct ticket_owed_rules *rules,
	const struct ticket_point *point, int since)
{
	if (!ticket_owed_begins(point->after.state, point->act))
		return false;
	return !str_equal(point->act, "attempt") || point->day <= reach(history, rules, OWED_VISIT, since);
}

/* A debt that something else came between. */
struct interruption {
	int since; /* the debt's first day */
	int on;
};

/* Papers and a hand-over that a link (or papers) interrupted in time are owed anew when they go on; one
 * that was past its limit then is past it still. */
static bool goes_on(struct ticket_history *history, const struct ticket_owed_rules *rules,
	const struct ticket_point *point, const struct interruption *was)
{
	int what = ticket_owed_kind(&point->after);
	return (what == OWED_PAPERS || what == OWED_ASSIGN) && was->since &&
	       !ticket_owed_begins(point->after.state, point->act) && was->on > reach(history, rules, what, was->since);
}

/* Since when what the round owes now is owed. */
static int since_of(struct ticket_history *history, const struct ticket_owed_rules *rules,
	const struct ticket_round *round)
{
	struct interruption last[OWED_CLOSE + 1] = {0};
	int what = OWED_NOTHING, since = 0; /* now */
	for (size_t i = round->from; i < round->to; i++) {
		const struct ticket_point *point = &history->points[i];
		int next = ticket_owed_kind(&point->after);
		if (next == what && !begins_anew(history, rules, point, since))
			continue;
		last[what] = (struct interruption){since, point->day};
		since = goes_on(history, rules, point, &last[next]) ? last[next].since : point->day;
		what = next;
	}
	return since;
}

/* The answer to a consultation, or a direct service, is owed at once. */
static bool is_owed_at_once(const struct ticket *ticket, const struct ticket_owed *owed)
{
	return owed->what == OWED_ASSIGN && !ticket->limit && !ticket_handed_over(ticket);
}

static int until_of(struct ticket_history *history, const struct ticket_owed_rules *rules,
	const struct ticket *ticket, const struct ticket_owed *owed)
{
	if (owed->what == OWED_RESULT) {
		int until = end_of_stage(history, rules, ticket);
		return until && until < ticket->due ? until : ticket->due;
	}
	if (owed->what == OWED_HOLD)
		return ticket->held_until;
	if (is_owed_at_once(ticket, owed))
		return ticket_history_due(ticket, rules->calendar, &history->missing_year);
	return reach(history, rules, owed->what, owed->since);
}

/* The latest day that `until` can be: it is unknown only where it is counted and a year is missing. */
static int latest_of(const struct ticket_owed_rules *rules, const struct ticket *ticket,
	const struct ticket_owed *owed)
{
	bool counted = owed->what != OWED_RESULT && owed->what != OWED_HOLD && !is_owed_at_once(ticket, owed);
	if (owed->until || !counted)
		return owed->until;
	return calendar_latest(rules->calendar, owed->since, (int)days_of(rules->settings, owed->what));
}

/* Late as far as that is known, or certainly so for all that is not. */
static void look_whether_late(const struct ticket_history *history, struct ticket_owed *owed)
{
	const struct ticket_round *round = ticket_history_round(history);
	owed->late_earlier = !round->late_due;
	owed->late_due = round->late_due ? round->late_due : round->late_latest;
	owed->late = owed->late_due && owed->late_due < history->as_of;
	if (!owed->late)
		owed->late_due = owed->late_earlier = 0;
}

/* The owner, or who stands in for him while he is away. */
static const char *owner_or_deputy(const struct staff_list *staff, const char *owner, int day)
{
	const struct staff *deputy = staff ? staff_deputy(staff, owner, day) : NULL;
	return deputy ? deputy->id : owner;
}

static void name_debtor(const struct ticket_round *round, const struct ticket *ticket,
	const struct ticket_owed_rules *rules, int day, struct arena *arena, struct ticket_owed *owed)
{
	bool returned = ticket->returns > 0 || round->number > 1;
	owed->debtor = arena_dup_n(arena, ticket->id + TICKET_ID_DESK, 2);
	owed->person = ticket->owner;
	switch ((enum ticket_owed_kind)owed->what) {
	case OWED_PAPERS:
		owed->debtor = TICKET_OWED_CUSTOMER;
		return;
	case OWED_ASSIGN:
		if (ticket->state != TICKET_APPROVED && !returned)
			return;
		owed->debtor = TICKET_CUSTODY_CENTRE;
		owed->person = NULL;
		return;
	case OWED_RESULT:
		owed->debtor = ticket->department;
		owed->person = ticket->handler;
		return;
	case OWED_HOLD:
		owed->debtor = owed->person = ticket->held_by ? ticket->held_by : ticket->owner;
		return;
	case OWED_VISIT:
		owed->person = owner_or_deputy(rules->staff, ticket->owner, day);
		owed->debtor = owed->person;
		return;
	default:
		return;
	}
}

struct ticket_owed ticket_owed_of(struct ticket_history *history, const struct ticket_owed_rules *rules,
	struct arena *arena)
{
	const struct ticket_round *round = ticket_history_round(history);
	struct ticket_owed owed = {0};
	int missing = 0;
	if (!round)
		return owed;
	const struct ticket *ticket = &history->points[history->points_n - 1].after;
	look_whether_late(history, &owed);
	owed.what = ticket_owed_kind(ticket);
	if (owed.what == OWED_NOTHING)
		return owed;
	owed.since = since_of(history, rules, round);
	owed.until = until_of(history, rules, ticket, &owed);
	name_debtor(round, ticket, rules, history->as_of, arena, &owed);
	owed.until_latest = latest_of(rules, ticket, &owed);
	owed.past = owed.until_latest && history->as_of > owed.until_latest;
	if (owed.past)
		owed.days = calendar_count_known(rules->calendar, owed.until_latest, history->as_of, &missing);
	owed.at_least = missing || (owed.past && !owed.until);
	if (missing)
		history->missing_year = missing;
	return owed;
}
