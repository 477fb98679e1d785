#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"

int file_read_fd(int fd, const char *name, size_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err)
{
	struct stat st;
	if (fstat(fd, &st))
		return err_set_errno(err, errno, "%s", name);
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_MALFORMED, _("%s: is a directory, not a file"), name);
	if (S_ISREG(st.st_mode) && (size_t)st.st_size > limit)
		return err_set(err, ERR_MALFORMED, _("%s: larger than the %zu KiB it may have"), name,
			limit / 1024);
	size_t room = S_ISREG(st.st_mode) ? (size_t)st.st_size + 1 : 64 * 1024;
	char *buffer = arena_room(arena, room + 1, 1);
	size_t used = 0;
	for (;;) {
		ssize_t n = read(fd, buffer + used, room - used);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, "%s", name);
		if (n == 0)
			break;
		used += (size_t)n;
		if (used < room && S_ISREG(st.st_mode) && used == (size_t)st.st_size)
			break; /* it has given all, and was asked for more */
		if (used > limit)
			return err_set(err, ERR_MALFORMED, _("%s: larger than the %zu KiB it may have"),
				name, limit / 1024);
		if (used == room) {
			char *larger = arena_room(arena, room * 2 + 1, 1);
			memcpy(larger, buffer, used);
			buffer = larger;
			room *= 2;
		}
	}
	buffer[used] = '\0';
	*bytes = buffer;
	*length = used;
	return 0;
}

int file_read(const char *path, size_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err)
{
	if (str_equal(path, "-"))
		return file_read_fd(STDIN_FILENO, _("standard input"), limit, arena, bytes, length, err);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	int rc = file_read_fd(fd, path, limit, arena, bytes, length, err);
	close(fd);
	return rc;
}

/* The next component of a relative path, copied out; false when it is none we would follow. */
static bool next_component(const char **path, char name[NAME_MAX + 1])
{
	size_t n = strcspn(*path, "/");
	if (n == 0 || n > NAME_MAX)
		return false;
	memcpy(name, *path, n);
	name[n] = '\0';
	if (str_equal(name, ".") || str_equal(name, ".."))
		return false;
	*path += n;
	return true;
}

/* A new directory that everybody may use who may use `dirfd`, whatever the umask. */
static int make_directory(int dirfd, int dir, const char *name)
{
	struct stat st;
	if (mkdirat(dir, name, 0777))
		return errno == EEXIST ? 0 : -1;
	int made = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	/* Who is not of the group cannot give it: the directory is his own then. */
	if (made >= 0 && fstat(dirfd, &st) == 0 &&
		(fchown(made, (uid_t)-1, st.st_gid) == 0 || errno == EPERM) &&
		fchmod(made, st.st_mode & 07777) == 0)
		return close(made);
	int saved = errno;
	if (made >= 0)
		close(made);
	unlinkat(dir, name, AT_REMOVEDIR);
	errno = saved;
	return -1;
}

/* Is every component one that we would follow?  `*last` becomes the last one. */
static bool is_ordinary(const char *path, const char **last)
{
	char name[NAME_MAX + 1];
	const char *begin = path;
	for (*last = path; next_component(&path, name); *last = ++path)
		if (!*path)
			return path - begin < PATH_MAX;
	return false;
}

/* The whole way at once: a third of the calls of a write were those for the directories on its way. */
static int open_whole(int dirfd, const char *path, int flags)
{
	const struct open_how how = {
		.flags = (uint64_t)(flags | O_NOFOLLOW | O_CLOEXEC),
		.mode = flags & O_CREAT ? 0666 : 0,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};
	return (int)syscall(SYS_openat2, dirfd, path, &how, sizeof how);
}

/* Kernels before 5.6 and some containers have no such call; and where a link stands on the way it is found out
 * component by component. */
static bool is_open_whole(int fd)
{
	return fd >= 0 || (errno != ENOSYS && errno != EPERM && errno != ELOOP && errno != EXDEV && errno != EAGAIN);
}

static int open_parent_whole(int dirfd, const char *path, const char *last, char name[NAME_MAX + 1])
{
	char parent[PATH_MAX];
	memcpy(parent, path, (size_t)(last - path));
	parent[last - path - 1] = '\0';
	memcpy(name, last, strlen(last) + 1);
	return open_whole(dirfd, parent, O_RDONLY | O_DIRECTORY);
}

int file_open_parent(int dirfd, const char *path, bool make, char name[NAME_MAX + 1])
{
	int dir = -1;
	const char *last;
	if (is_ordinary(path, &last) && last > path) {
		dir = open_parent_whole(dirfd, path, last, name);
		if (dir >= 0 || (is_open_whole(dir) && !(make && errno == ENOENT)))
			return dir;
	}
	dir = fcntl(dirfd, F_DUPFD_CLOEXEC, 0);
	while (dir >= 0) {
		if (!next_component(&path, name)) {
			close(dir);
			errno = EINVAL;
			return -1;
		}
		if (!*path)
			return dir;
		path++;
		int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
		int next = openat(dir, name, flags);
		if (next < 0 && errno == ENOENT && make && make_directory(dirfd, dir, name) == 0)
			next = openat(dir, name, flags);
		int saved = errno;
		close(dir);
		errno = saved;
		dir = next;
	}
	return -1;
}

int file_open_beneath(int dirfd, const char *path, int flags)
{
	char name[NAME_MAX + 1];
	const char *last;
	int fd = -1;
	if (is_ordinary(path, &last) && is_open_whole(fd = open_whole(dirfd, path, flags | O_NONBLOCK)))
		return fd;
	int dir = file_open_parent(dirfd, path, false, name);
	if (dir < 0)
		return -1;
	fd = openat(dir, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
	int saved = errno;
	close(dir);
	errno = saved;
	return fd;
}

int file_make_parents(int dirfd, const char *path, struct err *err)
{
	char name[NAME_MAX + 1];
	int dir = file_open_parent(dirfd, path, true, name);
	if (dir < 0)
		return err_set_errno(err, errno, _("%s: cannot make its directory"), path);
	close(dir);
	return 0;
}

int file_write_all(int fd, const char *name, const char *bytes, size_t length, struct err *err)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, "%s", name);
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

int file_create(int dirfd, const char *path, struct err *err)
{
	struct stat st;
	int fd = file_open_beneath(dirfd, path, O_WRONLY | O_CREAT | O_EXCL);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	/* Who is not of the group cannot give it: the file is his own then, as before. */
	if (fstat(dirfd, &st) == 0 &&
		(fchown(fd, (uid_t)-1, st.st_gid) == 0 || errno == EPERM) &&
		fchmod(fd, st.st_mode & 0666) == 0)
		return fd;
	err_set_errno(err, errno, "%s", path);
	close(fd);
	unlinkat(dirfd, path, 0);
	return -1;
}

int file_write_close(int fd, const char *name, const char *bytes, size_t length, bool sync, struct err *err)
{
	if (fd < 0)
		return err_set_errno(err, errno, "%s", name);
	int rc = file_write_all(fd, name, bytes, length, err);
	if (rc == 0 && sync && fsync(fd))
		rc = err_set_errno(err, errno, "%s", name);
	if (close(fd) && rc == 0)
		rc = err_set_errno(err, errno, "%s", name);
	return rc;
}

int file_write_new(int dirfd, const char *path, const char *bytes, size_t length, struct err *err)
{
	int fd = file_create(dirfd, path, err);
	return fd < 0 ? -1 : file_write_close(fd, path, bytes, length, false, err);
}

int file_write_durably(int dirfd, const char *path, const char *bytes, size_t length, struct err *err)
{
	int fd = file_create(dirfd, path, err);
	return fd < 0 ? -1 : file_write_close(fd, path, bytes, length, true, err);
}

int file_sync_parent(int dirfd, const char *path, struct err *err)
{
	char name[NAME_MAX + 1];
	int dir = file_open_parent(dirfd, path, false, name);
	if (dir < 0 || fsync(dir)) {
		int saved = errno;
		if (dir >= 0)
			close(dir);
		return err_set_errno(err, saved, "%s", path);
	}
	close(dir);
	return 0;
}

int file_replace(int dirfd, const char *path, const char *temp, const char *bytes, size_t length,
	bool sync, struct err *err)
{
	int fd = file_open_beneath(dirfd, temp, O_WRONLY | O_CREAT | O_EXCL);
	if (fd < 0 && errno == EEXIST) {
		/* Left by a program that was killed: only one writer holds the lock. */
		unlinkat(dirfd, temp, 0);
		fd = file_open_beneath(dirfd, temp, O_WRONLY | O_CREAT | O_EXCL);
	}
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	int rc = file_write_close(fd, path, bytes, length, sync, err);
	if (rc == 0 && renameat(dirfd, temp, dirfd, path))
		rc = err_set_errno(err, errno, "%s", path);
	if (rc)
		unlinkat(dirfd, temp, 0);
	else if (sync)
		rc = file_sync_parent(dirfd, path, err);
	return rc;
}

const char *file_program_dir(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n > 0) {
		path[n] = '\0';
	} else {
		/* Without /proc: the path that the kernel was given, as long as nobody changed directory.
		 * Never a place that depends on where somebody stands: libraries are loaded from beside it. */
		const char *given = (const char *)getauxval(AT_EXECFN);
		if (!given || !realpath(given, path))
			return "/";
	}
	char *slash = strrchr(path, '/');
	if (slash)
		*slash = '\0';
	return arena_dup(arena, path);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int file_names(int dirfd, const char *name, struct arena *arena, const char ***names,
	size_t *names_n, struct err *err)
{
	const char **found = NULL;
	size_t n = 0, room = 0;
	DIR *dir = fdopendir(dirfd);
	if (!dir) {
		int saved = errno;
		close(dirfd);
		return err_set_errno(err, saved, "%s", name);
	}
	errno = 0;
	for (struct dirent *entry; (entry = readdir(dir)) != NULL; errno = 0)
		if (!str_equal(entry->d_name, ".") && !str_equal(entry->d_name, ".."))
			VEC_PUSH(arena, found, n, room) = arena_dup(arena, entry->d_name);
	int failed = errno;
	closedir(dir);
	if (failed)
		return err_set_errno(err, failed, "%s", name);
	if (n)
		qsort(found, n, sizeof *found, by_bytes);
	*names = found;
	*names_n = n;
	return 0;
}
