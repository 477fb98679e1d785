#include "store/sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/git.h"
#include "store/store.h"

#define OBJECTS ".git/objects"

enum { FAN_OUT = 256 };

static bool is_young(struct store *store, const char *path, time_t since)
{
	struct stat st;
	return fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       (st.st_mtime >= since || st.st_size == 0);
}

static int remove_file(struct store *store, const char *path, struct err *err)
{
	if (unlinkat(store->fd, path, 0) && errno != ENOENT)
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

/* The whole object is read, as its end may be missing. */
static int is_whole(struct store *store, const char *id, bool *whole, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	struct str output = {0};
	int status;
	int rc = git_query(store, arguments, arena_printf(store->mem, "%s\n", id), &output, &status,
		err);
	*whole = rc == 0 && status == 0 && str_starts(str_text(&output), id) &&
		 !str_starts(str_text(&output) + strlen(id), " missing");
	str_close(&output);
	return rc;
}

static int sweep_loose(struct store *store, unsigned fan, time_t since, struct err *err)
{
	const char **names;
	size_t names_n;
	const char *directory = arena_printf(store->mem, OBJECTS "/%02x", fan);
	if (store_names(store, directory, store->mem, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++) {
		const char *path = arena_printf(store->mem, "%s/%s", directory, names[i]);
		bool whole;
		if (strlen(names[i]) != GIT_ID_SIZE - 3 || !is_young(store, path, since))
			continue;
		if (is_whole(store, arena_printf(store->mem, "%02x%s", fan, names[i]), &whole, err))
			return -1;
		if (!whole && remove_file(store, path, err))
			return -1;
	}
	return 0;
}

static int sweep_packs(struct store *store, time_t since, struct err *err)
{
	const char **names;
	size_t names_n;
	if (store_names(store, OBJECTS "/pack", store->mem, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++) {
		const char *index = arena_printf(store->mem, OBJECTS "/pack/%s", names[i]);
		const char *pack = arena_printf(store->mem, "%.*spack", (int)strlen(index) - 3, index);
		const char *const arguments[] = {"verify-pack", "--", index, NULL};
		struct str output = {0};
		int status;
		if (!str_ends(index, ".idx") ||
			(!is_young(store, index, since) && !is_young(store, pack, since)))
			continue;
		int rc = git_query(store, arguments, NULL, &output, &status, err);
		str_close(&output);
		if (rc || (status && (remove_file(store, index, err) || remove_file(store, pack, err))))
			return -1;
	}
	return 0;
}

int sweep_objects(struct store *store, time_t since, struct err *err)
{
	for (unsigned fan = 0; fan < FAN_OUT; fan++)
		if (sweep_loose(store, fan, since, err))
			return -1;
	return sweep_packs(store, since, err);
}
