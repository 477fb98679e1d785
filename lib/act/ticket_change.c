#include "act/ticket_change.h"

#include "act/ticket_rule.h"
#include "act/ticket_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "ticket/ticket.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "ticket/transition.h"
#include "txn/txn.h"

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
		str_add_format(&what, "%s%s", i > since ? ", " : " ", event[i].act);
	return str_keep(&what, arena);
}

int ticket_commit(struct txn *txn, const struct session *session, const struct ticket *ticket,
	size_t since, struct err *err)
{
	return ticket_commit_made(txn, session, ticket, since, NULL, err);
}

int ticket_commit_made(struct txn *txn, const struct session *session, const struct ticket *ticket,
	size_t since, const char *made, struct err *err)
{
	if (ticket_save(txn, session->store, ticket, err) ||
		ticket_settle(txn, session, ticket, since, err))
		return -1;
	const struct event *last = &ticket->events.items[ticket->events.n - 1];
	add_articles(txn, ticket, since);
	txn_result(txn, ticket->id);
	txn_result(txn, last->id);
	if (made)
		txn_result(txn, made);
	return txn_commit(txn, err, "%s%s", ticket->id, what_happened(ticket, since, session->mem));
}

int ticket_as_left_by(const struct op *done, const struct session *session, struct ticket *ticket,
	struct err *err)
{
	struct ticket now = {0};
	struct ticket then = {0};
	if (ticket_load(session->store, op_id(done, 0), &now, err))
		return err_prefix(err, _("op-id \"%s\""), done->op);
	const struct event *event = now.events.items;
	size_t n = now.events.n;
	while (n > 0 && !str_equal(event[n - 1].id, op_id(done, 1)))
		n--;
	if (n == 0)
		return err_set(err, ERR_MALFORMED, _("op-id \"%s\": ticket %s has no event \"%s\""),
			done->op, now.id, op_id(done, 1));
	if (event_replay(&ticket_schema, &now.events, n, &then, session->mem, err))
		return err_prefix(err, "%s", now.id);
	*ticket = then;
	return 0;
}

/* What is disputed takes a note, and is settled: before a rule looks at what stands there. */
static int check_disputed(const struct session *session, const struct ticket *ticket, struct err *err)
{
	const char *program = session->actor.program;
	bool may = str_equal(program, transition_program("note")) || str_equal(program, transition_program("resolve"));
	return may ? 0 : ticket_rule_disputed(ticket, err);
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
	if (txn_repeated(txn)) {
		rc = ticket_as_left_by(txn_repeated(txn), session, changed, err);
		goto done;
	}
	if (ticket_find(session, typed, &id, err) || ticket_load(session->store, id, &ticket, err) ||
		check_disputed(session, &ticket, err))
		goto done;
	size_t since = ticket.events.n;
	if (rule(&ticket, session, argument, err) || ticket_commit(txn, session, &ticket, since, err))
		goto done;
	*changed = ticket;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
