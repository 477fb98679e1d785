#include "txn/recover.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "git/journal.h"
#include "txn/apply.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "txn/git_lock.h"
#include "store/git_ref.h"
#include "store/lock.h"
#include "txn/publish.h"
#include "txn/publish_index.h"
#include "txn/restored.h"
#include "store/store.h"
#include "txn/sweep.h"

struct recovery {
	struct store *store;
	const struct lock *lock;
	const char *name; /* of the journal's file */
	struct journal journal;
	struct journal fresh; /* the same with what main has by now */
	char head[SHA1_TEXT_SIZE]; /* main; "" for none */
	char last[SHA1_TEXT_SIZE];
	char (*now)[SHA1_TEXT_SIZE]; /* what main has at the journal's paths */
	char (*was)[SHA1_TEXT_SIZE]; /* what the commit had */
	struct git_blob_source source; /* of the bytes of main that are not here any more */
	struct stat *stats;	     /* of the files with main's bytes; st_ino 0: not known */
};

bool recover_is_needed(const struct store *store)
{
	return faccessat(store->fd, JOURNAL_PREPARED, F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
	       faccessat(store->fd, JOURNAL_APPLY, F_OK, AT_SYMLINK_NOFOLLOW) == 0 || restored_change_is_left(store) ||
	       journal_last_is_elsewhere(store->fd);
}

static int remove_file(struct store *store, const char *path, struct err *err)
{
	if (unlinkat(store->fd, path, 0) && errno != ENOENT)
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

static bool is_none(const char *id)
{
	return !*id || str_equal(id, JOURNAL_NO_ID);
}

/* As a writer takes them, over those that the killed one left. */
static int take_locks(struct recovery *r, struct err *err)
{
	struct store *store = r->store;
	struct journal lock = {0};
	journal_name(lock.nonce);
	const char *mark = arena_printf(store->mem, GIT_LOCK_MARK "%s\n", lock.nonce);
	const char *file = journal_temp(&lock, "lock", store->mem);
	if (file_make_parents(store->fd, file, err) ||
		file_write_new(store->fd, file, mark, strlen(mark), err) ||
		git_lock_take(store, file, file, r->lock->wait_seconds, err))
		return -1;
	return remove_file(store, file, err);
}

static int ask_main(struct recovery *r, struct err *err)
{
	struct arena *mem = r->store->mem;
	size_t n = r->journal.entries_n;
	const char **paths = arena_array(mem, n + 1, sizeof *paths);
	r->now = arena_array(mem, n + 1, sizeof *r->now);
	r->was = arena_array(mem, n + 1, sizeof *r->was);
	r->stats = arena_array(mem, n + 1, sizeof *r->stats);
	for (size_t i = 0; i < n; i++) {
		paths[i] = r->journal.entries[i].path;
		memcpy(r->now[i], JOURNAL_NO_ID, SHA1_TEXT_SIZE);
		memcpy(r->was[i], r->journal.entries[i].new_id, SHA1_TEXT_SIZE);
	}
	return *r->head ? git_blob_at(r->store, r->head, paths, n, r->now, err) : 0;
}

/* ---- The index -------------------------------------------------------------------------------- */

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct git_index_change *)a)->path,
		((const struct git_index_change *)b)->path);
}

/* The journal's paths in the index become what main has there. */
static int set_index(struct recovery *r, char trailer[SHA1_TEXT_SIZE], struct err *err)
{
	struct store *store = r->store;
	size_t n = r->journal.entries_n;
	struct journal names = {0};
	struct git_index_change *changes = arena_array(store->mem, n + 1, sizeof *changes);
	for (size_t i = 0; i < n; i++)
		changes[i] = (struct git_index_change){r->journal.entries[i].path,
			is_none(r->now[i]) ? NULL : r->now[i],
			r->stats[i].st_ino ? &r->stats[i] : NULL};
	qsort(changes, n, sizeof *changes, by_path);
	journal_name(names.nonce);
	const struct publish_index index = {
		.store = store,
		.lock = r->lock,
		.journal = &names,
		.head = r->head,
		.changes = changes,
		.changes_n = n,
	};
	if (publish_index_write(&index, trailer, err))
		return -1;
	if (renameat(store->fd, journal_temp(&names, "index", store->mem), store->fd, ".git/index"))
		return err_set_errno(err, errno, ".git/index");
	return remove_file(store, journal_temp(&names, "oldindex", store->mem), err);
}

/* ---- Dropping: nobody was told of this commit ------------------------------------------------- */

static int drop_index(struct recovery *r, struct err *err)
{
	struct store *store = r->store;
	char trailer[SHA1_TEXT_SIZE];
	bool broken;
	const char *old = journal_temp(&r->journal, "oldindex", store->mem);
	if (publish_index_look(store, trailer, &broken, err))
		return -1;
	if (!str_equal(trailer, r->journal.index))
		return 0;
	if (take_locks(r, err))
		return -1;
	if (renameat(store->fd, old, store->fd, ".git/index") == 0)
		return 0;
	return set_index(r, trailer, err);
}

static int drop(struct recovery *r, struct err *err)
{
	struct store *store = r->store;
	const struct journal *journal = &r->journal;
	if (journal->complete && (ask_main(r, err) || drop_index(r, err)))
		return -1;
	for (size_t i = 0; journal->complete && i < journal->entries_n; i++)
		if (!str_equal(r->now[i], journal->entries[i].old_id))
			store_note(store,
				_("%s was committed by hand while a program was interrupted that was to "
				  "write it"),
				journal->entries[i].path);
	if (git_lock_drop(store, err))
		return -1;
	for (size_t i = 0; i < journal->entries_n; i++)
		if (!journal->entries[i].removes)
			apply_clear_parents(store, journal->entries[i].path);
	return remove_file(store, r->name, err);
}

/* ---- Finishing -------------------------------------------------------------------------------- */

static int move_refs(struct recovery *r, const char *commit, struct err *err)
{
	struct store *store = r->store;
	const char *file = journal_temp(&r->journal, "ref", store->mem);
	bool behind = is_none(r->last) || str_equal(r->last, r->journal.parent);
	if (!str_equal(r->head, commit)) {
		if (git_ref_write(store, BRANCH_REF, commit, file, err))
			return -1;
		memcpy(r->head, commit, SHA1_TEXT_SIZE);
	}
	if (!behind && git_ref_contains(store, r->head, r->last, &behind, err))
		return -1;
	if (!behind || str_equal(r->last, r->head))
		return 0;
	return git_ref_write(store, BRANCH_LAST, r->head, file, err);
}

/* Whoever committed old files over ours did so without knowing: there is nothing to repair, but it must
 * be told. */
static void tell_taken_back(struct recovery *r)
{
	for (size_t i = 0; i < r->journal.entries_n; i++) {
		const struct journal_entry *entry = &r->journal.entries[i];
		bool back = str_equal(r->now[i], entry->old_id) || is_none(r->now[i]);
		struct err lost = {0};
		if (!back || str_equal(r->now[i], entry->new_id))
			continue;
		err_set(&lost, ERR_REFUSED, _("%s: main no longer has what was acknowledged"),
			entry->path);
		err_hint(&lost, -1, "git show %.12s -- %s", r->journal.commit, entry->path);
		store_note_err(r->store, &lost);
	}
}

/* What was made for an entry is there, unless the file has it already; bytes that nobody knows make
 * room for it. */
static int make_temp(struct recovery *r, const struct apply *apply, size_t number, struct err *err)
{
	struct store *store = r->store;
	struct journal_entry *entry = &r->fresh.entries[number];
	const char *path = journal_temp_of(&r->fresh, number, store->mem);
	char id[SHA1_TEXT_SIZE];
	struct stat st;
	if (apply_look(apply, number, id, &r->stats[number], err))
		return -1;
	if (str_equal(id, entry->new_id))
		return 0;
	r->stats[number] = (struct stat){0};
	if (entry->removes)
		return 0;
	if (git_blob_of_file(store, path, id, NULL, err))
		return -1;
	if (!str_equal(id, entry->new_id) &&
		(apply_put_away(apply, number, path, err) || git_blob_write(&r->source, r->now[number], path, err)))
		return -1;
	if (fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW))
		return err_set_errno(err, errno, "%s", path);
	entry->inode = st.st_ino;
	r->stats[number] = st;
	return 0;
}

static int make_temps(struct recovery *r, const struct apply *apply, struct err *err)
{
	int rc = 0;
	r->source.store = r->store;
	for (size_t i = 0; rc == 0 && i < r->fresh.entries_n; i++)
		rc = make_temp(r, apply, i, err);
	git_blob_end(&r->source);
	return rc;
}

static void make_fresh(struct recovery *r)
{
	struct journal *fresh = &r->fresh;
	size_t n = r->journal.entries_n;
	*fresh = r->journal;
	fresh->boot[0] = '\0';
	memcpy(fresh->commit, r->head, SHA1_TEXT_SIZE);
	fresh->entries = arena_array(r->store->mem, n + 1, sizeof *fresh->entries);
	for (size_t i = 0; i < n; i++) {
		fresh->entries[i] = r->journal.entries[i];
		fresh->entries[i].removes = is_none(r->now[i]);
		memcpy(fresh->entries[i].new_id, r->now[i], SHA1_TEXT_SIZE);
	}
}

/* Of an index that is not ours we set our paths, and do not vouch for the rest. */
static int settle_index(struct recovery *r, struct err *err)
{
	char trailer[SHA1_TEXT_SIZE];
	bool broken;
	if (publish_index_look(r->store, trailer, &broken, err))
		return -1;
	if (!broken && str_equal(trailer, r->journal.index) && !str_equal(trailer, JOURNAL_NO_ID) &&
		str_equal(r->head, r->journal.commit))
		return 0;
	if (set_index(r, trailer, err))
		return -1;
	memcpy(r->fresh.index, broken ? trailer : JOURNAL_NO_ID, SHA1_TEXT_SIZE);
	return 0;
}

/* Everything that is to come is on disk before the first file moves. */
static int finish(struct recovery *r, const char *commit, struct err *err)
{
	struct store *store = r->store;
	struct journal_file file;
	const char *written = journal_temp(&r->journal, "journal", store->mem);
	struct apply apply = {.store = store, .journal = &r->fresh, .again = true};
	if (take_locks(r, err) || move_refs(r, commit, err) || ask_main(r, err))
		return -1;
	tell_taken_back(r);
	make_fresh(r);
	apply.also = (const char(*)[SHA1_TEXT_SIZE])r->was;
	apply.edits_may_be = str_equal(r->name, JOURNAL_DONE);
	if (make_temps(r, &apply, err))
		return -1;
	if (settle_index(r, err) || remove_file(store, written, err) ||
		journal_begin(store->fd, written, &r->fresh, &file, err) ||
		journal_finish(&file, r->fresh.index, err) || store_sync(store, err))
		return -1;
	if (renameat(store->fd, written, store->fd, JOURNAL_APPLY))
		return err_set_errno(err, errno, JOURNAL_APPLY);
	if (remove_file(store, JOURNAL_PREPARED, err) || apply_files(&apply, err))
		return -1;
	return apply_end(store, &r->fresh, err);
}

/* ---- Which of the two ------------------------------------------------------------------------- */

/* Does main have the commit?  One whose objects a power cut took is in nobody's history. */
static int is_in_main(struct recovery *r, bool *contains, struct err *err)
{
	const char *const arguments[] = {"cat-file", "-e",
		arena_printf(r->store->mem, "%s^{commit}", r->journal.commit), NULL};
	struct str output = {0};
	int status = 0;
	*contains = str_equal(r->head, r->journal.commit);
	if (*contains || is_none(r->head) || str_equal(r->head, r->journal.parent))
		return 0;
	int rc = git_query(r->store, arguments, NULL, &output, &status, err);
	str_close(&output);
	if (rc || status)
		return rc;
	return git_ref_contains(r->store, r->head, r->journal.commit, contains, err);
}

static int read_refs(struct recovery *r, struct err *err)
{
	return git_ref_read(r->store, BRANCH_REF, r->head, err) ||
			       git_ref_read(r->store, BRANCH_LAST, r->last, err)
		       ? -1
		       : 0;
}

static bool is_parent(const struct recovery *r)
{
	return is_none(r->journal.parent) ? is_none(r->head)
					  : str_equal(r->head, r->journal.parent);
}

static int finish_or_drop(struct recovery *r, struct err *err)
{
	const char *commit = r->journal.commit;
	bool contains = false;
	if (!r->journal.complete)
		return drop(r, err);
	if (read_refs(r, err) || is_in_main(r, &contains, err))
		return -1;
	if (contains)
		return finish(r, r->head, err);
	if (!str_equal(r->last, commit))
		return drop(r, err);
	if (is_parent(r))
		return finish(r, commit, err);
	return branch_check_rewound(r->store, r->head, err);
}

static int recover_journal(struct store *store, const struct lock *lock, const char *name,
	struct err *err)
{
	struct recovery recovery = {.store = store, .lock = lock, .name = name};
	bool found;
	if (journal_read(store->fd, name, store->mem, &recovery.journal, &found, err))
		return -1;
	return found ? finish_or_drop(&recovery, err) : 0;
}

/* After another boot the files of the last commit may not all be in their places, though it ended. */
static int recover_last(struct store *store, const struct lock *lock, struct err *err)
{
	struct recovery r = {.store = store, .lock = lock, .name = JOURNAL_DONE};
	bool found;
	bool contains;
	struct err unreadable = {0};
	if (!journal_last_is_elsewhere(store->fd))
		return 0;
	if (journal_read(store->fd, JOURNAL_DONE, store->mem, &r.journal, &found, &unreadable) ||
		!r.journal.complete)
		return remove_file(store, JOURNAL_DONE, err);
	if (read_refs(&r, err) || is_in_main(&r, &contains, err))
		return -1;
	if (!contains || finish(&r, r.head, err) == 0)
		return 0;
	/* Nothing of it is under way: people's git need not wait until it succeeds. */
	struct err ignored = {0};
	git_lock_drop(store, &ignored);
	return -1;
}

/* The clocks of file systems are coarse. */
enum { CLOCK_SLACK_SECONDS = 2 };

static int after_boot(struct store *store, struct lock *lock, struct err *err)
{
	if (!lock->rebooted)
		return 0;
	if (sweep_objects(store, lock->before - CLOCK_SLACK_SECONDS, err))
		return -1;
	lock_note_boot(lock);
	lock->rebooted = false;
	return 0;
}

int recover_store(struct store *store, struct lock *lock, struct err *err)
{
	store->overlay = NULL;
	if (git_lock_clear(store, lock->wait_seconds, err) ||
		recover_journal(store, lock, JOURNAL_APPLY, err) ||
		recover_journal(store, lock, JOURNAL_PREPARED, err) || recover_last(store, lock, err) ||
		git_lock_drop(store, err) || restored_change_settle(store, lock, err) || apply_sweep(store, err))
		return -1;
	return after_boot(store, lock, err);
}
