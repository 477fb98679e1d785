#include "backup/repair_aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/git.h"
#include "store/store.h"

/* A loose object is named by its directory, too, and a ref by all of its path. */
static const char *name_of(const char *path, struct arena *mem)
{
	const char *name = strrchr(path, '/') + 1;
	if (str_starts(path, ".git/objects/"))
		return strlen(name) == GIT_ID_SIZE - 3 ? arena_printf(mem, "%.2s%s", name - 3, name) : name;
	char *whole = arena_dup(mem, path + (str_starts(path, ".git/") ? strlen(".git/") : 0));
	for (char *c = whole; *c; c++)
		if (*c == '/')
			*c = '-';
	return whole;
}

int repair_aside_move(struct store *store, struct repair *repair, const char *path, struct err *err)
{
	struct stat st;
	if (fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT ? 0 : err_set_errno(err, errno, "%s", path);
	repair->damaged++;
	if (repair->dry_run)
		return 0;
	const char *goal = arena_printf(store->mem, "%s/%s", repair->aside, name_of(path, store->mem));
	if (file_make_parents(store->fd, goal, err))
		return -1;
	if (renameat(store->fd, path, store->fd, goal))
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

void repair_aside_tell(struct store *store, struct repair *repair, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	VEC_PUSH(store->mem, repair->told, repair->told_n, repair->told_room) =
		arena_vprintf(store->mem, format, args);
	va_end(args);
}
