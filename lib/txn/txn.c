#include "txn/txn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/message.h"
#include "base/vec.h"
#include "git/beside.h"
#include "git/journal.h"
#include "record/read.h"
#include "record/write.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "txn/git_commit.h"
#include "txn/git_commit_pack.h"
#include "store/git_ref.h"
#include "store/lock.h"
#include "txn/publish.h"
#include "txn/recover.h"
#include "txn/restored.h"
#include "txn/settled.h"
#include "store/spool.h"
#include "store/store.h"
#include "txn/txn_held.h"
#include "value/moment.h"

enum { MEMORY_BYTES = 16 * 1024 * 1024 };

/* Under the lock nothing holds that was looked at before it. */
static int begin_writing(struct txn *txn, struct err *err)
{
	struct store *store = txn->store;
	if (store_read_git_config(store, err) || store_check_git(store, err) ||
		branch_check_plain(store, err) || branch_check(store, err) ||
		git_guard_attributes(store, err) ||
		recover_store(store, &txn->lock, err))
		return -1;
	return 0;
}

/* A clone may take another code while somebody waits or types. */
static int check_desk(const struct store *store, const struct txn_actor *actor, struct err *err)
{
	if (!store->has_hub || str_empty(actor->desk) || !store->desks.n || words_have(&store->desks, actor->desk))
		return 0;
	return err_hint(err, err_set(err, ERR_BUSY, _("this clone has become desk %s meanwhile"), store->desk), _("try again"));
}

/* What is written is of the format of today, and a store is of one. */
static int check_format(const struct store *store, const struct txn_actor *actor, struct err *err)
{
	const int64_t format = store->settings.format;
	if (actor->upgrades || format == 0 || format >= SETTINGS_FORMAT)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the store is of format %lld, which is only read"), (long long)format),
		"store-upgrade");
}

int txn_begin(struct store *store, const struct txn_actor *actor, struct txn **begun,
	struct err *err)
{
	if (check_format(store, actor, err))
		return -1;
	struct txn *txn = arena_alloc(store->mem, sizeof *txn);
	txn->store = store;
	txn->actor = actor;
	if (!actor->preview) {
		const struct lock_request request = {actor->wait_seconds, actor->staff, actor->program,
			actor->waiting, actor->context, actor->desk, actor->again_seconds};
		if (lock_take(store, &request, &txn->lock, err))
			return -1;
	}
	if ((!actor->syncs && restored_check(store, err)) ||
		(actor->preview ? branch_check(store, err) : begin_writing(txn, err)) || check_desk(store, actor, err) ||
		git_ref_read(store, BRANCH_REF, txn->head, err))
		goto failed;
	/* Beside a writer main may be just about to move. */
	if (!(actor->preview && lock_is_held(store)) && branch_check_rewound(store, txn->head, err))
		goto failed;
	if (!actor->preview && (settled_check(store, actor->relied, true, err) ||
				       beside_settle(store->fd, txn->head, store->mem, err)))
		goto failed;
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

struct git_change *txn_change_of(struct txn *txn, const char *path)
{
	size_t place = map_get(&txn->places, path);
	if (place)
		return &txn->changes[place - 1];
	if (strpbrk(path, "\n\"\\ ") || *path == '.' || *path == '/' || strstr(path, "/."))
		bug("a path that no record of a store has");
	struct git_change *change =
		&VEC_PUSH(txn->store->mem, txn->changes, txn->changes_n, txn->changes_room);
	/* The room is used again after a commit. */
	*change = (struct git_change){.path = arena_dup(txn->store->mem, path)};
	map_set(&txn->places, txn->store->mem, change->path, txn->changes_n);
	return change;
}

void txn_put(struct txn *txn, const char *path, const char *bytes, size_t length)
{
	struct git_change *change = txn_change_of(txn, path);
	change->removes = false;
	change->bytes = NULL;
	change->length = length;
	change->packed_length = 0;
	git_blob_id(bytes, length, change->new_id);
	if (txn->bytes + length <= MEMORY_BYTES) {
		change->bytes = arena_dup_n(txn->store->mem, bytes, length);
		txn->bytes += length;
	} else if (!txn->failed.code) {
		git_commit_pack_put(change, &txn->spool, txn->store, bytes, length, &txn->failed);
	}
}

void txn_remove(struct txn *txn, const char *path)
{
	struct git_change *change = txn_change_of(txn, path);
	change->removes = true;
	memcpy(change->new_id, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
}

int txn_read(struct txn *txn, const char *path, size_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err)
{
	size_t place = map_get(&txn->places, path);
	if (!place)
		return store_read(txn->store, path, limit, arena, bytes, length, err);
	const struct git_change *change = &txn->changes[place - 1];
	struct str buffer = {0};
	*bytes = NULL;
	*length = 0;
	if (change->removes)
		return 0;
	if (txn->failed.code) {
		*err = txn->failed;
		return -1;
	}
	int rc = git_change_bytes(change, &txn->spool, &buffer, bytes, err);
	if (rc == 0) {
		*length = change->length;
		*bytes = arena_dup_n(arena, *bytes, *length);
	}
	str_close(&buffer);
	return rc;
}

int txn_put_beside(struct txn *txn, const char *path, const char *bytes, size_t length, bool anew,
	struct err *err)
{
	if (txn->beside)
		bug("a second file beside the records");
	txn->beside = arena_dup(txn->store->mem, path);
	return txn->actor->preview ? 0
				   : beside_write(txn->store->fd, path, bytes, length, anew ? NULL : txn->head,
					     txn->store->mem, err);
}

int txn_remove_beside(struct txn *txn, const char *path, struct err *err)
{
	return txn->actor->preview ? 0 : beside_remove(txn->store->fd, path, err);
}

/* Its commit was made, or surely not.  What cannot be done now the next program does. */
static void settle_beside(struct txn *txn)
{
	struct err ignored = {0};
	if (txn->beside && !txn->undecided && !txn->actor->preview)
		beside_settle(txn->store->fd, txn->head, txn->store->mem, &ignored);
	txn->beside = NULL;
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
	if (rc == 0 && text.length > RECORD_VOLUME_BYTES)
		rc = err_set(err, ERR_REFUSED, _("%s: would be larger than the %d KiB it may have"), path,
			RECORD_VOLUME_BYTES / 1024);
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

/* Look at what the work tree has: is it what the change wants? */
static int compare(const struct txn *txn, struct git_change *change, bool *same, struct err *err)
{
	if (git_blob_of_file(txn->store, change->path, change->old_id, &change->seen, err))
		return -1;
	*same = str_equal(change->old_id, change->new_id);
	return 0;
}

int txn_check_keeper(const struct store *store, const char *path, struct err *err)
{
	char desk[PATH_DESK_SIZE];
	const char *keeper = settings_keeper(&store->settings, &store->desks, path, desk);
	if (!store->has_hub || !keeper)
		return 0;
	return err_hint(err,
		*path ? err_set(err, ERR_REFUSED, _("%s is kept by desk %s"), path, keeper)
		      : err_set(err, ERR_REFUSED, _("only desk %s does this, for all"), keeper),
		_("do it there"));
}

static int check_keepers(const struct txn *txn, struct err *err)
{
	for (size_t i = 0; i < txn->changes_n; i++)
		if (txn_check_keeper(txn->store, txn->changes[i].path, err))
			return -1;
	return 0;
}

/* Drop the changes that change nothing; may the others be written here? */
static int read_before(struct txn *txn, struct err *err)
{
	size_t kept = 0;
	for (size_t i = 0; i < txn->changes_n; i++) {
		bool same;
		if (compare(txn, &txn->changes[i], &same, err))
			return -1;
		if (!same)
			txn->changes[kept++] = txn->changes[i];
	}
	txn->changes_n = kept;
	txn->places = (struct map){0};
	for (size_t i = 0; i < kept; i++)
		map_set(&txn->places, txn->store->mem, txn->changes[i].path, i + 1);
	return check_keepers(txn, err);
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
			: !str_equal(change->old_id, JOURNAL_NO_ID) ? _("would change:")
					  : _("would add:   "),
			change->path);
	}
	if (txn->beside)
		str_add_format(out, "%s %s\n", _("would add:   "), txn->beside);
	str_add_format(out, _("commit message:\n%s"), message);
}

/* What the disk refused may have been committed all the same. */
int txn_publish(struct txn *txn, const struct git_commit *commit, const char *id, const struct publish_source *from,
	struct err *err)
{
	const struct publish publish = {
		.store = txn->store,
		.lock = &txn->lock,
		.commit = commit,
		.from = from,
		.spool = &txn->spool,
		.id = id,
	};
	if (publish_commit(&publish, err)) {
		txn->undecided = err->code == ERR_SYSTEM;
		return -1;
	}
	memcpy(txn->head, id, GIT_ID_SIZE);
	txn->changes_n = 0;
	txn->bytes = 0;
	txn->places = (struct map){0};
	str_clear(&txn->trailers);
	settle_beside(txn);
	return 0;
}

int txn_commit(struct txn *txn, struct err *err, const char *format, ...)
{
	const struct txn_actor *actor = txn->actor;
	struct arena *mem = txn->store->mem;
	va_list args;
	va_start(args, format);
	const char *subject = arena_vprintf(mem, format, args);
	va_end(args);
	const char *message = arena_printf(mem, "%s: %s\n\n%sStaff: %s\nLogin: %s\n",
		actor->program, subject, str_text(&txn->trailers), actor->staff, actor->login);
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
		.desk = actor->desk,
		.authored = actor->now,
		.committed = moment_now(),
		.message = message,
		.changes = txn->changes, .changes_n = txn->changes_n,
		.spool = &txn->spool,
		.parent = txn->head,
	};
	char id[GIT_ID_SIZE];
	if (git_commit_write(txn->store, &txn->lock, &commit, id, err)) {
		txn->undecided = err->code == ERR_SYSTEM;
		return -1;
	}
	return txn_publish(txn, &commit, id, NULL, err);
}

const char *txn_head(const struct txn *txn)
{
	return txn->head;
}

const struct lock *txn_lock(const struct txn *txn)
{
	return &txn->lock;
}

void txn_end(struct txn *txn)
{
	if (!txn)
		return;
	settle_beside(txn);
	lock_release(&txn->lock);
	spool_close(&txn->spool);
	str_close(&txn->trailers);
}
