#include "act/ticket_attach.h"

#include "act/ticket_change.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "rules/catalogue.h"
#include "rules/paper.h"
#include "store/store.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"
#include "txn/txn.h"

/* What both are about while they are decided. */
struct attach_work {
	struct session *session;
	const struct ticket_attach_order *order;
	struct ticket_attach_result *result;
	struct txn *txn;
	size_t since; /* events of the ticket, before */
};

/* A set of words with one more, or without one. */
static struct words words_with(const struct words *words, const char *word, struct arena *arena)
{
	const char **items = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < words->n; i++)
		VEC_PUSH(arena, items, n, room) = words->items[i];
	if (!words_have(words, word))
		VEC_PUSH(arena, items, n, room) = word;
	return (struct words){items, n};
}

static struct words words_without(const struct words *words, const char *word, struct arena *arena)
{
	const char **items = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < words->n; i++)
		if (!str_equal(words->items[i], word))
			VEC_PUSH(arena, items, n, room) = words->items[i];
	return (struct words){items, n};
}

/* What the last event of the ticket is about; `size` NULL: of one that is erased. */
static void tell_file(struct ticket *ticket, const struct ticket_attachment *attachment, const char *size,
	struct arena *arena)
{
	struct pair *facts = NULL;
	size_t n = 0, room = 0;
	VEC_PUSH(arena, facts, n, room) = (struct pair){"sha256", attachment->sha256};
	VEC_PUSH(arena, facts, n, room) = (struct pair){"type", attachment->type};
	if (size)
		VEC_PUSH(arena, facts, n, room) = (struct pair){"size", size};
	if (!str_empty(attachment->paper))
		VEC_PUSH(arena, facts, n, room) = (struct pair){"paper", attachment->paper};
	ticket->events.items[ticket->events.n - 1].file = (struct pairs){facts, n};
}

static int check_paper(const struct attach_work *work, const struct ticket *ticket, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	struct words papers = {(const char *[]){work->order->paper}, 1};
	if (!work->order->paper)
		return 0;
	if (catalogue_load(work->session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err) ||
		paper_name(service, &papers, false, work->session->mem, err))
		return -1;
	work->result->attachment.paper = papers.items[0];
	return 0;
}

static bool has_it(const struct ticket_attachment_list *list, const struct attachment *file, const char *paper)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct ticket_attachment *one = &list->items[i];
		if (str_equal(one->sha256, file->sha256) && one->state != ATTACHMENT_ERASED &&
			(str_empty(paper) ? str_empty(one->paper) : str_equal(one->paper, paper)))
			return true;
	}
	return false;
}

/* The event, and that the paper was shown. */
static void add_attachment(const struct attach_work *work, const struct attachment *file, struct ticket *after)
{
	struct arena *mem = work->session->mem;
	struct ticket *ticket = &work->result->ticket;
	const char *paper = work->result->attachment.paper;
	if (paper) {
		after->papers = words_with(&ticket->papers, paper, mem);
		after->missing = words_without(&ticket->missing, paper, mem);
	}
	ticket_rule_end(ticket, work->session, "attach", after, work->order->note);
	tell_file(ticket, &work->result->attachment, arena_printf(mem, "%zu", file->length), mem);
}

static int attach(const struct attach_work *work, const struct attachment *file, struct err *err)
{
	struct ticket_attach_result *result = work->result;
	struct ticket_attachment_list list;
	struct ticket after;
	if (ticket_rule_begin(&result->ticket, work->session, "attach", &after, err) ||
		check_paper(work, &result->ticket, err) ||
		ticket_attachments(&result->ticket, work->session->mem, &list, err))
		return -1;
	result->unchanged = has_it(&list, file, result->attachment.paper);
	if (!result->unchanged)
		add_attachment(work, file, &after);
	/* Also where the ticket has it: a file that was lost or damaged is mended so. */
	return attachment_put(work->session->store, work->txn, file, result->unchanged, &result->known, err);
}

/* Begin, find the ticket, and load it; `*done` when the command line is repeated. */
static int begin(struct attach_work *work, bool *done, struct err *err)
{
	struct session *session = work->session;
	struct ticket *ticket = &work->result->ticket;
	const char *id;
	if (txn_begin(session->store, &session->actor, &work->txn, err))
		return -1;
	const struct op *repeated = txn_repeated(work->txn);
	*done = repeated != NULL;
	if (repeated)
		return ticket_as_left_by(repeated, session, ticket, err);
	if (ticket_find(session, work->order->ticket, &id, err) ||
		ticket_load(session->store, id, ticket, err))
		return -1;
	work->since = ticket->events.n;
	return 0;
}

int ticket_attach(struct session *session, const struct ticket_attach_order *order,
	struct ticket_attach_result *result, struct err *err)
{
	struct ticket_attach_result attached = {0};
	struct attach_work work = {.session = session, .order = order, .result = &attached};
	struct attachment file;
	bool done;
	/* Before the lock: to read a large file takes its time. */
	if (attachment_read(order->file, settings_attachment_limit(&session->store->settings), session->mem,
		    &file, err))
		return -1;
	attached.attachment = (struct ticket_attachment){
		.paper = order->paper,
		.type = file.type,
		.size = (int64_t)file.length,
		.sha256 = file.sha256,
	};
	int rc = begin(&work, &done, err);
	if (rc == 0 && !done)
		rc = attach(&work, &file, err) || ticket_commit(work.txn, session, &attached.ticket, work.since, err)
			     ? -1
			     : 0;
	txn_end(work.txn);
	if (rc == 0)
		*result = attached;
	return rc;
}

/* ---- Erasing ----------------------------------------------------------------------------------- */

struct other_search {
	const struct attach_work *work;
	const char *sha256;
};

static int look_for_other(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct other_search *search = context;
	struct ticket_attach_result *result = search->work->result;
	struct ticket_attachment_list list;
	struct arena scratch = {0};
	bool has = false;
	(void)path;
	if (str_equal(ticket->id, result->ticket.id))
		return 0;
	int rc = ticket_attachments(ticket, &scratch, &list, err);
	for (size_t i = 0; rc == 0 && i < list.n; i++)
		has = has || (str_equal(list.items[i].sha256, search->sha256) &&
				     list.items[i].state != ATTACHMENT_ERASED);
	arena_clear(&scratch);
	if (has)
		result->other = arena_dup(search->work->session->mem, ticket->id);
	return rc ? -1 : has;
}

/* Another ticket that has the same file needs it for itself. */
static int find_other(const struct attach_work *work, const char *sha256, struct err *err)
{
	struct other_search search = {work, sha256};
	struct arena scratch = {0};
	const struct ticket_walk walk = {
		.trays = TRAY_ALL,
		.needle = sha256,
		.each = look_for_other,
		.context = &search,
	};
	int rc = ticket_walk(work->session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc < 0 ? -1 : 0;
}

static int erase(struct attach_work *work, struct err *err)
{
	struct session *session = work->session;
	struct ticket_attach_result *result = work->result;
	struct ticket *ticket = &result->ticket;
	struct ticket_attachment_list list;
	const struct ticket_attachment *found;
	struct ticket after;
	if (ticket_rule_begin(ticket, session, "erase", &after, err) ||
		ticket_rule_text(work->order->reason, _("the reason of an erasure"), err) ||
		ticket_attachments(ticket, session->mem, &list, err) ||
		ticket_attachment_find(ticket, &list, work->order->erase, &found, err) ||
		find_other(work, found->sha256, err))
		return -1;
	result->attachment = *found;
	result->unchanged = found->state == ATTACHMENT_ERASED;
	if (result->unchanged)
		return 0;
	ticket_rule_end(ticket, session, "erase", &after, work->order->reason);
	tell_file(ticket, found, NULL, session->mem);
	return 0;
}

/* Of a repeated command line: which one it was. */
static int find_erased(const struct attach_work *work, struct err *err)
{
	struct ticket_attachment_list list;
	const struct ticket_attachment *found;
	if (ticket_attachments(&work->result->ticket, work->session->mem, &list, err) ||
		ticket_attachment_find(&work->result->ticket, &list, work->order->erase, &found, err))
		return -1;
	work->result->attachment = *found;
	return 0;
}

int ticket_erase(struct session *session, const struct ticket_attach_order *order,
	struct ticket_attach_result *result, struct err *err)
{
	struct ticket_attach_result erased = {0};
	struct attach_work work = {.session = session, .order = order, .result = &erased};
	bool done;
	int rc = begin(&work, &done, err);
	if (rc == 0 && done)
		rc = find_erased(&work, err);
	if (rc == 0 && !done)
		rc = erase(&work, err) || ticket_commit(work.txn, session, &erased.ticket, work.since, err) ? -1 : 0;
	/* Only what the events say is erased for good goes. */
	if (rc == 0 && !done && !erased.other)
		rc = txn_remove_beside(work.txn,
			attachment_path(erased.attachment.sha256, erased.attachment.type, session->mem), err);
	txn_end(work.txn);
	if (rc == 0)
		*result = erased;
	return rc;
}
