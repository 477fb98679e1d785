#include "store/txn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/message.h"
#include "base/vec.h"
#include "record/read.h"
#include "record/write.h"
#include "store/git.h"
#include "store/git_commit.h"
#include "store/git_lock.h"
#include "store/journal.h"
#include "store/lock.h"
#include "store/spool.h"
#include "store/store.h"
#include "store/sweep.h"

enum { MEMORY_BYTES = 16 * 1024 * 1024 };

struct txn {
	struct store *store;
	const struct txn_actor *actor;
	struct lock lock;
	char head[GIT_ID_SIZE];
	struct git_change *changes;
	size_t changes_n;
	size_t changes_room;
	struct map places; /* path -> 1 + its index in `changes`: an import has tens of thousands */
	size_t bytes;       /* of the changes in memory */
	struct spool spool; /* has those beyond MEMORY_BYTES */
	struct err failed;  /* why the spool does not have them; code ERR_NONE: it has */
	struct str trailers;
	const struct op *repeated;
	struct words ids; /* of the result */
	size_t ids_room;
};

/* "tickets/open/D/X.yaml" is written as "tickets/open/D/.new-X.yaml" first. */
static const char *temp_path(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	int directory = slash ? (int)(slash + 1 - path) : 0;
	return arena_printf(arena, "%.*s.new-%s", directory, path, path + directory);
}

static int sync_all(struct store *store, struct err *err)
{
	if (syncfs(store->fd))
		return err_set_errno(err, errno, _("the disk did not take what was written"));
	return 0;
}

/* The one rule of recovery: what the journal names is made equal to HEAD again. */
static int restore(struct store *store, const struct lock *lock, const char *const *paths,
	size_t paths_n, struct err *err)
{
	for (size_t i = 0; i < paths_n; i++)
		if (unlinkat(store->fd, temp_path(paths[i], store->mem), 0) && errno != ENOENT &&
			errno != ENOTDIR)
			return err_set_errno(err, errno, "%s", paths[i]);
	if (git_restore(store, lock, paths, paths_n, err))
		return -1;
	for (size_t i = 0; i < paths_n; i++)
		store_prune(store, paths[i]);
	if (sync_all(store, err))
		return -1;
	return journal_remove(store, err);
}

static int recover(struct txn *txn, struct err *err)
{
	const char **paths;
	size_t paths_n;
	bool found;
	if (journal_read(txn->store, &paths, &paths_n, &found, err))
		return -1;
	return found ? restore(txn->store, &txn->lock, paths, paths_n, err) : 0;
}

/* The clocks of file systems are coarse. */
enum { CLOCK_SLACK_SECONDS = 2 };

static int after_boot(struct txn *txn, struct err *err)
{
	if (!txn->lock.rebooted)
		return 0;
	if (sweep_objects(txn->store, txn->lock.before - CLOCK_SLACK_SECONDS, err))
		return -1;
	lock_note_boot(&txn->lock);
	return 0;
}

int txn_begin(struct store *store, const struct txn_actor *actor, struct txn **begun,
	struct err *err)
{
	struct txn *txn = arena_alloc(store->mem, sizeof *txn);
	const char *branch;
	txn->store = store;
	txn->actor = actor;
	if (!actor->preview) {
		const struct lock_request request = {actor->wait_seconds, actor->staff, actor->program,
			actor->waiting, actor->context};
		if (lock_take(store, &request, &txn->lock, err))
			return -1;
	}
	if (git_head(store, txn->head, &branch, err))
		goto failed;
	if (!actor->preview) {
		/* HEAD is read again: the git that was waited for may have moved it. */
		if (git_lock_clear(store, branch, actor->wait_seconds, err) ||
			git_head(store, txn->head, &branch, err) || git_guard_attributes(store, err) ||
			after_boot(txn, err) || recover(txn, err))
			goto failed;
	}
	/* Only under the lock, and after what a killed program left was undone, does an operation that
	 * the work tree has stand in a commit too. */
	if (op_find(store, &actor->op, &txn->repeated, err))
		goto failed;
	*begun = txn;
	return 0;
failed:
	lock_release(&txn->lock);
	return -1;
}

static struct git_change *change_of(struct txn *txn, const char *path)
{
	size_t place = map_get(&txn->places, path);
	if (place)
		return &txn->changes[place - 1];
	if (strpbrk(path, "\n\"\\ ") || *path == '.' || *path == '/' || strstr(path, "/."))
		bug("a path that no record of a store has");
	struct git_change *change =
		&VEC_PUSH(txn->store->mem, txn->changes, txn->changes_n, txn->changes_room);
	change->path = arena_dup(txn->store->mem, path);
	map_set(&txn->places, txn->store->mem, change->path, txn->changes_n);
	return change;
}

void txn_put(struct txn *txn, const char *path, const char *bytes, size_t length)
{
	struct git_change *change = change_of(txn, path);
	change->removes = false;
	change->bytes = NULL;
	change->length = length;
	if (txn->bytes + length <= MEMORY_BYTES) {
		change->bytes = arena_dup_n(txn->store->mem, bytes, length);
		txn->bytes += length;
	} else if (!txn->failed.code) {
		spool_add(&txn->spool, txn->store, bytes, length, &change->at, &txn->failed);
	}
}

void txn_remove(struct txn *txn, const char *path)
{
	change_of(txn, path)->removes = true;
}

int txn_put_record(struct txn *txn, const char *path, const struct schema *schema,
	const void *record, struct err *err)
{
	return txn_put_list(txn, path, schema, record, 1, err);
}

int txn_put_list(struct txn *txn, const char *path, const struct schema *schema,
	const void *items, size_t n, struct err *err)
{
	struct str text = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = record_write(schema, (const char *)items + i * schema->size, i == 0, &text, err);
	size_t most = n == 1 ? RECORD_FILE_BYTES : RECORD_VOLUME_BYTES;
	if (rc == 0 && text.length > most)
		rc = err_set(err, ERR_REFUSED, _("%s: would be larger than the %zu KiB it may have"), path,
			most / 1024);
	if (rc == 0)
		txn_put(txn, path, text.text, text.length);
	str_close(&text);
	return rc;
}

const struct op *txn_repeated(const struct txn *txn)
{
	return txn->repeated;
}

void txn_result(struct txn *txn, const char *word)
{
	struct arena *mem = txn->store->mem;
	VEC_PUSH(mem, txn->ids.items, txn->ids.n, txn->ids_room) = arena_dup(mem, word);
}

void txn_trailer(struct txn *txn, const char *key, const char *value)
{
	if (str_empty(value))
		return;
	if (strpbrk(value, "\n\r"))
		bug("a line break in a trailer");
	str_add_format(&txn->trailers, "%s: %s\n", key, value);
}

/* Look at what the work tree has: is it there, and is it what the change wants? */
static int compare(const struct txn *txn, struct git_change *change, struct arena *scratch,
	struct str *buffer, bool *same, struct err *err)
{
	const char *before;
	const char *bytes;
	size_t length;
	*same = false;
	if (store_read(txn->store, change->path, GIT_FILE_BYTES, scratch, &before, &length, err))
		return -1;
	change->existed = before != NULL;
	if (change->removes)
		*same = !before;
	if (change->removes || !before || length != change->length)
		return 0;
	if (git_commit_bytes(change, &txn->spool, buffer, &bytes, err))
		return -1;
	*same = memcmp(bytes, before, length) == 0;
	return 0;
}

/* Drop the changes that change nothing. */
static int read_before(struct txn *txn, struct err *err)
{
	struct arena scratch = {0};
	struct str buffer = {0};
	size_t kept = 0;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < txn->changes_n; i++) {
		bool same;
		rc = compare(txn, &txn->changes[i], &scratch, &buffer, &same, err);
		arena_clear(&scratch);
		if (rc == 0 && !same)
			txn->changes[kept++] = txn->changes[i];
	}
	str_close(&buffer);
	if (rc)
		return rc;
	txn->changes_n = kept;
	txn->places = (struct map){0};
	for (size_t i = 0; i < kept; i++)
		map_set(&txn->places, txn->store->mem, txn->changes[i].path, i + 1);
	return 0;
}

/* The operation goes into the commit that does it.  A dry run does nothing. */
static int note_op(struct txn *txn, struct err *err)
{
	const struct txn_actor *actor = txn->actor;
	struct op done = actor->op;
	struct op_file file;
	if (str_empty(done.op) || actor->preview)
		return 0;
	if (txn->repeated)
		bug("what was done is done again");
	done.ids = txn->ids;
	if (op_file(txn->store, actor->desk, &done, &file, err))
		return -1;
	for (size_t i = 0; i < file.old.n; i++)
		txn_remove(txn, file.old.items[i]);
	return txn_put_list(txn, file.path, &op_schema, file.entries.items, file.entries.n, err);
}

static void describe(const struct txn *txn, const char *message)
{
	struct str *out = txn->actor->preview;
	for (size_t i = 0; i < txn->changes_n; i++) {
		const struct git_change *change = &txn->changes[i];
		str_add_format(out, "%s %s\n",
			change->removes   ? _("would remove:")
			: change->existed ? _("would change:")
					  : _("would add:   "),
			change->path);
	}
	str_add_format(out, _("commit message:\n%s"), message);
}

static int write_file(struct txn *txn, const struct git_change *change, struct str *buffer,
	struct err *err)
{
	struct store *store = txn->store;
	const char *bytes;
	if (change->removes) {
		if (unlinkat(store->fd, change->path, 0) && errno != ENOENT)
			return err_set_errno(err, errno, "%s", change->path);
		store_prune(store, change->path);
		return 0;
	}
	if (git_commit_bytes(change, &txn->spool, buffer, &bytes, err) ||
		file_make_parents(store->fd, change->path, err))
		return -1;
	return file_replace(store->fd, change->path, temp_path(change->path, store->mem), bytes,
		change->length, false, err);
}

/* The changes in the work tree, under the journal.  The spool has done its work then, and goes
 * before the disk is told to take everything. */
static int write_files(struct txn *txn, struct err *err)
{
	struct str buffer = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < txn->changes_n; i++)
		rc = write_file(txn, &txn->changes[i], &buffer, err);
	str_close(&buffer);
	spool_close(&txn->spool);
	return rc;
}

/* Undo after a failure; the first error is the one to tell. */
static int roll_back(struct txn *txn, const char *const *paths, size_t paths_n, struct err *err)
{
	struct err second = {0};
	if (restore(txn->store, &txn->lock, paths, paths_n, &second)) {
		struct err first = *err;
		err_set(err, first.code, _("%s (and undoing it failed: %s; the next program repairs)"),
			first.msg, second.msg);
	}
	return -1;
}

static int publish(struct txn *txn, const char *id, struct err *err)
{
	struct store *store = txn->store;
	size_t n = txn->changes_n;
	const char **paths = arena_array(store->mem, n, sizeof *paths);
	for (size_t i = 0; i < n; i++)
		paths[i] = txn->changes[i].path;
	if (journal_write(store, paths, n, err))
		return -1;
	if (write_files(txn, err) || git_stage(store, &txn->lock, paths, n, err) ||
		sync_all(store, err) || git_move_head(store, &txn->lock, id, txn->head, err))
		return roll_back(txn, paths, n, err);
	memcpy(txn->head, id, GIT_ID_SIZE);
	if (sync_all(store, err))
		return err_set(err, ERR_SYSTEM,
			_("committed as %.12s, but the disk did not confirm it: check the disk"), id);
	return journal_remove(store, err);
}

int txn_commit(struct txn *txn, struct err *err, const char *format, ...)
{
	const struct txn_actor *actor = txn->actor;
	struct arena *mem = txn->store->mem;
	va_list args;
	va_start(args, format);
	const char *subject = arena_vprintf(mem, format, args);
	va_end(args);
	const char *message = arena_printf(mem, "%s: %s\n\n%sStaff: %s\n", actor->program, subject,
		str_text(&txn->trailers), actor->staff);
	if (txn->failed.code) {
		*err = txn->failed;
		return -1;
	}
	if (note_op(txn, err) || read_before(txn, err))
		return -1;
	if (actor->preview) {
		describe(txn, message);
		return 0;
	}
	if (txn->changes_n == 0)
		return 0;
	const struct git_commit commit = {
		.name = actor->name,
		.email = arena_printf(mem, "%s@onestop", actor->staff),
		.authored = actor->now,
		.message = message,
		.changes = txn->changes,
		.changes_n = txn->changes_n,
		.spool = &txn->spool,
		.parent = txn->head,
	};
	char id[GIT_ID_SIZE];
	if (git_commit_write(txn->store, &txn->lock, &commit, id, err) || publish(txn, id, err))
		return -1;
	txn->changes_n = 0;
	txn->bytes = 0;
	txn->places = (struct map){0};
	str_clear(&txn->trailers);
	return 0;
}

void txn_end(struct txn *txn)
{
	if (!txn)
		return;
	lock_release(&txn->lock);
	spool_close(&txn->spool);
	str_close(&txn->trailers);
}
