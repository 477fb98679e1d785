#include "maintain/refs.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/str.h"
#include "git/git_loose.h"
#include "office/session.h"
#include "store/branch.h"
#include "txn/git_lock.h"
#include "store/git_run.h"
#include "store/lock.h"
#include "txn/recover.h"
#include "store/store.h"

#define REFS ".git/refs"
#define LOG ".git/logs/HEAD"

/* main, the last ref and the like move all day and are soon loose again. */
enum { LOOSE_REFS = 8, LOG_BYTES = 4 * 1024 * 1024, DEPTH = 16 };

/* Locks that nobody has any more go on the way. */
static int count_loose(struct store *store, const char *directory, int depth, size_t *count, struct err *err)
{
	const char **names;
	size_t n;
	if (depth > DEPTH)
		return 0;
	if (store_names(store, directory, store->mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct stat st;
		const char *path = arena_printf(store->mem, "%s/%s", directory, names[i]);
		/* Of a git that was killed, else for ever; one that a git has that lives stays. */
		if (str_ends(names[i], ".lock")) {
			struct err busy = {0};
			git_lock_clear_ref(store, path, &busy);
			continue;
		}
		if (fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW))
			continue;
		*count += S_ISREG(st.st_mode) ? 1 : 0;
		if (S_ISDIR(st.st_mode) && count_loose(store, path, depth + 1, count, err))
			return -1;
	}
	return 0;
}

/* The loose ones go when the disk has the packed ones: a power cut must not keep the one rename and lose the
 * other. */
static int pack(struct store *store, const struct lock *lock, struct err *err)
{
	static const char *const keep[] = {"pack-refs", "--all", "--no-prune", NULL};
	static const char *const prune[] = {"pack-refs", "--all", "--prune", NULL};
	/* A disk that was full leaves one behind, and git then makes no other. */
	if (git_lock_clear_ref(store, ".git/packed-refs.new", err))
		return -1;
	return git_must(store, lock, keep, NULL, NULL, err) || store_sync(store, err) ||
			       git_must(store, lock, prune, NULL, NULL, err)
		       ? -1
		       : 0;
}

static int shorten_logs(struct store *store, const struct lock *lock, struct err *err)
{
	static const char *const expire[] = {"reflog", "expire", "--all", "--expire=90.days.ago",
		"--expire-unreachable=90.days.ago", NULL};
	struct stat st;
	if (fstatat(store->fd, LOG, &st, AT_SYMLINK_NOFOLLOW) || st.st_size < LOG_BYTES)
		return 0;
	return git_must(store, lock, expire, NULL, NULL, err);
}

int refs_pack(const struct session *session, struct err *err)
{
	struct store *store = session->store;
	const struct txn_actor *actor = &session->actor;
	const struct lock_request request = {actor->wait_seconds, actor->staff, actor->program, actor->waiting,
		actor->context, actor->desk, actor->again_seconds};
	struct lock lock = {0};
	size_t loose = 0;
	if (lock_take(store, &request, &lock, err))
		return -1;
	int rc = branch_check_plain(store, err) || branch_check(store, err) || recover_store(store, &lock, err) ||
				 count_loose(store, REFS, 0, &loose, err) ||
				 (loose > LOOSE_REFS && pack(store, &lock, err)) || shorten_logs(store, &lock, err)
			 ? -1
			 : 0;
	/* No writer is just about to put an object into one of them. */
	if (rc == 0)
		git_loose_clear(store->fd);
	lock_release(&lock);
	return rc;
}
