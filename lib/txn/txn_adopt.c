#include "txn/txn_adopt.h"

#include <string.h>

#include "base/message.h"
#include "git/journal.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "store/store.h"
#include "store/tree.h"
#include "txn/txn.h"
#include "txn/txn_held.h"

/* What the commit has at a path, beside what the work tree has: it must be of the parent, or that already. */
static int adopt_change(struct txn *txn, struct git_blob_source *blobs, const struct tree_change *from,
	const char *commit, const struct txn_look *look, struct err *err)
{
	struct str bytes = {0};
	char there[SHA1_TEXT_SIZE];
	struct git_change *change;
	if (!journal_path_is_plain(from->path))
		return err_set(err, ERR_MALFORMED, _("commit %.12s has a file that is not a record: \"%s\""), commit, from->path);
	bool removes = str_equal(from->new_id, JOURNAL_NO_ID);
	if (!removes && git_blob_read(blobs, from->new_id, &bytes, err)) {
		str_close(&bytes);
		return -1;
	}
	if (removes)
		txn_remove(txn, from->path);
	else if (look)
		look->each(look->context, from->path, from->old_id, str_text(&bytes), bytes.length);
	if (!removes)
		txn_put(txn, from->path, str_text(&bytes), bytes.length);
	str_close(&bytes);
	change = txn_change_of(txn, from->path);
	memcpy(change->old_id, from->old_id, SHA1_TEXT_SIZE);
	memcpy(change->new_id, from->new_id, SHA1_TEXT_SIZE);
	if (git_blob_of_file(txn->store, from->path, there, &change->seen, err))
		return -1;
	return str_equal(there, from->old_id) || str_equal(there, from->new_id) ? 0 : git_refuse_edit(from->path, err);
}

int txn_adopt(struct txn *txn, const char *id, const struct txn_look *look, struct err *err)
{
	const struct txn_actor *actor = txn->actor;
	struct git_blob_source blobs = {.store = txn->store};
	struct tree_change_list changes;
	if (txn->changes_n)
		bug("a commit is adopted after a change");
	txn->adopts = true;
	int rc = tree_diff(txn->store, txn->head, id, txn->store->mem, &changes, err);
	for (size_t i = 0; rc == 0 && i < changes.n; i++)
		rc = adopt_change(txn, &blobs, &changes.items[i], id, look, err);
	git_blob_end(&blobs);
	if (rc)
		return rc;
	if (txn->failed.code) {
		*err = txn->failed;
		return -1;
	}
	const struct git_commit commit = {
		.name = actor->name,
		.email = arena_printf(txn->store->mem, "%s@onestop", actor->staff),
		.changes = txn->changes,
		.changes_n = txn->changes_n,
		.parent = txn->head,
	};
	return txn_publish(txn, &commit, id, err);
}
