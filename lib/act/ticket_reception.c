#include "act/ticket_reception.h"

#include "act/ticket_act.h"
#include "act/ticket_change.h"
#include "act/ticket_handling.h"
#include "act/ticket_link.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "rules/paper.h"
#include "ticket/ticket_duplicate.h"
#include "ticket/ticket_form.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_promise.h"
#include "ticket/ticket_store.h"
#include "txn/txn.h"

/* A second ticket of the same service on the same account is one too many while the first has no result,
 * unless the clerk says which it repeats or why it is right. */
static int check_duplicate(struct session *session, const struct ticket_reception *reception, struct err *err)
{
	const char *duplicate;
	if (!str_empty(reception->ticket.duplicate_of))
		return 0;
	if (str_empty(reception->ticket.account) || !str_empty(reception->force))
		return 0;
	if (ticket_find_duplicate(session->store, reception->service, reception->ticket.account, &duplicate, err))
		return -1;
	if (!duplicate)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("account %s already has an open ticket of this service: %s"),
				reception->ticket.account, duplicate),
		_("ticket-show %s, or --duplicate-of %s, or --force <reason>"), duplicate, duplicate);
}

/* Why it was forced, and what else there is to note. */
static const char *note_of_act(struct session *session, const struct ticket_reception *reception)
{
	if (reception->force && reception->note)
		return arena_printf(session->mem, "%s\n%s", reception->force, reception->note);
	return reception->force ? reception->force : reception->note;
}

/* Receive it, and link it to the one that it repeats. */
static int receive(struct txn *txn, struct session *session, const struct ticket_reception *reception,
	const struct service *service, const char *id, struct ticket *ticket, struct err *err)
{
	struct ticket given = reception->ticket;
	struct ticket answering = {0};
	given.duplicate_of = NULL;
	if (ticket_receive(ticket, session, service, &given, id, note_of_act(session, reception), err))
		return -1;
	if (str_empty(reception->ticket.duplicate_of))
		return 0;
	return ticket_load(session->store, reception->ticket.duplicate_of, &answering, err) ||
			       ticket_link(ticket, &answering, session, NULL, err) ||
			       ticket_save(txn, session->store, &answering, err)
		       ? -1
		       : 0;
}

/* A consultation is answered at once: nothing is promised. */
static int tell(struct session *session, const struct service *service, struct ticket *ticket,
	struct err *err)
{
	struct catalogue catalogue;
	if (service->class == CLASS_CONSULT)
		return 0;
	return catalogue_load(session->store, &catalogue, err) ||
			       ticket_promise_note(ticket, session, &catalogue, service, err)
		       ? -1
		       : 0;
}

int ticket_reception(struct session *session, const struct ticket_reception *reception, const struct service *service, struct ticket *ticket,
	struct err *err)
{
	struct ticket_reception named = *reception; /* with the codes of its papers */
	struct txn *txn = NULL;
	const char *id;
	int64_t last = 0;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = ticket_as_left_by(txn_repeated(txn), session, ticket, err);
		goto done;
	}
	if ((!reception->answer && ticket_form_check(service, &reception->ticket, err)) ||
		paper_name(service, &named.ticket.missing, false, session->mem, err) ||
		paper_name(service, &named.ticket.papers, false, session->mem, err) ||
		check_duplicate(session, reception, err) ||
		ticket_next_id(session->store, session->desk, session->today, &last, &id, err) ||
		receive(txn, session, &named, service, id, ticket, err) ||
			tell(session, service, ticket, err) ||
		(reception->answer && ticket_answer(ticket, session, service, reception->answer, err)) ||
		ticket_commit(txn, session, ticket, 0, err))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
