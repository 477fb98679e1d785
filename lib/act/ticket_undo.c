#include "act/ticket_undo.h"

#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "ticket/transition.h"
#include "value/moment.h"

/* What undoes an act that has a command for it; NULL: ticket-undo itself.  A supervisor's act is undone by
 * a supervisor. */
static const struct {
	const char *act;
	const char *by;
} acts[] = {
	{"approve", NULL},
	{"extend", NULL},
	{"deliver", NULL},
	{"visit", NULL},
	{"close", NULL},
	{"close-untold", NULL},
	{"receive", N_("ticket-withdraw %s --void --reason <reason>")},
	{"receive-incomplete", N_("ticket-withdraw %s --void --reason <reason>")},
	{"require-papers", N_("ticket-review %s --papers-complete")},
	{"rest", N_("ticket-review %s --go-on")},
	{"assign", N_("ticket-return %s --reason <reason>")},
	{"transfer", N_("ticket-assign %s --to <department> --reason <reason>")},
	{"handler", N_("ticket-assign %s --handler <handler>")},
	{"return", N_("ticket-assign %s --to <department>")},
	{"hold", N_("ticket-resume %s")},
	{"resume", N_("ticket-hold %s --reason <reason> --until <date>")},
	{"result", N_("ticket-reject %s --reason <reason>")},
	{"link", N_("ticket-link %s --unlink <reason>")},
	{"follow", N_("ticket-link %s --unlink <reason>")},
	{"edit", N_("ticket-edit %s --reason <reason>")},
	/* They end a ticket: another goes on with the matter. */
	{"refuse", N_("ticket-new, then ticket-link <ticket> --follows %s")},
	{"withdraw", N_("ticket-new, then ticket-link <ticket> --follows %s")},
	{"void", N_("ticket-new, then ticket-link <ticket> --follows %s")},
};

static int check_act(const struct ticket *ticket, const char *act, struct err *err)
{
	const char *by = N_("ticket-note %s --text <text>");
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (str_equal(acts[i].act, act))
			by = acts[i].by;
	if (!by)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the last step on ticket %s was \"%s\", which is not undone like this"),
			ticket->id, transition_title(act)),
		_(by), ticket->id);
}

static int check_person(const struct ticket *ticket, const struct session *session,
	const struct event *last, struct err *err)
{
	unsigned roles = staff_role_bits(session->staff);
	bool own = str_equal(last->by, session->staff->id) && moment_date(last->at) == session->today;
	if (own || (roles & ROLE_SUPERVISOR))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("\"%s\" on ticket %s is undone by %s on the same day, or by a supervisor"),
			transition_title(last->act), ticket->id, staff_name(session->store, last->by)),
		"ticket-show %s", ticket->id);
}

/* How many events there are up to the last step that stands: what was undone is none, and a note changes
 * nothing. */
static size_t last_step(const struct ticket *ticket)
{
	const struct event *event = ticket->events.items;
	size_t n = ticket->events.n;
	while (n > 1 && (str_equal(event[n - 1].act, "undo") || str_equal(event[n - 1].act, "note"))) {
		size_t undone = n - 1;
		while (str_equal(event[n - 1].act, "undo") && undone > 0 &&
			!str_equal(event[undone].id, event[n - 1].ref))
			undone--;
		n = undone > 0 ? undone : 1;
	}
	return n;
}

int ticket_undo(struct ticket *ticket, const struct session *session, const char *reason, struct err *err)
{
	struct ticket before = {0};
	struct ticket after;
	size_t n = last_step(ticket);
	const struct event *last = &((const struct event *)ticket->events.items)[n - 1];
	if (ticket_rule_text(reason, _("why it was a mistake"), err) ||
		check_act(ticket, last->act, err) ||
		ticket_rule_begin(ticket, session, "undo", &after, err) ||
		check_person(ticket, session, last, err))
		return -1;
	if (event_replay(&ticket_schema, &ticket->events, n - 1, &before, session->mem, err))
		return err_prefix(err, "%s", ticket->id);
	before.events = ticket->events;
	const char *undone = last->id; /* the list is another then */
	ticket_rule_end(ticket, session, "undo", &before, reason);
	struct event *events = ticket->events.items;
	events[ticket->events.n - 1].ref = undone;
	return 0;
}
