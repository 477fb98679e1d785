#include "backup/backup_beside.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "base/str.h"
#include "git/beside.h"

/* The names in a directory beneath `root`; none when it is not there or no directory. */
static int names_in(int root, const char *path, struct arena *arena, const char ***names, size_t *n,
	struct err *err)
{
	int fd = file_open_beneath(root, path, O_RDONLY | O_DIRECTORY);
	*n = 0;
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? 0
									     : err_set_errno(err, errno, "%s", path);
	return file_names(fd, path, arena, names, n, err);
}

static int check_file(int root, const char *path, struct arena *arena, const char **wrong, struct err *err)
{
	char sha256[SHA256_TEXT_SIZE];
	bool found;
	if (!beside_path_is_plain(path))
		return 0;
	if (sha256_of_file(root, path, &found, sha256, err))
		return -1;
	if (!str_starts(path, arena_printf(arena, BESIDE_DIRECTORY "/%.2s/%s.", sha256,
			      *sha256 ? sha256 + 2 : "")))
		*wrong = path;
	return 0;
}

int backup_beside_check(const char *directory, struct arena *arena, const char **wrong, struct err *err)
{
	const char **above, **names;
	size_t above_n, n;
	int root = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	*wrong = NULL;
	if (root < 0)
		return err_set_errno(err, errno, "%s", directory);
	int rc = names_in(root, BESIDE_DIRECTORY, arena, &above, &above_n, err);
	for (size_t a = 0; rc == 0 && a < above_n; a++) {
		const char *path = arena_printf(arena, BESIDE_DIRECTORY "/%s", above[a]);
		rc = names_in(root, path, arena, &names, &n, err);
		for (size_t i = 0; rc == 0 && i < n; i++)
			rc = check_file(root, arena_printf(arena, "%s/%s", path, names[i]), arena, wrong, err);
	}
	close(root);
	return rc;
}
