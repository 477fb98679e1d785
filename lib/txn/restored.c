#include "txn/restored.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "git/git_config.h"
#include "store/branch.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/store.h"
#include "txn/git_lock.h"
#include "value/id.h"
#include "value/moment.h"

enum { MARK_BYTES = 4096 };

int restored_check(struct store *store, struct err *err)
{
	const char *bytes;
	size_t length;
	/* Usually it is not there: asked without opening anything. */
	struct stat st;
	if (fstatat(store->fd, STORE_RESTORED_PATH, &st, AT_SYMLINK_NOFOLLOW) && errno == ENOENT)
		return 0;
	if (store_read(store, STORE_RESTORED_PATH, MARK_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return 0;
	int rc = err_set(err, ERR_REFUSED,
		_("this store is the backup of %.25s: what was written later is not in it, and its "
		  "numbers would be given again"),
		bytes);
	if (store->has_hub)
		return err_hint(err, rc, "store-sync");
	return err_hint(err, rc,
		_("look at printed documents and other clones for what is missing, then store-restore --accept-loss %s"),
		store->root);
}

int restored_mark(struct store *store, int64_t made, struct err *err)
{
	char text[MOMENT_TEXT_SIZE];
	const char *line = arena_printf(store->mem, "%s\n", moment_format(made, text));
	return file_replace(store->fd, STORE_RESTORED_PATH, STORE_RESTORED_PATH ".new", line, strlen(line), true, err);
}

int restored_accept(struct store *store, struct err *err)
{
	if (unlinkat(store->fd, STORE_RESTORED_PATH, 0) == 0)
		return file_sync_parent(store->fd, STORE_RESTORED_PATH, err);
	if (errno != ENOENT)
		return err_set_errno(err, errno, STORE_RESTORED_PATH);
	return err_set(err, ERR_REFUSED, _("%s does not wait for that: it may be written"), store->root);
}

/* ---- Another desk --------------------------------------------------------------------------------- */

#define CHANGE_PATH ".git/onestop.new-desk"

int restored_change_begin(struct store *store, const struct restored_change *change, struct err *err)
{
	const char *text = arena_printf(store->mem, "%s\n%s\n%s\n%s\n", change->desk, change->commit, change->old,
		change->keep);
	return file_replace(store->fd, CHANGE_PATH, CHANGE_PATH ".new", text, strlen(text), true, err);
}

bool restored_change_is_left(const struct store *store)
{
	struct stat st;
	return fstatat(store->fd, CHANGE_PATH, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* False for what was not written by restored_change_begin, or not to its end. */
static bool parse(char *text, struct restored_change *change)
{
	struct err ignored = {0};
	change->desk = git_next_line(&text);
	change->commit = git_next_line(&text);
	change->old = git_next_line(&text);
	change->keep = git_next_line(&text);
	return id_check_desk(change->desk, &ignored) == 0 && git_is_id(change->commit) && git_is_id(change->old) &&
	       str_starts(change->keep, RESTORED_LOST) && !strstr(change->keep, "..");
}

static int finish(struct store *store, const struct lock *lock, const struct restored_change *change, struct err *err)
{
	const char *const arguments[] = {"config", "--replace-all", "onestop.desk", change->desk, NULL};
	struct str said = {0};
	/* Of a git that was killed. */
	int rc = git_lock_clear_ref(store, GIT_CONFIG_PATH ".lock", err) ||
				 git_ref_write(store, change->keep, change->old, ".git/onestop.lost", err) ||
				 git_must(store, lock, arguments, NULL, &said, err) || store_sync(store, err)
			 ? -1 : 0;
	str_close(&said);
	return rc;
}

int restored_change_settle(struct store *store, const struct lock *lock, struct err *err)
{
	struct restored_change change;
	char head[GIT_ID_SIZE];
	const char *bytes;
	size_t length;
	bool moved = false;
	if (!restored_change_is_left(store))
		return 0;
	if (store_read(store, CHANGE_PATH, MARK_BYTES, store->mem, &bytes, &length, err) ||
		git_ref_read(store, BRANCH_REF, head, err))
		return -1;
	if (bytes && *head && parse(arena_dup(store->mem, bytes), &change) &&
		(git_ref_contains(store, head, change.commit, &moved, err) ||
			(moved && finish(store, lock, &change, err))))
		return -1;
	if (unlinkat(store->fd, CHANGE_PATH, 0) && errno != ENOENT)
		return err_set_errno(err, errno, CHANGE_PATH);
	return file_sync_parent(store->fd, CHANGE_PATH, err) || store_read_git_config(store, err) ? -1 : 0;
}
