#include "backup/new_place.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "store/store.h"

static int refuse_occupied(const char *directory, struct arena *mem, struct err *err)
{
	const char **names;
	size_t names_n;
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? 0 : err_set_errno(err, errno, "%s", directory);
	if (file_names(fd, directory, mem, &names, &names_n, err))
		return -1;
	if (names_n == 0)
		return 0;
	if (store_is(directory, mem))
		return err_set(err, ERR_REFUSED, _("%s is a store already"), directory);
	return err_hint(err, err_set(err, ERR_REFUSED, _("%s is not empty"), directory),
		_("choose another directory"));
}

/* The absolute place of `directory`, whose parent must exist. */
static int resolve(const char *directory, struct arena *mem, const char **place, struct err *err)
{
	char resolved[PATH_MAX];
	char *copy = arena_dup(mem, directory);
	size_t n = strlen(copy);
	while (n > 1 && copy[n - 1] == '/')
		copy[--n] = '\0';
	char *slash = strrchr(copy, '/');
	const char *parent = slash ? (slash == copy ? "/" : copy) : ".";
	const char *name = slash ? slash + 1 : copy;
	if (slash)
		*slash = '\0';
	if (str_empty(name) || str_equal(name, ".") || str_equal(name, ".."))
		return err_set(err, ERR_USAGE, _("\"%s\": name the directory of the new store"), directory);
	if (!realpath(parent, resolved))
		return err_set_errno(err, errno, "%s", parent);
	*place = arena_printf(mem, "%s/%s", str_equal(resolved, "/") ? "" : resolved, name);
	return 0;
}

/* A default ACL of the plain kind (owner and group all, others nothing): the system takes it instead of
 * the umask of whoever makes a file there, also of one who types git restore, and gives it to every
 * directory below.  Where a file system has no such lists, our own programs alone give the group its
 * rights, and git in .git (core.sharedRepository). */
static void keep_group_rights(const char *directory)
{
	static const struct {
		uint32_t version;
		struct {
			uint16_t tag, rights;
			uint32_t id;
		} entries[3];
	} list = {2, {{0x01, 07, UINT32_MAX}, {0x04, 07, UINT32_MAX}, {0x20, 0, UINT32_MAX}}};
	_Static_assert(sizeof list == 28, "as the kernel has it");
	(void)setxattr(directory, "system.posix_acl_default", &list, sizeof list, 0);
}

int new_place_begin(const char *directory, struct arena *mem, struct new_place *place, struct err *err)
{
	struct new_place made;
	if (resolve(directory, mem, &made.place, err) || refuse_occupied(made.place, mem, err))
		return -1;
	made.temp = arena_printf(mem, "%s.new-%ld", made.place, (long)getpid());
	if (mkdir(made.temp, 0777))
		return err_set_errno(err, errno, "%s", made.place);
	/* New files take the group of the directory: several windows share one store. */
	if (chmod(made.temp, 02770)) {
		err_set_errno(err, errno, "%s", made.place);
		new_place_drop(&made);
		return -1;
	}
	keep_group_rights(made.temp);
	*place = made;
	return 0;
}

int new_place_finish(const struct new_place *place, struct err *err)
{
	if (rename(place->temp, place->place)) {
		err_set_errno(err, errno, "%s", place->place);
		new_place_drop(place);
		return -1;
	}
	/* The store stands under its name only when the directory above is on disk. */
	int fd = open(place->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = fd >= 0 && syncfs(fd) == 0 ? 0 : err_set_errno(err, errno, "%s", place->place);
	if (fd >= 0)
		close(fd);
	return rc;
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

void new_place_remove(const char *directory)
{
	nftw(directory, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

void new_place_drop(const struct new_place *place)
{
	new_place_remove(place->temp);
}
