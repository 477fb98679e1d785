#include "sync/sync_join.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "store/branch.h"
#include "store/git_blob.h"
#include "store/git_ref.h"
#include "txn/restored.h"
#include "store/store.h"
#include "txn/txn.h"
#include "sync/disputes.h"
#include "sync/receive.h"
#include "sync/remote.h"
#include "merge/store_merge.h"
#include "store/tree.h"
#include "txn/txn_adopt.h"
#include "value/moment.h"

enum { LEFT_BEHIND_SECONDS = 60 };

struct heads {
	const char **ids;
	size_t n;
	size_t room;
};

/* ---- Before the lock: which heads, and may they come in? --------------------------------------- */

static bool is_wanted(const struct sync_join *join, const struct remote_head *head, int64_t now)
{
	return str_equal(head->name, "main") || str_equal(head->desk, join->desk) ||
	       (head->desk && head->at < now - LEFT_BEHIND_SECONDS);
}

/* Those of the commits that no other of them has, main first, then by id. */
static int independent(struct store *store, const char *first, const struct heads *from, const char *main,
	struct heads *to, struct err *err)
{
	const char **arguments = NULL;
	struct str said = {0};
	size_t n = 0, room = 0;
	int status = 0;
	VEC_PUSH(store->mem, arguments, n, room) = "merge-base";
	VEC_PUSH(store->mem, arguments, n, room) = "--independent";
	if (*first)
		VEC_PUSH(store->mem, arguments, n, room) = first;
	for (size_t i = 0; i < from->n; i++)
		VEC_PUSH(store->mem, arguments, n, room) = from->ids[i];
	VEC_PUSH(store->mem, arguments, n, room) = NULL;
	*to = (struct heads){0};
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git merge-base: %.100s", str_text(&said));
	for (const char *at = str_text(&said); rc == 0 && *at; at += strcspn(at, "\n"), at += *at == '\n')
		VEC_PUSH(store->mem, to->ids, to->n, to->room) = arena_dup_n(store->mem, at, GIT_ID_SIZE - 1);
	str_close(&said);
	for (size_t i = 0; i < to->n; i++)
		for (size_t k = i + 1; k < to->n; k++)
			if (!str_equal(to->ids[i], main) &&
				(str_equal(to->ids[k], main) || str_less(to->ids[k], to->ids[i]))) {
				const char *swapped = to->ids[i];
				to->ids[i] = to->ids[k];
				to->ids[k] = swapped;
			}
	return rc;
}

/* What a later release writes is for it to join. */
int sync_join_check_format(struct store *store, const char *commit, struct err *err)
{
	static const char *const path = STORE_SETTINGS_PATH;
	struct git_blob_source source = {.store = store};
	struct settings settings = {0};
	struct str bytes = {0};
	char id[1][SHA1_TEXT_SIZE];
	if (git_blob_at(store, commit, &path, 1, id, err))
		return -1;
	if (strspn(id[0], "0") == SHA1_TEXT_SIZE - 1)
		return err_set(err, ERR_REFUSED, _("commit %.12s of the hub is not a store"), commit);
	int rc = git_blob_read(&source, id[0], &bytes, err);
	git_blob_end(&source);
	if (rc == 0 && record_read(&settings_schema, &settings, path, str_text(&bytes), bytes.length, store->mem, err))
		rc = err_prefix(err, _("the others write what this release cannot read"));
	if (rc == 0 && settings.format > SETTINGS_FORMAT)
		rc = err_hint(err,
			err_set(err, ERR_MALFORMED, _("the others write format %lld, these programs know format %d"),
				(long long)settings.format, SETTINGS_FORMAT),
			_("install their release; work goes on meanwhile"));
	str_close(&bytes);
	return rc;
}

/* A head with a commit that is not lawful is told, and left out.  A new clone has nothing to judge by yet: it takes the
 * hub as it is. */
static int verify(struct sync_join *join, struct heads *heads, struct err *err)
{
	const char *const known[] = {join->head, NULL};
	const char *code = join->store->settings.centre;
	const struct remote_head *centre =
		str_empty(code) ? NULL : remote_find(join->heads, arena_printf(join->store->mem, "desk/%s", code));
	const struct receive_order order = {.store = join->store, .main = join->head, .known = known, .now = moment_now(),
		.pinned = join->pinned, .centre = centre ? centre->id : NULL};
	struct receive *receive = NULL;
	size_t kept = 0;
	if (!heads->n || !*join->head)
		return 0;
	int rc = receive_open(&order, &receive, err);
	for (size_t i = 0; rc == 0 && i < heads->n; i++) {
		const char *refusal = NULL;
		rc = receive_verify(receive, heads->ids[i], &refusal, err);
		if (rc == 0 && refusal) {
			join->tell(join->context, arena_printf(join->store->mem, _("left out: %s"), refusal));
			join->refused = true;
		} else {
			heads->ids[kept++] = heads->ids[i];
		}
	}
	heads->n = kept;
	receive_close(receive);
	return rc;
}

/* The heads that are not here yet. */
static int choose(struct sync_join *join, struct heads *chosen, const char **main, struct err *err)
{
	struct store *store = join->store;
	const int64_t now = moment_now();
	struct heads wanted = {0}, all;
	for (size_t i = 0; i < join->heads->n; i++)
		if (is_wanted(join, &join->heads->items[i], now))
			VEC_PUSH(store->mem, wanted.ids, wanted.n, wanted.room) = join->heads->items[i].id;
	const struct remote_head *found = remote_find(join->heads, "main");
	*main = found ? found->id : "";
	*chosen = (struct heads){0};
	if (git_ref_read(store, BRANCH_REF, join->head, err))
		return -1;
	if (wanted.n == 0)
		return 0;
	if (independent(store, join->head, &wanted, *main, &all, err))
		return -1;
	for (size_t i = 0; i < all.n; i++) {
		if (str_equal(all.ids[i], join->head))
			continue;
		if (sync_join_check_format(store, all.ids[i], err))
			return -1;
		VEC_PUSH(store->mem, chosen->ids, chosen->n, chosen->room) = all.ids[i];
	}
	return verify(join, chosen, err);
}

/* ---- Under the lock ---------------------------------------------------------------------------- */

static int merge(struct sync_join *join, struct txn *txn, const char *theirs, char ours[GIT_ID_SIZE], struct err *err)
{
	struct arena arena = {0};
	struct tree_change_list changes;
	const struct tree_merge order = {
		.ours = ours,
		.theirs = theirs,
		.name = join->desk,
		.email = arena_printf(&arena, "%s@desk.onestop", join->desk),
		.authored = join->pinned ? join->pinned : moment_now(),
		.committed = moment_now(),
		.message = arena_printf(&arena, "store-sync: join %.12s and %.12s\n\nLogin: %s\n", ours, theirs, join->login),
		.changes = &changes,
	};
	char id[GIT_ID_SIZE];
	int rc = store_merge(join->store, ours, theirs, &arena, &changes, err);
	if (rc == 0)
		rc = tree_commit(join->store, txn_lock(txn), &order, id, err);
	arena_clear(&arena);
	if (rc)
		return rc;
	memcpy(ours, id, GIT_ID_SIZE);
	join->merges++;
	return 0;
}

/* One head after the other into one commit, which is published once. */
static int bring(struct sync_join *join, struct txn *txn, const struct heads *heads, struct err *err)
{
	char tip[GIT_ID_SIZE];
	struct disputes disputes = {.store = join->store};
	const struct txn_look look = {disputes_look, &disputes};
	bool ours = false;
	for (size_t i = 0; i < heads->n; i++)
		ours = ours || str_equal(heads->ids[i], txn_head(txn));
	memcpy(tip, ours ? txn_head(txn) : heads->ids[0], GIT_ID_SIZE);
	for (size_t i = 0; i < heads->n; i++)
		if (!str_equal(heads->ids[i], ours ? txn_head(txn) : heads->ids[0]) &&
			merge(join, txn, heads->ids[i], tip, err))
			return -1;
	if (str_equal(tip, txn_head(txn)))
		return 0;
	if (txn_adopt(txn, tip, &look, err) || disputes_new(&disputes, &join->disputed, err))
		return -1;
	join->moved = true;
	return 0;
}

/* A store out of a backup has again what was written since, or nobody has it. */
static int accept_restored(struct store *store, struct err *err)
{
	struct err marked = {0};
	return restored_check(store, &marked) ? restored_accept(store, err) : 0;
}

int sync_join(struct sync_join *join, struct err *err)
{
	struct txn_actor actor = *join->actor;
	struct txn *txn = NULL;
	struct heads chosen, heads;
	const char *main;
	actor.syncs = true;
	actor.staff = join->desk;
	actor.name = join->desk;
	actor.login = join->login;
	actor.desk = join->desk;
	actor.now = moment_now();
	if (choose(join, &chosen, &main, err) || txn_begin(join->store, &actor, &txn, err))
		return -1;
	/* Somebody may have committed meanwhile. */
	int rc = independent(join->store, txn_head(txn), &chosen, main, &heads, err);
	if (rc == 0)
		rc = bring(join, txn, &heads, err);
	if (rc == 0)
		rc = accept_restored(join->store, err);
	memcpy(join->head, txn_head(txn), GIT_ID_SIZE);
	txn_end(txn);
	return rc;
}
