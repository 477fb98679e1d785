#include "txn/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/owner.h"
#include "git/journal.h"
#include "txn/apply.h"
#include "store/branch.h"
#include "store/git_blob.h"
#include "txn/git_commit.h"
#include "txn/git_lock.h"
#include "store/git_ref.h"
#include "store/lock.h"
#include "txn/publish_index.h"
#include "store/spool.h"
#include "store/store.h"
#include "value/moment.h"

#define MAIN_PATH ".git/" BRANCH_REF
#define LAST_PATH ".git/" BRANCH_LAST

struct publication {
	const struct publish *order;
	struct store *store;
	const struct git_change *changes;
	size_t changes_n;
	const char *parent; /* zeros for none */
	struct journal journal;
	struct journal_file file;
	struct stat *stats; /* of the temporaries */
	bool stuck;	    /* what was moved could not be moved back */
};

static const char *temp(const struct publication *p, const char *end)
{
	return journal_temp(&p->journal, end, p->store->mem);
}

/* ---- Before anything is visible --------------------------------------------------------------- */

/* git is asked for the next file too, to find it while this one is written. */
static int read_from_git(struct publication *p, size_t number, struct str *buffer, struct err *err)
{
	const struct publish_source *from = p->order->from;
	const struct git_change *change = &p->changes[number];
	if (from->blobs->asked == 0 && git_blob_ask(from->blobs, change->new_id, err))
		return -1;
	for (size_t next = number + 1; next < p->changes_n; next++)
		if (!p->changes[next].removes) {
			if (git_blob_ask(from->blobs, p->changes[next].new_id, err))
				return -1;
			break;
		}
	if (git_blob_read(from->blobs, change->new_id, buffer, err))
		return -1;
	if (from->look)
		from->look(from->context, change->path, change->old_id, str_text(buffer), buffer->length);
	return 0;
}

static int read_put(struct publication *p, size_t number, struct str *buffer, const char **bytes, size_t *length,
	struct err *err)
{
	const struct git_change *change = &p->changes[number];
	*length = change->length;
	if (!p->order->from)
		return git_change_bytes(change, p->order->spool, buffer, bytes, err);
	if (read_from_git(p, number, buffer, err))
		return -1;
	*bytes = str_text(buffer);
	*length = buffer->length;
	return 0;
}

static int write_put(struct publication *p, size_t number, struct str *buffer, struct err *err)
{
	const char *path = journal_temp_of(&p->journal, number, p->store->mem);
	const char *bytes;
	size_t length;
	if (read_put(p, number, buffer, &bytes, &length, err) ||
		file_make_parents(p->store->fd, p->changes[number].path, err) ||
		file_write_new(p->store->fd, path, bytes, length, err))
		return -1;
	if (fstatat(p->store->fd, path, &p->stats[number], AT_SYMLINK_NOFOLLOW))
		return err_set_errno(err, errno, "%s", path);
	p->journal.entries[number].inode = p->stats[number].st_ino;
	return 0;
}

static int write_puts(struct publication *p, struct err *err)
{
	struct str buffer = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < p->changes_n; i++) {
		struct journal_entry *entry = &p->journal.entries[i];
		entry->path = p->changes[i].path;
		entry->removes = p->changes[i].removes;
		memcpy(entry->old_id, p->changes[i].old_id, SHA1_TEXT_SIZE);
		memcpy(entry->new_id, p->changes[i].new_id, SHA1_TEXT_SIZE);
		/* Once the commit is there its files must get into their places. */
		rc = owner_check(p->store->fd, p->store->root, entry->path, OWNER_REPLACES, p->store->mem,
			err);
		if (rc == 0 && !entry->removes)
			rc = write_put(p, i, &buffer, err);
	}
	str_close(&buffer);
	/* The spool has done its work, and goes before the disk is told to take everything. */
	spool_close(p->order->spool);
	return rc;
}

static int prepare(struct publication *p, struct err *err)
{
	struct store *store = p->store;
	const char *mark = arena_printf(store->mem, GIT_LOCK_MARK "%s\n", p->journal.nonce);
	const char *line = arena_printf(store->mem, "%s\n", p->order->id);
	if (file_make_parents(store->fd, temp(p, "lock"), err) ||
		file_make_parents(store->fd, LAST_PATH, err) ||
		file_make_parents(store->fd, MAIN_PATH, err) || write_puts(p, err))
		return -1;
	if (file_write_new(store->fd, temp(p, "lock"), mark, strlen(mark), err) ||
		file_write_new(store->fd, temp(p, "main"), line, strlen(line), err) ||
		file_write_new(store->fd, temp(p, "last"), line, strlen(line), err))
		return -1;
	return journal_begin(store->fd, JOURNAL_PREPARED, &p->journal, &p->file, err);
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
	       a->st_ctim.tv_sec == b->st_ctim.tv_sec && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Nobody has edited the files since they were compared with the parent. */
static int check_files(const struct publication *p, struct err *err)
{
	for (size_t i = 0; i < p->changes_n; i++) {
		const struct git_change *change = &p->changes[i];
		struct stat st = {0};
		char id[SHA1_TEXT_SIZE];
		if (fstatat(p->store->fd, change->path, &st, AT_SYMLINK_NOFOLLOW) && errno != ENOENT)
			return err_set_errno(err, errno, "%s", change->path);
		if (is_same_file(&st, &change->seen))
			continue;
		if (git_blob_of_file(p->store, change->path, id, NULL, err))
			return -1;
		if (!str_equal(id, change->old_id))
			return git_refuse_edit(change->path, err);
	}
	return 0;
}

/* Under git's locks everything that was true when the transaction began is looked at again. */
static int check_again(const struct publication *p, struct err *err)
{
	char head[GIT_ID_SIZE];
	if (store_read_git_config(p->store, err) || store_check_git(p->store, err) ||
		branch_check(p->store, err) || git_guard_attributes(p->store, err) ||
		git_ref_read(p->store, BRANCH_REF, head, err))
		return -1;
	if (!str_equal(head, p->order->commit->parent))
		return err_hint(err,
			err_set(err, ERR_BUSY, _("somebody committed to the store at the same moment")),
			_("try again"));
	return check_files(p, err);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct git_index_change *)a)->path,
		((const struct git_index_change *)b)->path);
}

static int finish_journal(struct publication *p, struct err *err)
{
	struct store *store = p->store;
	char trailer[SHA1_TEXT_SIZE];
	struct git_index_change *changes = arena_array(store->mem, p->changes_n, sizeof *changes);
	for (size_t i = 0; i < p->changes_n; i++)
		changes[i] = (struct git_index_change){p->changes[i].path,
			p->changes[i].removes ? NULL : p->changes[i].new_id, &p->stats[i]};
	qsort(changes, p->changes_n, sizeof *changes, by_path);
	const struct publish_index index = {
		.store = store,
		.lock = p->order->lock,
		.journal = &p->journal,
		.head = p->order->commit->parent,
		.changes = changes,
		.changes_n = p->changes_n,
		.checks = true,
	};
	if (publish_index_write(&index, trailer, err))
		return -1;
	return journal_finish(&p->file, trailer, err);
}

/* ---- Undo ------------------------------------------------------------------------------------- */

static int remove_temp(const struct publication *p, const char *path, struct err *err)
{
	if (unlinkat(p->store->fd, path, 0) && errno != ENOENT)
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

/* git's locks go before the journal: without it nobody would know whose they are.  Our names of
 * them go last. */
static int drop(struct publication *p, struct err *err)
{
	static const char *const ends[] = {"last", "index", "oldindex", "oldlast", "main", "lock"};
	struct store *store = p->store;
	journal_close(&p->file);
	if (git_lock_drop(store, err))
		return -1;
	for (size_t i = 0; i < p->changes_n; i++) {
		if (p->changes[i].removes)
			continue;
		if (remove_temp(p, journal_temp_of(&p->journal, i, store->mem), err))
			return -1;
		apply_clear_parents(store, p->changes[i].path);
	}
	if (remove_temp(p, JOURNAL_PREPARED, err))
		return -1;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (remove_temp(p, temp(p, ends[i]), err))
			return -1;
	return 0;
}

/* Undo after a failure; the first error is the one to tell. */
static int give_up(struct publication *p, struct err *err)
{
	struct err second = {0};
	if (p->stuck) {
		struct err first = *err;
		return err_set(err, first.code, _("%s (the next program finishes or undoes it)"),
			first.msg);
	}
	if (drop(p, &second)) {
		struct err first = *err;
		err_set(err, first.code, _("%s (and undoing it failed: %s; the next program repairs)"),
			first.msg, second.msg);
	}
	return -1;
}

/* ---- The commit ------------------------------------------------------------------------------- */

static int move(const struct publication *p, const char *from, const char *to, struct err *err)
{
	if (renameat(p->store->fd, from, p->store->fd, to))
		return err_set_errno(err, errno, "%s", to);
	return 0;
}

/* Back to how it was: by the second name, or without a file where there was none. */
static void move_back(struct publication *p, const char *old, const char *path)
{
	if (renameat(p->store->fd, old, p->store->fd, path) == 0)
		return;
	if (errno != ENOENT || unlinkat(p->store->fd, path, 0))
		p->stuck = true;
}

/* The index before main: a plain `git commit` that has read HEAD must not find an older index, from which it
 * would commit our work away. */
static int move_all(struct publication *p, struct err *err)
{
	struct store *store = p->store;
	if (linkat(store->fd, LAST_PATH, store->fd, temp(p, "oldlast"), 0) && errno != ENOENT)
		return err_set_errno(err, errno, LAST_PATH);
	if (move(p, temp(p, "index"), ".git/index", err))
		return -1;
	if (move(p, temp(p, "last"), LAST_PATH, err)) {
		move_back(p, temp(p, "oldindex"), ".git/index");
		return -1;
	}
	if (move(p, MAIN_PATH ".lock", MAIN_PATH, err)) {
		move_back(p, temp(p, "oldlast"), LAST_PATH);
		move_back(p, temp(p, "oldindex"), ".git/index");
		return -1;
	}
	return 0;
}

/* Our lines in the reflogs are a courtesy to people; a log that is no plain file is left alone. */
static void write_reflogs(const struct publication *p)
{
	static const char *const logs[] = {".git/logs/HEAD", ".git/logs/" BRANCH_REF};
	const struct git_commit *commit = p->order->commit;
	const char *line = arena_printf(p->store->mem, "%s %s %s <%s> %lld +0800\tonestop\n", p->parent,
		p->order->id, commit->name, commit->email, (long long)moment_now());
	for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
		struct stat st;
		struct err ignored = {0};
		int fd = file_open_beneath(p->store->fd, logs[i], O_WRONLY | O_APPEND);
		if (fd < 0)
			continue;
		if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
			file_write_all(fd, logs[i], line, strlen(line), &ignored);
		close(fd);
	}
}

static int show(struct publication *p, struct err *err)
{
	const struct apply apply = {.store = p->store, .journal = &p->journal};
	if (move(p, JOURNAL_PREPARED, JOURNAL_APPLY, err))
		return -1;
	write_reflogs(p);
	if (apply_files(&apply, err))
		return -1;
	return apply_end(p->store, &p->journal, err);
}

int publish_commit(const struct publish *publish, struct err *err)
{
	struct store *store = publish->store;
	const struct git_commit *commit = publish->commit;
	struct publication p = {
		.order = publish,
		.store = store,
		.changes = commit->changes,
		.changes_n = commit->changes_n,
		.parent = *commit->parent ? commit->parent : JOURNAL_NO_ID,
		.stats = arena_array(store->mem, commit->changes_n, sizeof *p.stats),
	};
	struct err failed = {0};
	journal_name(p.journal.nonce);
	memcpy(p.journal.parent, p.parent, SHA1_TEXT_SIZE);
	memcpy(p.journal.commit, publish->id, SHA1_TEXT_SIZE);
	p.journal.entries = arena_array(store->mem, commit->changes_n, sizeof *p.journal.entries);
	p.journal.entries_n = commit->changes_n;
	if (prepare(&p, err) ||
		git_lock_take(store, temp(&p, "lock"), temp(&p, "main"), publish->lock->wait_seconds,
			err) ||
		check_again(&p, err) || finish_journal(&p, err) || store_sync(store, err) ||
		move_all(&p, err))
		return give_up(&p, err);
	if (store_sync(store, err))
		return err_set(err, ERR_SYSTEM,
			_("committed as %.12s, but the disk did not confirm it: check the disk"),
			publish->id);
	/* It is committed and durable: what fails now is for the next program to finish. */
	if (show(&p, &failed))
		store_note(store, _("committed as %.12s; the next program puts its files into place (%s)"),
			publish->id, failed.msg);
	return 0;
}
