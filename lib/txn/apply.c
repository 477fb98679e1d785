#include "txn/apply.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "store/git_blob.h"
#include "txn/git_lock.h"
#include "store/git_run.h"
#include "store/store.h"

/* Directories of a day that became empty say nothing and are not kept by git either. */
void apply_clear_parents(struct store *store, const char *path)
{
	char name[NAME_MAX + 1];
	struct arena scratch = {0};
	char *directory = arena_dup(&scratch, path);
	for (char *slash; (slash = strrchr(directory, '/')) != NULL;) {
		*slash = '\0';
		int above = file_open_parent(store->fd, directory, false, name);
		int rc = above >= 0 ? unlinkat(above, name, AT_REMOVEDIR) : -1;
		if (above >= 0)
			close(above);
		if (rc)
			break;
	}
	arena_clear(&scratch);
}

static bool is_known(const struct apply *apply, size_t number, const char *id)
{
	const struct journal_entry *entry = &apply->journal->entries[number];
	return str_equal(id, entry->old_id) || str_equal(id, entry->new_id) ||
	       (apply->also && str_equal(id, apply->also[number]));
}

static int keep(const struct apply *apply, size_t number, const char *temp, struct err *err)
{
	struct store *store = apply->store;
	const char *path = apply->journal->entries[number].path;
	const char *slash = strrchr(path, '/');
	const char *kept = arena_printf(store->mem, JOURNAL_KEPT "/%s-%zu-%s", apply->journal->nonce,
		number, slash ? slash + 1 : path);
	if (file_make_parents(store->fd, kept, err))
		return -1;
	if (renameat(store->fd, temp, store->fd, kept))
		return err_set_errno(err, errno, "%s", kept);
	store_note(store, _("%s was changed by hand meanwhile: what stood there is kept as %s"), path,
		kept);
	return 0;
}

int apply_put_away(const struct apply *apply, size_t number, const char *temp, struct err *err)
{
	struct store *store = apply->store;
	char id[SHA1_TEXT_SIZE];
	struct err unreadable = {0};
	if (git_blob_of_file(store, temp, id, NULL, &unreadable) == 0) {
		if (str_equal(id, JOURNAL_NO_ID) || is_known(apply, number, id)) {
			if (unlinkat(store->fd, temp, 0) && errno != ENOENT)
				return err_set_errno(err, errno, "%s", temp);
			return 0;
		}
	} else if (unreadable.code == ERR_SYSTEM) {
		*err = unreadable;
		return -1;
	}
	return keep(apply, number, temp, err);
}

/* Where the file system cannot exchange two names (a share on the network): the old file has a second
 * name first, and is replaced. */
static int replace(int store_fd, const char *temp, int to, const char *name, struct arena *arena)
{
	const char *was = arena_printf(arena, "%s.was", temp);
	if (linkat(to, name, store_fd, was, 0) && errno != ENOENT)
		return -1;
	if (renameat(store_fd, temp, to, name))
		return -1;
	return renameat(store_fd, was, store_fd, temp) && errno != ENOENT ? -1 : 0;
}

static int exchange(const struct apply *apply, const char *temp, const char *path, struct err *err)
{
	struct store *store = apply->store;
	char name[NAME_MAX + 1];
	int to = file_open_parent(store->fd, path, true, name);
	if (to < 0)
		return store_open_failed(store, path, err);
	int rc = renameat2(store->fd, temp, to, name, RENAME_EXCHANGE);
	if (rc && errno == ENOENT)
		rc = renameat2(store->fd, temp, to, name, RENAME_NOREPLACE);
	if (rc && (errno == EINVAL || errno == ENOSYS))
		rc = replace(store->fd, temp, to, name, store->mem);
	if (rc)
		err_set_errno(err, errno, "%s", path);
	close(to);
	return rc;
}

int apply_look(const struct apply *apply, size_t number, char id[SHA1_TEXT_SIZE], struct stat *st,
	struct err *err)
{
	const char *path = apply->journal->entries[number].path;
	if (git_blob_of_file(apply->store, path, id, st, err) == 0)
		return 0;
	if (err->code != ERR_MALFORMED || !apply->edits_may_be)
		return -1;
	/* A link that somebody made since: none of ours, whatever it leads to. */
	memcpy(id, "", 1);
	return 0;
}

/* May what stands at the path go?  `*there`: it is what shall stand there. */
static int look(const struct apply *apply, size_t number, bool *there, bool *stays, struct err *err)
{
	const struct journal_entry *entry = &apply->journal->entries[number];
	char id[SHA1_TEXT_SIZE];
	*there = false;
	*stays = false;
	if (!apply->again)
		return 0;
	if (apply_look(apply, number, id, NULL, err))
		return -1;
	*there = str_equal(id, entry->new_id);
	*stays = !*there && apply->edits_may_be && !is_known(apply, number, id);
	return 0;
}

static int put(const struct apply *apply, size_t number, struct err *err)
{
	const char *path = apply->journal->entries[number].path;
	const char *temp = journal_temp_of(apply->journal, number, apply->store->mem);
	bool there;
	bool stays;
	if (look(apply, number, &there, &stays, err))
		return -1;
	if (!there && !stays && exchange(apply, temp, path, err))
		return -1;
	return apply_put_away(apply, number, temp, err);
}

static int take_away(const struct apply *apply, size_t number, struct err *err)
{
	struct store *store = apply->store;
	char name[NAME_MAX + 1];
	const char *path = apply->journal->entries[number].path;
	const char *temp = journal_temp_of(apply->journal, number, store->mem);
	bool there;
	bool stays;
	if (look(apply, number, &there, &stays, err))
		return -1;
	if (apply->again && apply_put_away(apply, number, temp, err))
		return -1;
	if (there || stays)
		return 0;
	int from = file_open_parent(store->fd, path, false, name);
	if (from < 0)
		return errno == ENOENT ? 0 : store_open_failed(store, path, err);
	int rc = renameat(from, name, store->fd, temp);
	if (rc && errno != ENOENT)
		err_set_errno(err, errno, "%s", path);
	else
		rc = 0;
	close(from);
	return rc ? rc : apply_put_away(apply, number, temp, err);
}

int apply_files(const struct apply *apply, struct err *err)
{
	const struct journal *journal = apply->journal;
	struct arena *mem = apply->store->mem;
	for (int removes = 0; removes < 2; removes++)
		for (size_t i = 0; i < journal->entries_n; i++) {
			struct arena_mark mark = arena_mark(mem);
			size_t notes_n = apply->store->notes_n;
			if (journal->entries[i].removes != (removes == 1))
				continue;
			if ((removes ? take_away : put)(apply, i, err))
				return -1;
			if (apply->store->notes_n == notes_n)
				arena_reset(mem, mark);
		}
	for (size_t i = 0; i < journal->entries_n; i++)
		if (journal->entries[i].removes)
			apply_clear_parents(apply->store, journal->entries[i].path);
	return 0;
}

int apply_end(struct store *store, const struct journal *journal, struct err *err)
{
	static const char *const temporaries[] = {"lock", "main", "last", "index", "oldindex",
		"oldlast"};
	if (git_lock_drop(store, err))
		return -1;
	if (renameat(store->fd, JOURNAL_APPLY, store->fd, JOURNAL_DONE))
		return err_set_errno(err, errno, JOURNAL_DONE);
	/* What is left of them is in nobody's way, and goes with the next transaction. */
	unlinkat(store->fd, ".git/" TXN_REF, 0);
	for (size_t i = 0; i < sizeof temporaries / sizeof *temporaries; i++)
		unlinkat(store->fd, journal_temp(journal, temporaries[i], store->mem), 0);
	return 0;
}

int apply_sweep(struct store *store, struct err *err)
{
	const char **names;
	size_t names_n;
	if (store_names(store, JOURNAL_NEW, store->mem, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++) {
		const char *path = arena_printf(store->mem, JOURNAL_NEW "/%s", names[i]);
		if (unlinkat(store->fd, path, 0) && errno != ENOENT)
			return err_set_errno(err, errno, "%s", path);
	}
	/* After a power cut it may be empty, and a person's git complains of it for ever. */
	unlinkat(store->fd, ".git/" TXN_REF, 0);
	return 0;
}
