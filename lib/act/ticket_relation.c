#include "act/ticket_relation.h"

#include "act/ticket_change.h"
#include "act/ticket_link.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "ticket/ticket.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "txn/txn.h"

static int load(struct session *session, const char *typed, struct ticket *ticket, struct err *err)
{
	const char *id;
	return ticket_find(session, typed, &id, err) || ticket_load(session->store, id, ticket, err) ? -1 : 0;
}

/* The main ticket of before answers for it no longer. */
static int part(struct txn *txn, struct session *session, const struct ticket *ticket, struct err *err)
{
	struct ticket answering = {0};
	if (str_empty(ticket->duplicate_of))
		return 0;
	if (ticket_load(session->store, ticket->duplicate_of, &answering, err))
		return -1;
	/* In records of format 1 only one end speaks of it. */
	if (!words_have(&answering.duplicates, ticket->id))
		return 0;
	return ticket_part(&answering, session, ticket->id, err) ||
			       ticket_save(txn, session->store, &answering, err)
		       ? -1
		       : 0;
}

static int link_to(struct txn *txn, struct session *session, struct ticket *ticket, const char *typed,
	struct err *err)
{
	struct ticket answering = {0};
	const struct ticket before = *ticket;
	if (load(session, typed, &answering, err) ||
		ticket_link(ticket, &answering, session, NULL, err) ||
		(!str_equal(before.duplicate_of, answering.id) && part(txn, session, &before, err)))
		return -1;
	return ticket_save(txn, session->store, &answering, err);
}

static int follow(struct txn *txn, struct session *session, struct ticket *ticket, const char *typed,
	struct err *err)
{
	struct ticket other = {0};
	if (load(session, typed, &other, err) || ticket_follow(ticket, &other, session, err))
		return -1;
	return ticket_save(txn, session->store, &other, err);
}

/* A duplicate goes its own way; of what only follows, that is taken back. */
static int unlink_it(struct txn *txn, struct session *session, struct ticket *ticket, const char *reason,
	struct err *err)
{
	const struct words follows = ticket->follows;
	const struct ticket before = *ticket;
	if (ticket_is_duplicate(ticket) || follows.n == 0)
		return ticket_unlink(ticket, session, reason, err) ||
				       part(txn, session, &before, err)
			       ? -1
			       : 0;
	for (size_t i = 0; i < follows.n; i++) {
		struct ticket other = {0};
		if (ticket_load(session->store, follows.items[i], &other, err) ||
			ticket_unfollow(ticket, &other, session, reason, err) ||
			ticket_save(txn, session->store, &other, err))
			return -1;
	}
	return 0;
}

static int relate(struct txn *txn, struct session *session, struct ticket *ticket,
	const struct ticket_relation *relation, struct err *err)
{
	if (relation->duplicate_of)
		return link_to(txn, session, ticket, relation->duplicate_of, err);
	if (relation->follows)
		return follow(txn, session, ticket, relation->follows, err);
	if (relation->unlink)
		return unlink_it(txn, session, ticket, relation->unlink, err);
	return err_set(err, ERR_USAGE, _("one of --duplicate-of, --follows and --unlink is needed"));
}

int ticket_relate(struct session *session, const char *typed, const struct ticket_relation *relation,
	struct ticket *ticket, struct err *err)
{
	struct txn *txn = NULL;
	struct ticket changed = {0};
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = ticket_as_left_by(txn_repeated(txn), session, ticket, err);
		goto done;
	}
	if (load(session, typed, &changed, err))
		goto done;
	size_t since = changed.events.n;
	if (relate(txn, session, &changed, relation, err) ||
		ticket_commit(txn, session, &changed, since, err))
		goto done;
	*ticket = changed;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
