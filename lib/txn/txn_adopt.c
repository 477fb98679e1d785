#include "txn/txn_adopt.h"

#include <string.h>

#include "base/message.h"
#include "git/journal.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "store/store.h"
#include "store/tree.h"
#include "txn/publish.h"
#include "txn/txn.h"
#include "txn/txn_held.h"

/* What the commit has at a path, beside what the work tree has: it must be of the parent, or that already. */
static int adopt_change(struct txn *txn, const struct tree_change *from, const char *commit, struct err *err)
{
	char there[SHA1_TEXT_SIZE];
	if (!journal_path_is_plain(from->path))
		return err_set(err, ERR_MALFORMED, _("commit %.12s has a file that is not a record: \"%s\""), commit, from->path);
	struct git_change *change = txn_change_of(txn, from->path);
	change->removes = str_equal(from->new_id, JOURNAL_NO_ID);
	memcpy(change->old_id, from->old_id, SHA1_TEXT_SIZE);
	memcpy(change->new_id, from->new_id, SHA1_TEXT_SIZE);
	if (git_blob_of_file(txn->store, from->path, there, &change->seen, err))
		return -1;
	return str_equal(there, from->old_id) || str_equal(there, from->new_id) ? 0 : git_refuse_edit(from->path, err);
}

static int publish(struct txn *txn, const char *id, const struct txn_look *look, struct err *err)
{
	const struct txn_actor *actor = txn->actor;
	struct git_blob_source blobs = {.store = txn->store};
	const struct publish_source from = {.blobs = &blobs, .look = look ? look->each : NULL,
		.context = look ? look->context : NULL};
	const struct git_commit commit = {
		.name = actor->name,
		.email = arena_printf(txn->store->mem, "%s@onestop", actor->staff),
		.changes = txn->changes,
		.changes_n = txn->changes_n,
		.parent = txn->head,
	};
	const int rc = txn_publish(txn, &commit, id, &from, err);
	git_blob_end(&blobs);
	return rc;
}

int txn_adopt(struct txn *txn, const char *id, const struct txn_look *look, struct err *err)
{
	struct tree_change_list changes;
	if (txn->changes_n)
		bug("a commit is adopted after a change");
	int rc = tree_diff(txn->store, txn->head, id, txn->store->mem, &changes, err);
	for (size_t i = 0; rc == 0 && i < changes.n; i++)
		rc = adopt_change(txn, &changes.items[i], id, err);
	return rc ? rc : publish(txn, id, look, err);
}
