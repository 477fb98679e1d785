#include "ticket/transition.h"

#include <stdbool.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/staff.h"
#include "ticket/ticket_clock.h"
#include "ticket/ticket_overdue.h"

#define WINDOW (ROLE_CLERK | ROLE_SUPERVISOR)
#define WORK (ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR)

/* Rows that lead on come first in their state: transition_forward takes the first. */
const struct transition transitions[] = {
	{TICKET_NONE, "receive", TICKET_RECEIVED, N_("receive"), "ticket-new", "ticket-new", WINDOW, "五（三）", NULL},
	{TICKET_NONE, "receive-incomplete", TICKET_INCOMPLETE, N_("receive, papers missing"), "ticket-new", "ticket-new", WINDOW,
		"五（二）", NULL},
	{TICKET_NONE, "import", TICKET_NONE, N_("take over from a ledger"), "ticket-import", "ticket-import",
		ROLE_SUPERVISOR | ROLE_ADMIN, "五（三）", NULL},
	{TICKET_RECEIVED, "approve", TICKET_APPROVED, N_("review: agree"), "ticket-review", "ticket-review %s --agree",
		WINDOW, "四", NULL},
	{TICKET_RECEIVED, "require-papers", TICKET_INCOMPLETE, N_("review: papers missing"), "ticket-review",
		"ticket-review %s --missing PAPER", WINDOW, "五（三）", NULL},
	{TICKET_RECEIVED, "refuse", TICKET_REFUSED, N_("review: refuse"), "ticket-review",
		"ticket-review %s --refuse REASON", WINDOW, "五（三）", NULL},
	{TICKET_RECEIVED, "agree", TICKET_NONE, N_("opinion: agrees"), "ticket-review",
		"ticket-review %s --department DEPARTMENT --agree", WORK, "四", NULL},
	{TICKET_RECEIVED, "disagree", TICKET_NONE, N_("opinion: does not agree"), "ticket-review",
		"ticket-review %s --department DEPARTMENT --disagree", WORK, "四", NULL},
	{TICKET_RECEIVED, "papers", TICKET_NONE, N_("papers shown"), "ticket-review", "", WINDOW,
		"五（二）", NULL},
	{TICKET_INCOMPLETE, "papers", TICKET_NONE, N_("papers shown"), "ticket-review", "", WINDOW,
		"五（二）", NULL},
	{TICKET_APPROVED, "papers", TICKET_NONE, N_("papers shown"), "ticket-review", "", WINDOW,
		"五（二）", NULL},
	{TICKET_ASSIGNED, "papers", TICKET_NONE, N_("papers shown"), "ticket-review", "", WINDOW,
		"五（二）", NULL},
	{TICKET_INCOMPLETE, "papers-complete", TICKET_RECEIVED, N_("papers complete"), "ticket-review",
		"ticket-review %s --papers-complete", WINDOW, "五（三）", NULL},
	{TICKET_INCOMPLETE, "refuse", TICKET_REFUSED, N_("review: refuse"), "ticket-review",
		"ticket-review %s --refuse REASON", WINDOW, "五（三）", NULL},
	{TICKET_APPROVED, "assign", TICKET_ASSIGNED, N_("hand over"), "ticket-assign",
		"ticket-assign %s --to DEPARTMENT", WINDOW, "六", NULL},
	{TICKET_ASSIGNED, "result", TICKET_DONE, N_("result"), "ticket-result", "ticket-result %s --text TEXT",
		WORK, "六", NULL},
	{TICKET_ASSIGNED, "step", TICKET_NONE, N_("step of the flow done"), "ticket-result", "", WORK,
		"六", NULL},
	{TICKET_ASSIGNED, "return", TICKET_APPROVED, N_("give back"), "ticket-return",
		"ticket-return %s --reason TEXT", WORK, "六", NULL},
	{TICKET_ASSIGNED, "hold", TICKET_ON_HOLD, N_("put on hold"), "ticket-hold",
		"ticket-hold %s --reason TEXT", WORK, "六", NULL},
	{TICKET_ON_HOLD, "resume", TICKET_ASSIGNED, N_("take up again"), "ticket-resume",
		"ticket-resume %s", WORK, "六", NULL},
	{TICKET_ASSIGNED, "extend", TICKET_NONE, N_("extend"), "ticket-extend",
		"ticket-extend %s --days DAYS --reason TEXT --told phone", ROLE_SUPERVISOR, "六",
		ticket_guard_extend},
	{TICKET_ASSIGNED, "remind", TICKET_NONE, N_("remind"), "ticket-remind",
		"ticket-remind %s --to WHOM", WINDOW, "六", NULL},
	{TICKET_ON_HOLD, "remind", TICKET_NONE, N_("remind"), "ticket-remind",
		"ticket-remind %s --to WHOM", WINDOW, "六", NULL},
	{TICKET_ASSIGNED, "inform", TICKET_NONE, N_("tell the user how things stand"),
		"ticket-remind", "", WINDOW, "六", NULL},
	{TICKET_ON_HOLD, "inform", TICKET_NONE, N_("tell the user how things stand"), "ticket-remind",
		"", WINDOW, "六", NULL},
	{TICKET_ASSIGNED, "escalate", TICKET_NONE, N_("escalate"), "ticket-escalate",
		"ticket-escalate %s --note TEXT", WINDOW, "六", ticket_guard_escalate},
	{TICKET_DONE, "deliver", TICKET_DELIVERED, N_("deliver"), "ticket-deliver", "ticket-deliver %s --by phone",
		WINDOW, "四", NULL},
	{TICKET_DELIVERED, "visit", TICKET_VISITED, N_("visit"), "ticket-visit",
		"ticket-visit %s --satisfaction satisfied", WINDOW, "六", NULL},
	{TICKET_VISITED, "close", TICKET_CLOSED, N_("file away"), "ticket-close", "ticket-close %s", WINDOW, "五（三）", NULL},
	{TICKET_VISITED, "reopen", TICKET_ASSIGNED, N_("reopen"), "ticket-reopen",
		"ticket-reopen %s --reason TEXT", WINDOW, "六", NULL},
	{TICKET_CLOSED, "reopen", TICKET_ASSIGNED, N_("reopen"), "ticket-reopen",
		"ticket-reopen %s --reason TEXT", WINDOW, "六", NULL},
	{TICKET_RECEIVED, "withdraw", TICKET_WITHDRAWN, N_("withdraw"), "ticket-withdraw",
		"ticket-withdraw %s --reason TEXT", WINDOW, "五（三）", NULL},
	{TICKET_INCOMPLETE, "withdraw", TICKET_WITHDRAWN, N_("withdraw"), "ticket-withdraw",
		"ticket-withdraw %s --reason TEXT", WINDOW, "五（三）", NULL},
	{TICKET_APPROVED, "withdraw", TICKET_WITHDRAWN, N_("withdraw"), "ticket-withdraw",
		"ticket-withdraw %s --reason TEXT", WINDOW, "五（三）", NULL},
	{TICKET_ASSIGNED, "withdraw", TICKET_WITHDRAWN, N_("withdraw"), "ticket-withdraw",
		"ticket-withdraw %s --reason TEXT", WINDOW, "五（三）", NULL},
	{TICKET_ON_HOLD, "withdraw", TICKET_WITHDRAWN, N_("withdraw"), "ticket-withdraw",
		"ticket-withdraw %s --reason TEXT", WINDOW, "五（三）", NULL},
};

const size_t transitions_n = sizeof transitions / sizeof *transitions;

/* What is possible in every state, and changes none. */
static const struct transition any_state[] = {
	{TICKET_NONE, "note", TICKET_NONE, N_("note"), "ticket-note", "ticket-note %s --text TEXT",
		ROLE_ANYONE, "五（三）", NULL},
	{TICKET_NONE, "find-cause", TICKET_NONE, N_("cause and accountability"), "ticket-escalate",
		"ticket-escalate %s --cause department --accountability TEXT", ROLE_INSPECTOR, "六", NULL},
};

static const struct transition *find_any_state(const char *act)
{
	for (size_t i = 0; i < sizeof any_state / sizeof *any_state; i++)
		if (str_equal(any_state[i].act, act))
			return &any_state[i];
	return NULL;
}

const struct transition *transition_find(int state, const char *act)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (transitions[i].from == state && str_equal(transitions[i].act, act))
			return &transitions[i];
	return state == TICKET_NONE ? NULL : find_any_state(act);
}

static const struct transition *any_row(const char *act)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (str_equal(transitions[i].act, act))
			return &transitions[i];
	return find_any_state(act);
}

const char *transition_title(const char *act)
{
	const struct transition *row = any_row(act);
	return row ? _(row->title) : act;
}

const char *transition_article(const char *act)
{
	const struct transition *row = any_row(act);
	return row ? row->article : NULL;
}

const char *transition_program(const char *act)
{
	const struct transition *row = any_row(act);
	return row ? row->program : NULL;
}

const struct transition *transition_forward(int state)
{
	if (ticket_is_final(state))
		return NULL;
	for (size_t i = 0; i < transitions_n; i++)
		if (transitions[i].from == state && transitions[i].to != TICKET_NONE)
			return &transitions[i];
	return NULL;
}

/* The acts that lie between `state` and one in which `act` is possible: "result, deliver". */
static bool acts_before(int state, const char *act, struct str *acts)
{
	for (int guard = 0; guard <= TICKET_WITHDRAWN; guard++) {
		const struct transition *next = transition_forward(state);
		if (transition_find(state, act))
			return true;
		if (!next || next->to == TICKET_NONE)
			return false;
		str_add_format(acts, "%s%s", acts->length ? _(", ") : "", _(next->title));
		state = next->to;
	}
	return false;
}

static const char *usage_of(const struct transition *row, const struct ticket *ticket,
	struct arena *arena)
{
	struct str usage = {0};
	const char *at = strstr(row->usage, "%s");
	if (at)
		str_add_format(&usage, "%.*s%s%s", (int)(at - row->usage), row->usage, ticket->id, at + 2);
	else
		str_add(&usage, row->usage);
	const char *text = arena_dup(arena, str_text(&usage));
	str_close(&usage);
	return text;
}

static int refuse_state(const struct ticket *ticket, const char *act, struct err *err)
{
	struct str acts = {0};
	struct arena scratch = {0};
	const char *state = ticket_states[ticket->state].name;
	const char *title = _(ticket_states[ticket->state].title);
	const struct transition *way_back = NULL;
	for (size_t i = 0; i < transitions_n && !way_back; i++)
		if (transitions[i].from == ticket->state)
			way_back = &transitions[i];
	if (ticket_is_final(ticket->state) && way_back) {
		err_set(err, ERR_REFUSED,
			_("ticket %s is %s (%s), so \"%s\" is refused; first: %s"), ticket->id,
			state, title, transition_title(act), usage_of(way_back, ticket, &scratch));
	} else if (ticket_is_final(ticket->state)) {
		err_set(err, ERR_REFUSED,
			_("ticket %s is %s (%s) and takes no more steps, so \"%s\" is refused; "
			  "first: ticket-show %s"),
			ticket->id, state, title, transition_title(act), ticket->id);
	} else if (acts_before(ticket->state, act, &acts)) {
		const struct transition *next = transition_forward(ticket->state);
		err_set(err, ERR_REFUSED,
			_("ticket %s is %s (%s): before \"%s\" it still needs: %s (article %s); first: %s"),
			ticket->id, state, title, transition_title(act), str_text(&acts), next->article,
			usage_of(next, ticket, &scratch));
	} else {
		err_set(err, ERR_REFUSED,
			_("ticket %s is %s (%s): \"%s\" is not possible in this state; first: ticket-show %s"),
			ticket->id, state, title, transition_title(act), ticket->id);
	}
	str_close(&acts);
	arena_clear(&scratch);
	return -1;
}

int transition_require(const struct ticket *ticket, const char *act, unsigned roles,
	const struct transition **row, struct err *err)
{
	const struct transition *found = transition_find(ticket->state, act);
	if (!found)
		return refuse_state(ticket, act, err);
	if (found->roles && !(found->roles & roles)) {
		struct arena scratch = {0};
		err_set(err, ERR_REFUSED, _("\"%s\" on ticket %s takes the role %s (article %s)"), act,
			ticket->id, staff_role_names(found->roles, _(" or "), &scratch), found->article);
		arena_clear(&scratch);
		return -1;
	}
	*row = found;
	return 0;
}

static const struct field step_fields[] = {
	{.key = "act", .title = N_("step"), .type = FIELD_LINE,
		.offset = offsetof(struct transition_choice, act)},
	{.key = "possible", .title = N_("possible now"), .type = FIELD_FLAG, .flags = FIELD_REQUIRED,
		.offset = offsetof(struct transition_choice, possible)},
	{.key = "hint", .title = N_("how, or why not"), .type = FIELD_LINE,
		.offset = offsetof(struct transition_choice, hint)},
};

const struct schema transition_choice_schema = {
	.name = "step",
	.size = sizeof(struct transition_choice),
	SCHEMA_FIELDS(step_fields),
	.summary = N_("what may come next"),
};

struct list transition_next(const struct ticket *ticket, unsigned roles, int today,
	struct arena *arena)
{
	struct transition_choice *steps = NULL;
	size_t n = 0;
	size_t room = 0;
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *row = &transitions[i];
		if (row->from != ticket->state || !*row->usage)
			continue;
		struct err why = {0};
		bool role = !row->roles || (row->roles & roles);
		bool may = role && (!row->guard || row->guard(ticket, today, &why) == 0);
		const char *hint = may ? usage_of(row, ticket, arena)
				   : role ? arena_dup(arena, why.msg)
					  : arena_printf(arena, _("takes the role %s"),
						    staff_role_names(row->roles, _(" or "), arena));
		VEC_PUSH(arena, steps, n, room) =
			(struct transition_choice){_(row->title), may, hint};
	}
	const struct transition *row = transition_forward(ticket->state);
	const char *needs = row ? _(row->title) : "";
	/* No way is longer than there are states, whatever the table says. */
	for (int state = 0; row && state <= TICKET_WITHDRAWN; state++) {
		row = transition_forward(row->to);
		if (!row)
			break;
		VEC_PUSH(arena, steps, n, room) = (struct transition_choice){
			_(row->title), false, arena_printf(arena, _("still needs: %s"), needs)};
		needs = arena_printf(arena, "%s%s%s", needs, _(", "), _(row->title));
	}
	return (struct list){steps, n};
}

/* The state that an event's `set` leads to; `state` when it sets none. */
static int state_after(const struct event *event, int state)
{
	for (size_t i = 0; i < event->set.n; i++)
		if (str_equal(event->set.items[i].key, "state"))
			return choice_find(ticket_states, event->set.items[i].value);
	return state;
}

int transition_check(const struct ticket *ticket, struct arena *arena, struct err *err)
{
	const struct event *event = ticket->events.items;
	int state = TICKET_NONE;
	(void)arena;
	if (ticket->events.n == 0)
		return err_set(err, ERR_MALFORMED, _("ticket %s has no events"), ticket->id);
	for (size_t i = 0; i < ticket->events.n; i++) {
		const struct transition *row = transition_find(state, event[i].act);
		int next = state_after(&event[i], state);
		/* An import may lead anywhere; other rows without a new state stay where they are. */
		bool anywhere = row && state == TICKET_NONE && row->to == TICKET_NONE;
		int wanted = row && row->to != TICKET_NONE ? row->to : state;
		if (!row || next < 0 || (!anywhere && next != wanted))
			return err_set(err, ERR_MALFORMED,
				_("event %s: \"%s\" cannot lead from %s to %s"), event[i].id, event[i].act,
				ticket_states[state].name,
				next < 0 ? "?" : ticket_states[next].name);
		state = next;
	}
	return 0;
}
