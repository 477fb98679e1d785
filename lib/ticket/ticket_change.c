#include "ticket/ticket_change.h"

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "store/txn.h"
#include "ticket/ticket.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "ticket/transition.h"

/* The ticket as the run with this op-id left it. */
static int rewind_to(const struct ticket *now, size_t events, struct arena *arena,
	struct ticket *then, struct err *err)
{
	struct ticket replayed = {0};
	if (event_replay(&ticket_schema, &now->events, events, &replayed, arena, err))
		return err_prefix(err, "%s", now->id);
	*then = replayed;
	return 0;
}

/* The trailers say which articles the new events rest on. */
static void add_articles(struct txn *txn, const struct ticket *ticket, size_t since)
{
	const struct event *event = ticket->events.items;
	int state = TICKET_NONE;
	const char *last = NULL;
	for (size_t i = 0; i < ticket->events.n; i++) {
		const struct transition *row = transition_find(state, event[i].act);
		for (size_t p = 0; p < event[i].set.n; p++)
			if (str_equal(event[i].set.items[p].key, "state"))
				state = choice_find(ticket_states, event[i].set.items[p].value);
		if (i >= since && row && !str_equal(row->article, last)) {
			txn_trailer(txn, "Article", row->article);
			last = row->article;
		}
	}
}

static const char *what_happened(const struct ticket *ticket, size_t since, struct arena *arena)
{
	const struct event *event = ticket->events.items;
	struct str what = {0};
	for (size_t i = since; i < ticket->events.n; i++)
		str_add_format(&what, "%s%s", i > since ? ", " : "", event[i].act);
	return str_keep(&what, arena);
}

int ticket_commit(struct txn *txn, const struct session *session, const struct ticket *ticket,
	size_t since, struct err *err)
{
	if (ticket_save(txn, session->store, ticket, err))
		return -1;
	add_articles(txn, ticket, since);
	return txn_commit(txn, err, "%s %s", ticket->id, what_happened(ticket, since, session->mem));
}

/* The program whose run ended with the event: that of the act, but a consultation is received and
 * filed away by one command. */
static const char *program_of(const struct ticket *ticket, size_t events)
{
	const struct event *first = ticket->events.items;
	const struct event *last = first + events - 1;
	bool answered = str_equal(last->act, "close") && str_equal(first->op, last->op);
	const char *program = transition_program(answered ? first->act : last->act);
	return program ? program : last->act;
}

/* An op-id means one command line: with another program it is a mistake, not a repeat, and must
 * not pass for done. */
static int check_op(const struct session *session, const struct ticket *ticket, size_t events,
	struct err *err)
{
	const char *program = program_of(ticket, events);
	/* Programs on accounts take their ticket through acts that are those of ticket programs. */
	if (str_equal(program, session->actor.program) || str_starts(session->actor.program, "account-"))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("op-id \"%s\" was already used by %s on ticket %s"),
			session->op, program, ticket->id),
		_("choose another"));
}

int ticket_change(struct session *session, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument, struct err *err),
	const void *argument, struct ticket *changed, struct err *err)
{
	struct txn *txn = NULL;
	struct ticket ticket = {0};
	const char *id;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (ticket_find(session, typed, &id, err) || ticket_load(session->store, id, &ticket, err))
		goto done;
	size_t repeated = event_find_op(&ticket.events, session->op);
	if (repeated) {
		rc = check_op(session, &ticket, repeated, err);
		if (rc == 0)
			rc = rewind_to(&ticket, repeated, session->mem, changed, err);
		goto done;
	}
	size_t since = ticket.events.n;
	if (rule(&ticket, session, argument, err) || ticket_commit(txn, session, &ticket, since, err))
		goto done;
	*changed = ticket;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

struct op_search {
	const struct session *session;
	struct ticket *ticket;
	bool found;
};

static int look_for_op(void *context, const struct ticket *ticket, const char *path,
	struct err *err)
{
	struct op_search *search = context;
	size_t n = event_find_op(&ticket->events, search->session->op);
	(void)path;
	if (n == 0)
		return 0;
	if (check_op(search->session, ticket, n, err) ||
		rewind_to(ticket, n, search->session->mem, search->ticket, err))
		return -1;
	search->found = true;
	return 1;
}

int ticket_find_op(const struct session *session, struct ticket *ticket, bool *found, struct err *err)
{
	*found = false;
	if (str_empty(session->op))
		return 0;
	struct op_search search = {.session = session, .ticket = ticket};
	const struct ticket_walk walk = {
		.trays = TRAY_ALL,
		.keep = true,
		.needle = arena_printf(session->mem, "op: \"%s\"", session->op),
		.each = look_for_op,
		.context = &search,
	};
	if (ticket_walk(session->store, &walk, session->mem, err) < 0)
		return -1;
	*found = search.found;
	return 0;
}
