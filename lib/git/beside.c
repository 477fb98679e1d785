#include "git/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "git/journal.h"

#define HEADING "onestop beside 1\n"

enum { NOTE_BYTES = 4096 };

/* How many of the first characters are hexadecimal digits, of at most `most`? */
static size_t hex_digits(const char *text, size_t most)
{
	size_t n = strspn(text, "0123456789abcdef");
	return n < most ? n : most;
}

bool beside_path_is_plain(const char *path)
{
	static const char directory[] = BESIDE_DIRECTORY "/";
	if (!str_starts(path, directory))
		return false;
	const char *at = path + strlen(directory);
	if (hex_digits(at, 2) != 2 || at[2] != '/' || hex_digits(at + 3, 62) != 62 || at[65] != '.')
		return false;
	const char *type = at + 66;
	size_t n = strspn(type, "abcdefghijklmnopqrstuvwxyz0123456789");
	return n > 0 && n <= 8 && type[n] == '\0';
}

/* A new file with these bytes, on disk. */
static int write_new(int store_fd, const char *path, const char *bytes, size_t length, struct err *err)
{
	int rc = file_write_durably(store_fd, path, bytes, length, err);
	if (rc)
		unlinkat(store_fd, path, 0);
	return rc;
}

/* Give `temp` the name `path`, in directories that are no links, and be sure of it. */
static int put_into_place(int store_fd, const char *temp, const char *path, struct err *err)
{
	char name[NAME_MAX + 1];
	int directory = file_open_parent(store_fd, path, false, name);
	int rc = 0;
	if (directory < 0 || renameat(store_fd, temp, directory, name) || fsync(directory))
		rc = err_set_errno(err, errno, "%s", path);
	if (directory >= 0)
		close(directory);
	return rc;
}

/* Through a temporary of .git/onestop.new, which the next writer empties. */
static int write_through(int store_fd, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct err *err)
{
	struct journal names = {0};
	journal_name(names.nonce);
	const char *temp = journal_temp(&names, "beside", arena);
	if (file_make_parents(store_fd, temp, err) || write_new(store_fd, temp, bytes, length, err))
		return -1;
	if (put_into_place(store_fd, temp, path, err)) {
		unlinkat(store_fd, temp, 0);
		return -1;
	}
	return 0;
}

/* The directories of the file, on disk, the upper one hidden from git before anything is in it. */
static int make_directories(int store_fd, const char *path, struct arena *arena, struct err *err)
{
	if (file_make_parents(store_fd, path, err))
		return -1;
	if (faccessat(store_fd, BESIDE_IGNORE, F_OK, AT_SYMLINK_NOFOLLOW) &&
		write_through(store_fd, BESIDE_IGNORE, "*\n", 2, arena, err))
		return -1;
	if (fsync(store_fd))
		return err_set_errno(err, errno, BESIDE_DIRECTORY);
	return file_sync_parent(store_fd, BESIDE_IGNORE, err);
}

int beside_write(int store_fd, const char *path, const char *bytes, size_t length, const char *parent,
	struct arena *arena, struct err *err)
{
	if (!beside_path_is_plain(path))
		bug("a path that no attachment has");
	const char *note = parent ? arena_printf(arena, HEADING "parent %s\nput %s\nend\n", parent, path) : NULL;
	return make_directories(store_fd, path, arena, err) ||
			       (note && write_through(store_fd, BESIDE_NOTE, note, strlen(note), arena, err)) ||
			       write_through(store_fd, path, bytes, length, arena, err)
		       ? -1
		       : 0;
}

/* The directory of the file goes with the last that was in it. */
static int drop_parent(int store_fd, const char *path, struct err *err)
{
	char above[sizeof BESIDE_DIRECTORY "/00"], name[NAME_MAX + 1];
	memcpy(above, path, sizeof above - 1);
	above[sizeof above - 1] = '\0';
	int directory = file_open_parent(store_fd, above, false, name);
	if (directory < 0)
		return errno == ENOENT ? 0 : err_set_errno(err, errno, "%s", above);
	unlinkat(directory, name, AT_REMOVEDIR);
	close(directory);
	return 0;
}

/* What the note says, if it is one that was written to its end. */
static bool read_note(const char *text, struct arena *arena, const char **parent, const char **path)
{
	static const char words[] = HEADING "parent ", put[] = "\nput ", end[] = "\nend\n";
	if (!str_starts(text, words))
		return false;
	const char *id = text + strlen(words);
	size_t id_length = strspn(id, "0123456789abcdef");
	if (!str_starts(id + id_length, put))
		return false;
	const char *name = id + id_length + strlen(put);
	size_t name_length = strcspn(name, "\n");
	if (!str_equal(name + name_length, end))
		return false;
	*parent = arena_dup_n(arena, id, id_length);
	*path = arena_dup_n(arena, name, name_length);
	return beside_path_is_plain(*path);
}

int beside_settle(int store_fd, const char *head, struct arena *arena, struct err *err)
{
	const char *text, *parent, *path;
	size_t length;
	int fd = file_open_beneath(store_fd, BESIDE_NOTE, O_RDONLY);
	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0)
		return err_set_errno(err, errno, BESIDE_NOTE);
	int rc = file_read_fd(fd, BESIDE_NOTE, NOTE_BYTES, arena, &text, &length, err);
	close(fd);
	if (rc)
		return rc;
	/* A note that was cut short was so before its file got a name. */
	if (read_note(text, arena, &parent, &path) && str_equal(parent, head) &&
		beside_remove(store_fd, path, err))
		return -1;
	if (unlinkat(store_fd, BESIDE_NOTE, 0) && errno != ENOENT)
		return err_set_errno(err, errno, BESIDE_NOTE);
	return 0;
}

int beside_remove(int store_fd, const char *path, struct err *err)
{
	char name[NAME_MAX + 1];
	if (!beside_path_is_plain(path))
		bug("a path that no attachment has");
	int directory = file_open_parent(store_fd, path, false, name);
	if (directory < 0 && errno == ENOENT)
		return 0;
	int rc = 0;
	if (directory < 0 || (unlinkat(directory, name, 0) && errno != ENOENT) || fsync(directory))
		rc = err_set_errno(err, errno, "%s", path);
	if (directory >= 0)
		close(directory);
	return rc ? rc : drop_parent(store_fd, path, err);
}
