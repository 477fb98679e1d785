#include "store/scan.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "store/mention.h"
#include "store/store.h"

/* Thousands of small files and some large ones: each is opened relative to the directory it stands
 * in, and read into one buffer, so that neither a path is walked nor a page is cleared per file. */
struct walk {
	struct store *store;
	const struct scan *scan;
	struct arena *arena;
	struct arena memory; /* of the buffer alone */
	char *buffer;
	size_t room;
	struct stat st; /* of the last file */
	bool exhausted; /* we have no more descriptors or memory: no fault of a file */
};

static char *buffer_of(struct walk *walk, size_t size)
{
	if (walk->room < size) {
		arena_clear(&walk->memory);
		walk->room = size > walk->room * 2 ? size : walk->room * 2;
		walk->buffer = arena_room(&walk->memory, walk->room, 1);
	}
	return walk->buffer;
}

/* Files of a store appear whole, under their names, so its size is known when it is opened. */
static int read_bytes(struct walk *walk, int fd, struct scan_file *file, struct err *err)
{
	size_t used = 0;
	if (fstat(fd, &walk->st))
		return err_set_errno(err, errno, "%s", file->path);
	if (!S_ISREG(walk->st.st_mode))
		return err_set(err, ERR_MALFORMED, _("%s: not a regular file"), file->path);
	size_t size = (size_t)walk->st.st_size;
	if (size > walk->scan->limit)
		return err_set(err, ERR_MALFORMED, _("%s: larger than the %zu KiB it may have"),
			file->path, walk->scan->limit / 1024);
	char *buffer = buffer_of(walk, size + 1);
	while (used < size) {
		ssize_t n = read(fd, buffer + used, size - used);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, "%s", file->path);
		if (n == 0)
			break;
		used += (size_t)n;
	}
	buffer[used] = '\0';
	file->bytes = buffer;
	file->length = used;
	return 0;
}

static int open_failed(struct walk *walk, const char *path, struct err *err)
{
	walk->exhausted = errno == EMFILE || errno == ENFILE || errno == ENOMEM;
	return store_open_failed(walk->store, path, err);
}

/* What cannot be read is told, and the walk goes on where that is wanted. */
static int pass_over(const struct walk *walk, const char *path, const struct err *err)
{
	const struct scan *scan = walk->scan;
	if (!scan->failed)
		return walk->exhausted ? -1 : store_damaged(walk->store, err);
	scan->failed(scan->context, path, err);
	return 0;
}

/* Is another file shown in its place? */
static bool is_covered(const struct walk *walk, const char *path)
{
	return walk->store->overlay && overlay_find(walk->store->overlay, path);
}

/* Is it known without opening it that it need not be read? */
static bool is_known(const struct walk *walk, int directory, const struct scan_file *file)
{
	struct stat st;
	return walk->scan->mention && !is_covered(walk, file->path) &&
	       fstatat(directory, file->name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	       mention_lacks(walk->scan->mention, file->path, &st);
}

/* bytes stays NULL when the file went away meanwhile. */
static int read_file(struct walk *walk, int directory, struct scan_file *file, struct err *err)
{
	int fd = walk->store->overlay
			 ? store_open_file(walk->store, file->path)
			 : openat(directory, file->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0)
		return open_failed(walk, file->path, err);
	int rc = read_bytes(walk, fd, file, err);
	file->st = is_covered(walk, file->path) ? NULL : &walk->st;
	close(fd);
	return rc;
}

/* Of thousands: as arena_printf, in a third of the time. */
static const char *join(struct arena *arena, const char *path, const char *name)
{
	const size_t n = strlen(path);
	const size_t name_n = strlen(name);
	char *joined = arena_alloc(arena, n + name_n + sizeof "/");
	memcpy(joined, path, n);
	joined[n] = '/';
	memcpy(joined + n + 1, name, name_n);
	return joined;
}

static int visit_file(struct walk *walk, int directory, const char *path, const char *name,
	struct err *err)
{
	const struct scan *scan = walk->scan;
	struct arena_mark mark = arena_mark(walk->arena);
	struct scan_file file = {.name = name};
	int rc = 0;
	file.path = join(walk->arena, path, name);
	const bool known = is_known(walk, directory, &file);
	if (scan->limit && !known)
		rc = read_file(walk, directory, &file, err);
	if (rc)
		rc = pass_over(walk, file.path, err);
	else if (rc == 0 && (file.bytes || !scan->limit))
		rc = scan->each(scan->context, &file, err);
	if (!scan->keep)
		arena_reset(walk->arena, mark);
	return rc;
}

static int visit_directory(struct walk *walk, const char *path, int depth, struct err *err);

static int visit_names(struct walk *walk, int directory, const char *path, int depth,
	struct err *err)
{
	const struct scan *scan = walk->scan;
	const char **names;
	size_t names_n;
	if (store_names(walk->store, path, walk->arena, &names, &names_n, err))
		return -1;
	for (size_t i = 0; i < names_n; i++) {
		int rc = 0;
		const bool file = str_ends(names[i], ".yaml");
		bool (*wanted)(void *context, const char *name) = file ? scan->wants : scan->opens;
		if (wanted && !wanted(scan->context, names[i]))
			continue;
		if (file)
			rc = visit_file(walk, directory, path, names[i], err);
		else if (depth > 0)
			rc = visit_directory(walk, arena_printf(walk->arena, "%s/%s", path, names[i]),
				depth - 1, err);
		if (rc)
			return rc;
	}
	return 0;
}

static int visit_directory(struct walk *walk, const char *path, int depth, struct err *err)
{
	int directory = file_open_beneath(walk->store->fd, path, O_RDONLY | O_DIRECTORY);
	if (directory < 0)
		return errno == ENOENT ? 0
				       : (open_failed(walk, path, err), pass_over(walk, path, err));
	int rc = visit_names(walk, directory, path, depth, err);
	close(directory);
	return rc;
}

int scan_files(struct store *store, const struct scan *scan, struct arena *arena, struct err *err)
{
	struct walk walk = {.store = store, .scan = scan, .arena = arena};
	/* Trays are one directory a day deep, account blocks one directory a group. */
	int rc = visit_directory(&walk, scan->directory, scan->flat ? 0 : scan->deep ? 2 : 1, err);
	arena_clear(&walk.memory);
	return rc;
}
