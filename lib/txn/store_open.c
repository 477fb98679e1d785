#include "txn/store_open.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "base/str.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/lock.h"
#include "txn/recover.h"
#include "store/settings.h"
#include "store/store.h"

/* What brings the settings back as HEAD has them, wherever it is typed. */
static const char *restore_command(const struct store *store)
{
	char here[PATH_MAX];
	bool inside = getcwd(here, sizeof here) && str_equal(here, store->root);
	return arena_printf(store->mem, "git %s%srestore --source=HEAD --staged --worktree -- %s",
		inside ? "" : "-C ", inside ? "" : arena_printf(store->mem, "%s ", store->root),
		STORE_SETTINGS_PATH);
}

/* `elsewhere` is why the store is not on its branch, where it need have no settings.  They are not taken
 * from HEAD instead: whoever removed or cut the file has other files like that, and must be told before
 * anything is decided or reported as whole. */
static int read_settings(struct store *store, const struct err *elsewhere, struct err *err)
{
	bool found = false;
	if (store_read_record(store, STORE_SETTINGS_PATH, &settings_schema, &store->settings, &found,
		    err))
		return err->code == ERR_MALFORMED
			       ? err_hint(err, -1, _("git diff, then %s"), restore_command(store))
			       : -1;
	if (!found && !store_is(store->root, store->mem))
		return err_set(err, ERR_REFUSED, _("%s is not a store (it has no %s)"), store->root,
			STORE_SETTINGS_PATH);
	if (!found && elsewhere->code) {
		*err = *elsewhere;
		return -1;
	}
	if (!found)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s: %s was removed, by hand or by a git that was interrupted"),
				store->root, STORE_SETTINGS_PATH),
			"%s", restore_command(store));
	if (store->settings.format < SETTINGS_FORMAT_OLDEST ||
		store->settings.format > SETTINGS_FORMAT)
		return err_set(err, ERR_MALFORMED,
			_("%s: store format %lld; these programs know format %d"),
			STORE_SETTINGS_PATH, (long long)store->settings.format, SETTINGS_FORMAT);
	return 0;
}

/* Whoever comes first after a kill or a power cut recovers, also one who only reads; unless a
 * writer is at work, or he may not write. */
static void recover(struct store *store)
{
	struct err failed = {0};
	struct lock lock = {0};
	char text[ERR_TEXT_SIZE];
	const struct lock_request request = {.program = "recovery"};
	if (!recover_is_needed(store) || faccessat(store->fd, ".git", W_OK | X_OK, AT_EACCESS))
		return;
	if (lock_take(store, &request, &lock, &failed) == 0 &&
		branch_check_plain(store, &failed) == 0 &&
		git_guard_attributes(store, &failed) == 0)
		recover_store(store, &lock, &failed);
	lock_release(&lock);
	if (failed.code && failed.code != ERR_BUSY)
		store_note(store, _("an interrupted program is not cleared up: %s"), err_text(&failed, text));
}

/* What git tells the hook of a push of the objects that are not the repository's yet. */
static const char *const *quarantine(struct arena *mem)
{
	static const char *const names[] = {"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
		"GIT_QUARANTINE_PATH"};
	enum { NAMES = sizeof names / sizeof *names };
	const char **with = arena_array(mem, NAMES + 1, sizeof *with);
	size_t n = 0;
	for (size_t i = 0; getenv("GIT_QUARANTINE_PATH") && i < NAMES; i++)
		if (getenv(names[i]))
			with[n++] = arena_printf(mem, "%s=%s", names[i], getenv(names[i]));
	return n ? with : NULL;
}

int store_open_bare(const char *root, struct arena *mem, struct store **opened, struct err *err)
{
	struct store *store;
	if (store_open_root(root, mem, &store, err))
		return -1;
	store->bare = true;
	store->git_with = quarantine(mem);
	*opened = store;
	return 0;
}

static int open_it(const char *root, bool recovers, struct arena *mem, struct store **opened, struct err *err)
{
	struct store *store;
	struct err elsewhere = {0};
	if (store_open_root(root, mem, &store, err))
		return -1;
	if (store_read_git_config(store, err))
		goto failed;
	if (store_check_git(store, &elsewhere) == 0 && branch_check(store, &elsewhere) == 0 && recovers)
		recover(store);
	if (store_look(store, err) || read_settings(store, &elsewhere, err))
		goto failed;
	*opened = store;
	return 0;
failed:
	store_close(store);
	return -1;
}

int store_open(const char *root, struct arena *mem, struct store **opened, struct err *err)
{
	return open_it(root, true, mem, opened, err);
}

int store_open_as_is(const char *root, struct arena *mem, struct store **opened, struct err *err)
{
	return open_it(root, false, mem, opened, err);
}
