#include "sync/strategy.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "store/lock.h"
#include "store/scan_commit.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "store/tree.h"
#include "merge/store_merge.h"
#include "value/moment.h"

enum { WAIT_SECONDS = 10 };

/* The names behind "--": one for each of the two. */
static int read_heads(struct store *store, int argc, char **argv, char heads[2][GIT_ID_SIZE], struct err *err)
{
	int at = 1;
	while (at < argc && !str_equal(argv[at], "--"))
		at++;
	if (argc - at != 3)
		return err_set(err, ERR_USAGE, _("git merge -s onestop joins two commits"));
	for (int i = 0; i < 2; i++)
		if (scan_commit_resolve(store, argv[at + 1 + i], heads[i], err))
			return -1;
	return 0;
}

/* From HEAD to the merge, in index and work tree; a file that somebody edited is in the way. */
static int put(struct store *store, const char *ours, const char *merged, struct err *err)
{
	const char *const arguments[] = {"read-tree", "-m", "-u", ours, merged, NULL};
	struct str said = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_REFUSED, "git read-tree: %.*s", (int)strcspn(str_text(&said), "\n"), str_text(&said));
	str_close(&said);
	return rc;
}

static int join(struct store *store, const struct lock *lock, char heads[2][GIT_ID_SIZE], struct err *err)
{
	struct tree_change_list changes;
	char merged[GIT_ID_SIZE];
	const int64_t now = moment_now();
	const struct tree_merge order = {.ours = heads[0], .theirs = heads[1], .name = "merge", .email = "merge@onestop",
		.authored = now, .committed = now, .message = "merge\n", .changes = &changes};
	return store_merge(store, heads[0], heads[1], store->mem, &changes, err) ||
			       tree_commit(store, lock, &order, merged, err) || put(store, heads[0], merged, err)
		       ? -1 : 0;
}

int strategy_run(int argc, char **argv, struct arena *mem, struct err *err)
{
	struct store *store = NULL;
	struct lock lock = {0};
	char heads[2][GIT_ID_SIZE];
	const char *root;
	const struct lock_request request = {.wait_seconds = WAIT_SECONDS, .user = "git", .program = "git-merge-onestop"};
	int rc = store_find(".", mem, &root, err) || store_open_as_is(root, mem, &store, err) ||
				 store_check_git(store, err) || read_heads(store, argc, argv, heads, err) ||
				 lock_take(store, &request, &lock, err) || join(store, &lock, heads, err)
			 ? -1 : 0;
	lock_release(&lock);
	store_close(store);
	return rc;
}
