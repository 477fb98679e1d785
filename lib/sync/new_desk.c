#include "sync/new_desk.h"

#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "history/history.h"
#include "store/branch.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "txn/restored.h"
#include "store/store.h"
#include "txn/txn.h"
#include "txn/txn_adopt.h"
#include "sync/clone_key.h"
#include "sync/desk_claim.h"
#include "renumber/renumber_commit.h"
#include "renumber/renumber_walk.h"
#include "sync/receive.h"
#include "sync/remote.h"
#include "merge/store_merge.h"
#include "value/date.h"
#include "value/moment.h"

#define DESK_MAIL "@desk.onestop"
#define TRAILER "Was: "

struct becoming {
	struct new_desk *order;
	struct store *store;
	struct txn *txn;
	const char *desk; /* the old code */
	struct renumber_walk walk;
	struct receive *receive;
	const char **known; /* heads of the hub, NULL-terminated */
	struct map places;  /* id of a commit -> 1 + index of what it became */
	const char **made;
	size_t n, room;
	const char *tip;
};

/* ---- May it? ------------------------------------------------------------------------------------- */

/* Did it write anything before it had a branch? */
static int check_unused(struct becoming *b, struct err *err)
{
	const char *code = b->order->code;
	const char *const arguments[] = {"rev-list", "-n", "1", "--fixed-strings",
		arena_printf(b->store->mem, "--committer=<%s" DESK_MAIL ">", code), "--remotes=hub", NULL};
	struct str said = {0};
	int rc = git_must(b->store, NULL, arguments, NULL, &said, err);
	if (rc == 0 && said.length)
		rc = err_hint(err, err_set(err, ERR_REFUSED, _("desk %s has written before"), code), _("take another code"));
	str_close(&said);
	return rc;
}

/* The clone has work, the hub has other work of its desk. */
static int check_needed(struct becoming *b, const char *head, struct err *err)
{
	const struct remote_head *own =
		remote_find(b->order->heads, arena_printf(b->store->mem, "desk/%s", b->desk));
	bool has = !own, behind = false;
	if (own && (git_ref_contains(b->store, head, own->id, &has, err) ||
			   (!has && git_ref_contains(b->store, own->id, head, &behind, err))))
		return -1;
	if (!has && !behind)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("desk %s needs no other code: this clone and the hub go together"), b->desk),
		"store-sync");
}

static int check(struct becoming *b, struct err *err)
{
	const struct new_desk *order = b->order;
	char head[GIT_ID_SIZE];
	const struct remote_head *main = remote_find(order->heads, "main");
	const char *key;
	bool made;
	if (git_ref_read(b->store, BRANCH_REF, head, err) || check_needed(b, head, err))
		return -1;
	if (!main)
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub has no store yet")), "store-init --hub");
	return clone_key(order->code, b->store->mem, &key, &made, err) ||
			       desk_claim_known(b->store, main->id, order->code, key, err) ||
			       desk_claim_free(b->store, order->heads, order->code, err) || check_unused(b, err)
		       ? -1
		       : 0;
}

/* ---- One commit ---------------------------------------------------------------------------------- */

/* What a commit became; itself where the hub has it. */
static const char *made_of(const struct becoming *b, const char *id)
{
	const size_t place = map_get(&b->places, id);
	return place ? b->made[place - 1] : id;
}

static void note_made(struct becoming *b, const char *id, const char *made)
{
	VEC_PUSH(b->walk.arena, b->made, b->n, b->room) = arena_dup(b->walk.arena, made);
	map_set(&b->places, b->walk.arena, arena_dup(b->walk.arena, id), b->n);
	b->tip = b->made[b->n - 1];
}

/* Its words, with the numbers that papers have now, and a line for each that was given here.  Who did it stands at
 * the end. */
static const char *message_of(const struct becoming *b, size_t papers)
{
	static const char staff[] = "\nStaff: ";
	const struct renumber_names *names = &b->walk.names;
	const char *was = b->walk.is->message;
	const char *end = NULL;
	struct str text = {0};
	for (const char *at = strstr(was, staff); at; at = strstr(at + 1, staff))
		end = at + 1;
	const size_t head = end ? (size_t)(end - was) : strlen(was);
	renumber_names_apply(names, was, head, &text);
	for (size_t i = papers; i < names->papers.n; i++)
		str_add_format(&text, TRAILER "%s %s\n", names->papers.items[i].was, names->papers.items[i].now);
	str_add(&text, was + head);
	return str_keep(&text, b->walk.arena);
}

/* The name of its author: his mail address stands in the commit that was read. */
static int author_name(struct becoming *b, const char **name, struct err *err)
{
	const char *const arguments[] = {"show", "-s", "--format=%an", b->walk.is->id, NULL};
	struct str said = {0};
	int rc = git_must(b->store, NULL, arguments, NULL, &said, err);
	*name = arena_dup_n(b->walk.arena, str_text(&said), strcspn(str_text(&said), "\n"));
	str_close(&said);
	return rc;
}

/* As the hub will look at it. */
static int verify(struct becoming *b, const char *id, struct err *err)
{
	const char *refusal = NULL;
	if (receive_verify(b->receive, id, &refusal, err))
		return -1;
	if (!refusal)
		return 0;
	const char *said = strstr(refusal, ": ");
	return err_set(err, ERR_REFUSED, "%s", said ? said + 2 : refusal);
}

static int commit(struct becoming *b, size_t papers, struct err *err)
{
	struct renumber_walk *walk = &b->walk;
	const struct history_commit *is = walk->is;
	struct tree_merge order = {
		.ours = walk->now,
		.theirs = is->parents_n == 2 ? made_of(b, is->parents[1]) : NULL,
		.email = is->author,
		.desk = walk->names.code,
		.authored = is->authored,
		.committed = moment_now(),
		.message = message_of(b, papers),
		.changes = &walk->changes,
	};
	char id[GIT_ID_SIZE];
	if (is->parents_n == 2 && store_merge(b->store, order.ours, order.theirs, walk->arena, &walk->changes, err))
		return -1;
	/* A commit of which nothing is left is none. */
	if (is->parents_n == 1 && walk->changes.n == 0) {
		note_made(b, is->id, walk->now);
		return 0;
	}
	if (author_name(b, &order.name, err) || tree_commit(b->store, txn_lock(b->txn), &order, id, err) ||
		verify(b, id, err))
		return -1;
	note_made(b, is->id, id);
	return 0;
}

static int check_writer(const struct becoming *b, struct err *err)
{
	const struct history_commit *is = b->walk.is;
	const char *mail = is->committer;
	const char *desk = str_ends(mail, DESK_MAIL)
				   ? arena_dup_n(b->walk.arena, mail, strlen(mail) - strlen(DESK_MAIL)) : "";
	if (is->parents_n == 0 || is->parents_n > 2)
		return err_set(err, ERR_REFUSED, _("has %zu parents"), is->parents_n);
	return renumber_walk_is_own(&b->walk, desk) ? 0
						    : err_set(err, ERR_REFUSED, _("no program of this clone made it"));
}

static int make(struct becoming *b, struct err *err)
{
	struct renumber_walk *walk = &b->walk;
	const size_t papers = walk->names.papers.n;
	if (check_writer(b, err))
		return -1;
	walk->now = made_of(b, walk->is->parents[0]);
	if (walk->is->parents_n == 1 && renumber_commit_make(walk, err))
		return -1;
	return commit(b, papers, err);
}

/* ---- All of them --------------------------------------------------------------------------------- */

static int open_receive(struct becoming *b, struct err *err)
{
	const struct new_desk *order = b->order;
	struct arena *mem = b->walk.arena;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < order->heads->n; i++)
		VEC_PUSH(mem, b->known, n, room) = order->heads->items[i].id;
	VEC_PUSH(mem, b->known, n, room) = NULL;
	const struct receive_order receive = {.store = b->store, .desk = order->code,
		.main = remote_find(order->heads, "main")->id, .known = b->known, .now = moment_now(),
		.pinned = order->pinned};
	return receive_open(&receive, &b->receive, err);
}

static int make_all(struct becoming *b, struct err *err)
{
	const char *const range[] = {txn_head(b->txn), "--not", "--remotes=hub", NULL};
	struct history_commit is;
	bool found = true;
	int rc = history_open_range(b->store, range, &b->walk.history, err) || open_receive(b, err) ? -1 : 0;
	while (rc == 0 && found) {
		rc = history_next(b->walk.history, b->walk.arena, &is, &found, err);
		b->walk.is = &is;
		if (rc == 0 && found && make(b, err))
			rc = err_prefix(err, _("commit %.12s cannot become work of desk %s"), is.id, b->order->code);
	}
	receive_close(b->receive);
	history_close(b->walk.history);
	return rc;
}

/* A ref that nothing has yet. */
static const char *place_for_old(struct becoming *b, struct err *err)
{
	struct arena *mem = b->store->mem;
	char day[DATE_TEXT_SIZE], there[GIT_ID_SIZE];
	date_format(moment_date(b->order->pinned ? b->order->pinned : moment_now()), day);
	const char *ref = arena_printf(mem, RESTORED_LOST "%s-%s", b->desk, day);
	for (int i = 2; ref; i++) {
		if (git_ref_read(b->store, ref, there, err))
			return NULL;
		if (!*there || str_equal(there, txn_head(b->txn)))
			return ref;
		ref = arena_printf(mem, RESTORED_LOST "%s-%s.%d", b->desk, day, i);
	}
	return NULL;
}

static int publish(struct becoming *b, struct err *err)
{
	struct err ignored = {0};
	const struct restored_change change = {b->order->code, b->tip, arena_dup(b->store->mem, txn_head(b->txn)),
		place_for_old(b, err)};
	if (!change.keep || restored_change_begin(b->store, &change, err))
		return -1;
	if (txn_adopt(b->txn, b->tip, NULL, err)) {
		/* Where it was undecided the next program decides it. */
		if (err->code != ERR_SYSTEM)
			restored_change_settle(b->store, txn_lock(b->txn), &ignored);
		return -1;
	}
	return restored_change_settle(b->store, txn_lock(b->txn), err);
}

/* ---- Papers of a clone that has become the desk --------------------------------------------------- */

static void add_papers(const char *message, struct renumber_paper_list *papers, size_t *room, struct arena *mem)
{
	for (const char *at = strstr(message, "\n" TRAILER); at; at = strstr(at + 1, "\n" TRAILER)) {
		const char *was = at + 1 + strlen(TRAILER);
		const char *space = was + strcspn(was, " \n");
		if (*space == ' ')
			VEC_PUSH(mem, papers->items, papers->n, *room) = (struct renumber_paper){
				arena_dup_n(mem, was, (size_t)(space - was)),
				arena_dup_n(mem, space + 1, strcspn(space + 1, "\n"))};
	}
}

static int tell_again(struct new_desk *order, struct err *err)
{
	struct store *store = order->store;
	const char *const range[] = {BRANCH_REF, "--grep=^" TRAILER,
		arena_printf(store->mem, "--committer=<%s" DESK_MAIL ">", order->code), NULL};
	struct history *history = NULL;
	struct history_commit is;
	bool found = true;
	size_t room = 0;
	int rc = history_open_range(store, range, &history, err);
	while (rc == 0 && found) {
		rc = history_next(history, store->mem, &is, &found, err);
		if (rc == 0 && found)
			add_papers(is.message, &order->papers, &room, store->mem);
	}
	history_close(history);
	if (rc == 0 && order->papers.n == 0)
		rc = err_hint(err, err_set(err, ERR_REFUSED, _("this clone is desk %s already"), order->code), "store-sync");
	return rc;
}

int new_desk_become(struct new_desk *order, struct err *err)
{
	struct store *store = order->store;
	struct becoming b = {.order = order, .store = store, .desk = store->desk};
	struct txn_actor actor = *order->actor;
	if (str_equal(store->desk, order->code))
		return tell_again(order, err);
	b.walk = (struct renumber_walk){.store = store, .from = store->desks, .arena = store->mem, .tell = order->tell,
		.context = order->context, .names = {.arena = store->mem, .code = order->code}};
	actor.syncs = true;
	actor.staff = actor.name = actor.desk = b.desk;
	actor.login = order->login;
	actor.now = moment_now();
	if (check(&b, err) || txn_begin(store, &actor, &b.txn, err))
		return -1;
	/* Somebody may have committed meanwhile. */
	int rc = check_needed(&b, txn_head(b.txn), err) || make_all(&b, err) || publish(&b, err) ? -1 : 0;
	txn_end(b.txn);
	if (rc == 0)
		order->papers = b.walk.names.papers;
	return rc;
}
