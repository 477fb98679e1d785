#include "ticket/transition.h"

#include <stdbool.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event_cause.h"
#include "office/event_order.h"
#include "rules/regulation.h"
#include "office/staff.h"

#define WINDOW (ROLE_CLERK | ROLE_SUPERVISOR)
#define WORK (ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR)
#define ANY TRANSITION_ANY_STATE
#define IN(state) (1U << TICKET_##state)
/* A matter without a result may become late in any of these. */
#define OPEN (IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED) | IN(ASSIGNED) | IN(ON_HOLD))

const struct transition transitions[] = {
	{.from = IN(NONE), .act = "receive", .to = TICKET_RECEIVED, .leads_on = true,
		.title = NC_("act", "receive"), .program = "ticket-new", .roles = WINDOW, .article = "五（三）"},
	{.from = IN(NONE), .act = "receive-incomplete", .to = TICKET_INCOMPLETE,
		.title = NC_("act", "receive, documents missing"), .program = "ticket-new",
		.roles = WINDOW, .article = "五（二）"},
	{.from = IN(NONE), .act = "import", .anywhere = true,
		.title = NC_("act", "import from a ledger"), .program = "ticket-import",
		.roles = ROLE_SUPERVISOR | ROLE_ADMIN, .article = "五（三）"},
	{.from = IN(RECEIVED), .act = "approve", .to = TICKET_APPROVED, .leads_on = true,
		.title = NC_("act", "approve"), .program = "ticket-review", .options = "--agree",
		.roles = WINDOW, .article = "四"},
	{.from = IN(RECEIVED) | IN(APPROVED), .act = "require-papers", .to = TICKET_INCOMPLETE,
		.title = NC_("act", "require documents"), .program = "ticket-review",
		.options = N_("--missing <document>"), .roles = WINDOW, .article = "五（三）"},
	{.from = IN(RECEIVED) | IN(APPROVED), .act = "refuse", .to = TICKET_REFUSED,
		.title = NC_("act", "refuse"), .program = "ticket-review",
		.options = N_("--refuse <reason>"), .roles = WINDOW, .article = "五（三）"},
	{.from = IN(RECEIVED), .act = "agree",
		.title = NC_("act", "give an opinion in favour"), .program = "ticket-review",
		.options = N_("--department <department> --agree"), .roles = WORK, .article = "四"},
	{.from = IN(RECEIVED), .act = "disagree",
		.title = NC_("act", "give an opinion against"), .program = "ticket-review",
		.options = N_("--department <department> --disagree"), .roles = WORK, .article = "四"},
	{.from = IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED) | IN(ASSIGNED), .act = "papers",
		.title = NC_("act", "record documents"), .program = "ticket-review",
		.roles = WORK, .article = "五（二）"},
	{.from = IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED) | IN(ASSIGNED), .act = "waive",
		.title = NC_("act", "waive documents"), .program = "ticket-review",
		.roles = ROLE_SUPERVISOR, .article = "五（二）"},
	{.from = IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED), .act = "rest", .to = TICKET_INCOMPLETE,
		.title = NC_("act", "let rest"), .program = "ticket-review",
		.roles = WINDOW, .article = "五（二）"},
	{.from = IN(INCOMPLETE), .act = "papers-complete", .to = TICKET_RECEIVED, .leads_on = true,
		.title = NC_("act", "complete the documents"), .program = "ticket-review",
		.options = "--papers-complete", .roles = WINDOW, .article = "五（三）"},
	{.from = IN(INCOMPLETE), .act = "refuse", .to = TICKET_REFUSED,
		.title = NC_("act", "refuse"), .program = "ticket-review",
		.options = N_("--refuse <reason>"), .roles = WINDOW, .article = "五（三）"},
	{.from = IN(APPROVED), .act = "assign", .to = TICKET_ASSIGNED, .leads_on = true,
		.title = NC_("act", "assign"), .program = "ticket-assign", .options = N_("--to <department>"),
		.roles = WINDOW, .article = "六"},
	{.from = IN(ASSIGNED), .act = "result", .to = TICKET_DONE, .leads_on = true,
		.title = NC_("act", "result"), .program = "ticket-result", .options = N_("--text <result>"),
		.roles = WORK, .article = "六"},
	{.from = IN(ASSIGNED), .act = "not-done",
		.title = NC_("act", "say why nothing was done"), .program = "ticket-result",
		.roles = WORK, .article = "六"},
	{.from = IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED) | IN(ASSIGNED), .act = "account",
		.title = NC_("act", "name the new account"), .program = "account-new",
		.roles = WORK, .article = "五（三）"},
	{.from = IN(ASSIGNED), .act = "step",
		.title = NC_("act", "finish a step"), .program = "ticket-result",
		.roles = WORK, .article = "六"},
	{.from = IN(ASSIGNED) | IN(ON_HOLD), .act = "finding",
		.title = NC_("act", "record a finding"), .program = "ticket-result",
		.roles = WORK, .article = "六"},
	{.from = IN(ASSIGNED), .act = "transfer",
		.title = NC_("act", "transfer"), .program = "ticket-assign",
		.options = N_("--to <department> --reason <reason>"), .roles = WINDOW, .article = "六"},
	{.from = IN(ASSIGNED), .act = "handler",
		.title = NC_("act", "name the handler"), .program = "ticket-assign",
		.options = N_("--handler <handler>"), .roles = WORK, .article = "六"},
	{.from = IN(ASSIGNED), .act = "return", .to = TICKET_APPROVED,
		.title = NC_("act", "return"), .program = "ticket-return", .options = N_("--reason <reason>"),
		.roles = WORK, .article = "六"},
	{.from = IN(ASSIGNED) | IN(ON_HOLD), .act = "hold", .to = TICKET_ON_HOLD,
		.title = NC_("act", "put on hold"), .program = "ticket-hold",
		.options = N_("--reason <reason> --until <date>"), .roles = WORK, .article = "六"},
	{.from = IN(ON_HOLD), .act = "resume", .to = TICKET_ASSIGNED, .leads_on = true,
		.title = NC_("act", "resume"), .program = "ticket-resume", .options = "",
		.roles = WORK, .article = "六"},
	{.from = IN(ASSIGNED), .act = "extend",
		.title = NC_("act", "extend"), .program = "ticket-extend",
		.options = N_("--days <days> --reason <reason> --told <channel> --said <text>"),
		.roles = ROLE_SUPERVISOR, .article = "六"},
	{.from = OPEN, .act = "remind",
		.title = NC_("act", "remind"), .program = "ticket-remind", .options = N_("--to <whom>"),
		.roles = WINDOW, .article = "六"},
	{.from = OPEN, .act = "inform",
		.title = NC_("act", "tell the customer how things stand"), .program = "ticket-remind",
		.roles = WINDOW, .article = "六"},
	{.from = TRANSITION_ANY_STATE & ~IN(LINKED), .act = "escalate",
		.title = NC_("act", "escalate"), .program = "ticket-escalate", .options = N_("--note <text>"),
		.roles = WINDOW, .article = "六"},
	{.from = IN(DONE), .act = "deliver", .to = TICKET_DELIVERED, .leads_on = true,
		.title = NC_("act", "deliver"), .program = "ticket-deliver", .options = N_("--by <channel>"),
		.roles = WINDOW, .article = "四"},
	{.from = IN(DONE), .act = "reject", .to = TICKET_ASSIGNED,
		.title = NC_("act", "reject the result"), .program = "ticket-reject",
		.options = N_("--reason <reason>"), .roles = ROLE_SUPERVISOR, .article = "六"},
	{.from = IN(DELIVERED), .act = "visit", .to = TICKET_VISITED, .leads_on = true,
		.title = NC_("act", "visit"), .program = "ticket-visit", .options = N_("--satisfaction <satisfaction>"),
		.roles = WINDOW, .article = "六"},
	{.from = IN(VISITED), .act = "close", .to = TICKET_CLOSED, .leads_on = true,
		.title = NC_("act", "close"), .program = "ticket-close", .options = "",
		.roles = WINDOW, .article = "五（三）"},
	/* In records of format 1 it led to its department at once. */
	{.from = IN(VISITED) | IN(CLOSED), .act = "reopen", .to = TICKET_APPROVED, .anywhere = true,
		.title = NC_("act", "reopen"), .program = "ticket-reopen", .options = N_("--reason <reason>"),
		.roles = WINDOW, .article = "六"},
	{.from = IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED) | IN(ASSIGNED) | IN(ON_HOLD),
		.act = "withdraw", .to = TICKET_WITHDRAWN,
		.title = NC_("act", "withdraw"), .program = "ticket-withdraw", .options = N_("--reason <reason>"),
		.roles = WINDOW, .article = "五（三）"},
	{.from = IN(RECEIVED) | IN(INCOMPLETE) | IN(APPROVED) | IN(ASSIGNED) | IN(ON_HOLD),
		.act = "void", .to = TICKET_WITHDRAWN,
		.title = NC_("act", "void what was entered by mistake"), .program = "ticket-withdraw",
		.roles = WINDOW, .article = "五（三）"},
	{.from = ANY, .act = "attach",
		.title = NC_("act", "attach a file"), .program = "ticket-attach",
		.roles = WORK, .article = "五（二）"},
	{.from = ANY, .act = "erase",
		.title = NC_("act", "erase an attached file"), .program = "ticket-attach",
		.roles = ROLE_SUPERVISOR, .article = "五（二）"},
	/* What one ticket has to do with another; the acts that a main ticket brings with it are of the
	 * programs that act on that one. */
	{.from = OPEN, .act = "link", .to = TICKET_LINKED,
		.title = NC_("act", "link to the ticket it repeats"), .program = "ticket-link",
		.roles = WINDOW, .article = "五（三）"},
	{.from = IN(LINKED) | IN(DONE), .act = "unlink", .anywhere = true,
		.title = NC_("act", "unlink"), .program = "ticket-link",
		.roles = WINDOW, .article = "五（三）"},
	{.from = ANY, .act = "joined", .title = NC_("act", "answer for a ticket that repeats it"),
		.program = "ticket-link", .roles = WINDOW, .article = "五（三）"},
	{.from = ANY, .act = "parted", .title = NC_("act", "answer no longer for a ticket"),
		.program = "ticket-link", .roles = WINDOW, .article = "五（三）"},
	{.from = ANY, .act = "follow", .title = NC_("act", "note which tickets belong together"),
		.program = "ticket-link", .roles = WINDOW, .article = "五（三）"},
	{.from = ANY, .act = "unfollow", .title = NC_("act", "note that tickets do not belong together"),
		.program = "ticket-link", .roles = WINDOW, .article = "五（三）"},
	{.from = IN(LINKED), .act = "main-result", .to = TICKET_DONE,
		.title = NC_("act", "result of the main ticket"), .program = "ticket-result",
		.roles = WORK, .article = "六"},
	{.from = IN(DONE), .act = "main-reject", .to = TICKET_LINKED,
		.title = NC_("act", "reject the result of the main ticket"), .program = "ticket-reject",
		.roles = ROLE_SUPERVISOR, .article = "六"},
	{.from = IN(DELIVERED), .act = "attempt",
		.title = NC_("act", "call without reaching the customer"), .program = "ticket-visit",
		.roles = WINDOW, .article = "六"},
	{.from = IN(DELIVERED), .act = "close-untold", .to = TICKET_CLOSED,
		.title = NC_("act", "close, as nobody can be told"), .program = "ticket-close",
		.roles = WINDOW, .article = "五（三）"},
	{.from = ANY & ~IN(LINKED), .act = "redue",
		.title = NC_("act", "compute the due date anew"), .program = "ticket-redue",
		.roles = ROLE_SUPERVISOR, .article = "六"},
	{.from = ANY & ~IN(LINKED), .act = "undo", .anywhere = true,
		.title = NC_("act", "undo the last step"), .program = "ticket-undo",
		.roles = WINDOW, .article = "五（三）"},
	{.from = ANY, .act = "edit", .title = NC_("act", "correct"), .program = "ticket-edit", .roles = WORK,
		.article = "五（三）"},
	{.from = ANY, .act = "note", .title = NC_("act", "note"), .program = "ticket-note",
		.roles = ROLE_ANYONE, .article = "五（三）"},
	{.from = ANY, .act = "resolve", .anywhere = true, .title = NC_("act", "settle a dispute"), .program = "ticket-resolve",
		.options = N_("--take <event> --reason <reason>"), .roles = ROLE_SUPERVISOR, .article = "五（三）"},
	{.from = ANY, .act = "find-cause",
		.title = NC_("act", "record cause and accountability"), .program = "ticket-escalate",
		.roles = ROLE_INSPECTOR, .article = "六"},
};

const size_t transitions_n = sizeof transitions / sizeof *transitions;

bool transition_begins_in(const struct transition *row, int state)
{
	return state >= TICKET_NONE && state <= TICKET_LINKED && (row->from & 1U << state);
}

const struct transition *transition_find(int state, const char *act)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (transition_begins_in(&transitions[i], state) &&
			str_equal(transitions[i].act, act))
			return &transitions[i];
	return NULL;
}

/* The first row of an act, which says all that does not hang on the state. */
static const struct transition *row_of(const char *act)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (str_equal(transitions[i].act, act))
			return &transitions[i];
	return NULL;
}

static const char *title_of(const struct transition *row)
{
	return message_in("act", row->title);
}

const char *transition_title(const char *act)
{
	const struct transition *row = row_of(act);
	return row ? title_of(row) : act;
}

const char *transition_article(const char *act)
{
	const struct transition *row = row_of(act);
	return row ? row->article : NULL;
}

const char *transition_program(const char *act)
{
	const struct transition *row = row_of(act);
	return row ? row->program : NULL;
}

unsigned transition_program_roles(const char *program)
{
	unsigned roles = 0;
	for (size_t i = 0; i < transitions_n; i++) {
		if (!str_equal(transitions[i].program, program))
			continue;
		if (transitions[i].roles == ROLE_ANYONE)
			return ROLE_ANYONE;
		roles |= transitions[i].roles;
	}
	return roles;
}

const char *transition_program_article(const char *program)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (str_equal(transitions[i].program, program))
			return transitions[i].article;
	return NULL;
}

const struct transition *transition_forward(int state)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (transitions[i].leads_on && transition_begins_in(&transitions[i], state))
			return &transitions[i];
	return NULL;
}

/* The acts that lie between `state` and one in which `act` is possible: "result, deliver". */
static bool acts_before(int state, const char *act, struct str *acts)
{
	for (int way = 0; way <= TICKET_LINKED; way++) {
		const struct transition *next = transition_forward(state);
		if (transition_find(state, act))
			return true;
		if (!next)
			return false;
		str_add_format(acts, "%s%s", acts->length ? _(", ") : "", title_of(next));
		state = next->to;
	}
	return false;
}

const char *transition_usage(const struct transition *row, const struct ticket *ticket, struct arena *arena)
{
	const char *options = str_empty(row->options) ? "" : _(row->options);
	return arena_printf(arena, "%s %s%s%s", row->program, ticket->id, *options ? " " : "", options);
}

/* The row by which a ticket leaves its state, whoever wants to. */
static const struct transition *way_out(int state)
{
	for (size_t i = 0; i < transitions_n; i++)
		if (transition_begins_in(&transitions[i], state) && transitions[i].to != TICKET_NONE)
			return &transitions[i];
	return NULL;
}

static int refuse_state(const struct ticket *ticket, const char *act, struct err *err)
{
	struct str acts = {0};
	struct arena scratch = {0};
	const char *state = _(ticket_states[ticket->state].title);
	const struct transition *way_back = way_out(ticket->state);
	if (ticket_is_final(ticket->state) && way_back) {
		err_hint(err,
			err_set(err, ERR_REFUSED, _("ticket %s is \"%s\", so \"%s\" is refused"),
				ticket->id, state, transition_title(act)),
			"%s", transition_usage(way_back, ticket, &scratch));
	} else if (ticket_is_final(ticket->state)) {
		err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s is \"%s\" and takes no more steps, so \"%s\" is refused"), ticket->id, state, transition_title(act)),
			"ticket-show %s", ticket->id);
	} else if (acts_before(ticket->state, act, &acts)) {
		const struct transition *next = transition_forward(ticket->state);
		err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s is \"%s\": before \"%s\" it still needs: %s (%s)"), ticket->id, state, transition_title(act), str_text(&acts),
				regulation_cite(next->article)),
			"%s", transition_usage(next, ticket, &scratch));
	} else {
		err_hint(err,
			err_set(err, ERR_REFUSED,
				_("ticket %s is \"%s\": \"%s\" is not possible in this state"),
					ticket->id, state, transition_title(act)),
			"ticket-show %s", ticket->id);
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
		err_set(err, ERR_REFUSED, _("\"%s\" on ticket %s requires role %s (%s)"), title_of(found),
			ticket->id, staff_role_titles(found->roles, &scratch),
			regulation_cite(found->article));
		arena_clear(&scratch);
		return -1;
	}
	*row = found;
	return 0;
}

/* The state that an event's `set` leads to; `state` when it sets none. */
static int state_after(const struct event *event, int state)
{
	for (size_t i = 0; i < event->set.n; i++)
		if (str_equal(event->set.items[i].key, "state"))
			return choice_find(ticket_states, event->set.items[i].value);
	return state;
}

static const char *state_title(int state)
{
	return state < 0 ? "?" : state == TICKET_NONE ? "-" : _(ticket_states[state].title);
}

static int check_row(const struct event *event, int state, int *next, struct err *err)
{
	const struct transition *row = transition_find(state, event->act);
	const int wanted = row && row->to != TICKET_NONE ? row->to : state;
	*next = state_after(event, state);
	if (row && *next >= 0 && (row->anywhere || *next == wanted))
		return 0;
	return err_set(err, ERR_MALFORMED, _("event %s: \"%s\" cannot lead from \"%s\" to \"%s\""), event->id,
		transition_title(event->act), state_title(state), state_title(*next));
}

/* The state that its author had before him. */
static int state_before(const struct event_causes *causes, const struct event_list *events, size_t at,
	struct arena *arena, int *state, struct err *err)
{
	struct ticket then = {0};
	size_t last;
	if (event_cause_last(causes, events, at, "state", &last)) {
		*state = last < at ? state_after(&events->items[last], TICKET_NONE) : TICKET_NONE;
		return 0;
	}
	const struct event_list seen = event_cause_seen(causes, events, at, arena);
	if (event_replay(&ticket_schema, &seen, seen.n, &then, arena, err))
		return -1;
	*state = then.state;
	return 0;
}

int transition_check(const struct ticket *ticket, struct err *err)
{
	const struct event_list *events = &ticket->events;
	const bool linear = event_order_is_linear(events, events->n);
	struct arena scratch = {0};
	struct event_causes causes;
	int state = TICKET_NONE;
	int rc = events->n ? 0 : err_set(err, ERR_MALFORMED, _("ticket %s has no events"), ticket->id);
	if (!linear)
		event_cause_of(events, events->n, &scratch, &causes);
	for (size_t i = 0; i < events->n && rc == 0; i++) {
		rc = linear ? 0 : state_before(&causes, events, i, &scratch, &state, err);
		if (rc == 0)
			rc = check_row(&events->items[i], state, &state, err);
	}
	arena_clear(&scratch);
	return rc;
}
