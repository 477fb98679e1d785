#include "carry/carry_stage.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"

enum { DEEP = 8 };

static void remove_all(int root, const char *path, int depth)
{
	struct arena mem = {0};
	struct err ignored = {0};
	const char **names;
	size_t n = 0;
	int fd = depth < DEEP ? file_open_beneath(root, path, O_RDONLY | O_DIRECTORY) : -1;
	if (fd >= 0 && file_names(fd, path, &mem, &names, &n, &ignored))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		const char *one = arena_printf(&mem, "%s/%s", path, names[i]);
		if (unlinkat(root, one, 0))
			remove_all(root, one, depth + 1);
	}
	unlinkat(root, path, AT_REMOVEDIR);
	arena_clear(&mem);
}

void carry_stage_end(int root, const char *path)
{
	remove_all(root, path, 0);
}

int carry_stage_begin(int root, const char *path, struct err *err)
{
	carry_stage_end(root, path);
	if (file_make_parents(root, path, err))
		return -1;
	return mkdirat(root, path, 0700) ? err_set_errno(err, errno, "%s", path) : 0;
}

static int add_all(int root, const char *top, const char *beneath, int depth, struct arena *arena,
	struct carry_file_list *list, struct err *err)
{
	const char **names;
	size_t n;
	const char *directory = *beneath ? arena_printf(arena, "%s/%s", top, beneath) : top;
	int fd = file_open_beneath(root, directory, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return errno == ENOENT ? 0 : err_set_errno(err, errno, "%s", directory);
	int rc = file_names(fd, directory, arena, &names, &n, err);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct stat st;
		struct carry_file file = {*beneath ? arena_printf(arena, "%s/%s", beneath, names[i]) : names[i], -1};
		if (names[i][0] == '.' || fstatat(root, arena_printf(arena, "%s/%s", top, file.path), &st, AT_SYMLINK_NOFOLLOW))
			continue;
		if (S_ISDIR(st.st_mode) && depth < DEEP) {
			rc = add_all(root, top, file.path, depth + 1, arena, list, err);
			continue;
		}
		if (S_ISREG(st.st_mode))
			file.size = st.st_size;
		VEC_PUSH(arena, list->items, list->n, list->room) = file;
	}
	return rc;
}

int carry_stage_list(int root, const char *path, struct arena *arena, struct carry_file_list *list, struct err *err)
{
	*list = (struct carry_file_list){0};
	return add_all(root, path, "", 0, arena, list, err);
}
