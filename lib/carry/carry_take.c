#include "carry/carry_take.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/utf8.h"
#include "git/beside.h"
#include "carry/carry_known.h"
#include "carry/carry_stage.h"
#include "value/file_type.h"
#include "value/id.h"

#define TEMP CARRY_ATTACHMENTS "/.new"

enum { LOG_BYTES = 64 * 1024 * 1024, DESK_LETTERS = 2 };

static void refuse(struct carry_take *take, const char *name, const char *why)
{
	struct arena mem = {0};
	take->refused++;
	take->tell(take->context, arena_printf(&mem, _("left out: %s: %s"), name, why));
	arena_clear(&mem);
}

/* The bytes of a regular file of at most `limit`; NULL when it is not such. */
static int read_staged(int from, const char *path, int64_t limit, struct arena *arena, const char **bytes,
	size_t *length, struct err *err)
{
	struct stat st;
	int fd = file_open_beneath(from, path, O_RDONLY | O_NONBLOCK);
	*bytes = NULL;
	*length = 0;
	if (fd < 0)
		return errno == ELOOP || errno == ENOENT || errno == ENXIO ? 0 : err_set_errno(err, errno, "%s", path);
	int rc = fstat(fd, &st) ? err_set_errno(err, errno, "%s", path) : 0;
	if (rc == 0 && S_ISREG(st.st_mode) && st.st_size <= limit)
		rc = file_read_fd(fd, path, (size_t)limit, arena, bytes, length, err);
	close(fd);
	return rc;
}

/* ---- Attachments --------------------------------------------------------------------------------- */

static int write_new(int root, const char *bytes, size_t length, struct err *err)
{
	if (unlinkat(root, TEMP, 0) && errno != ENOENT)
		return err_set_errno(err, errno, TEMP);
	return file_write_durably(root, TEMP, bytes, length, err);
}

static int name_it(int root, const char *path, struct err *err)
{
	char name[NAME_MAX + 1];
	int directory = file_open_parent(root, path, true, name);
	int rc = directory < 0 ? err_set_errno(err, errno, "%s", path) : 0;
	if (rc == 0 && renameat2(root, TEMP, directory, name, RENAME_NOREPLACE) && errno != EEXIST)
		rc = err_set_errno(err, errno, "%s", path);
	if (rc == 0 && fsync(directory))
		rc = err_set_errno(err, errno, "%s", path);
	if (directory >= 0)
		close(directory);
	return rc ? rc : file_sync_parent(root, TEMP, err);
}

/* In a hub, where no store's lock is: one at a time writes. */
static int put_in_hub(int root, const char *path, const char *bytes, size_t length, struct err *err)
{
	if (file_make_parents(root, path, err))
		return -1;
	int lock = file_open_beneath(root, CARRY_ATTACHMENTS, O_RDONLY | O_DIRECTORY);
	if (lock < 0 || flock(lock, LOCK_EX)) {
		int failed = errno;
		if (lock >= 0)
			close(lock);
		return err_set_errno(err, failed, CARRY_ATTACHMENTS);
	}
	int rc = write_new(root, bytes, length, err) || name_it(root, path, err) ? -1 : 0;
	unlinkat(root, TEMP, 0);
	close(lock);
	return rc;
}

static int put(const struct carry_take *take, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct err *err)
{
	return take->is_hub ? put_in_hub(take->root, path, bytes, length, err)
			    : beside_write(take->root, path, bytes, length, NULL, arena, err);
}

/* Why it is left out; NULL: it is what its name says. */
static const char *wrong_with(const struct carry_take *take, const char *path, const char *bytes, size_t length)
{
	char sha256[SHA256_TEXT_SIZE];
	if (!bytes || !length)
		return _("empty, too large, or no file");
	sha256_of_bytes(bytes, length, sha256);
	const char *digits = path + strlen(CARRY_ATTACHMENTS "/");
	if (strncmp(digits, sha256, 2) != 0 || strncmp(digits + 3, sha256 + 2, SHA256_TEXT_SIZE - 3) != 0)
		return _("its content is not what its name says");
	if (!file_type_is(digits + SHA256_TEXT_SIZE + 1))
		return _("no attachment is of such a type");
	return take->known && !carry_known_has(take->known, path) ? _("no ticket has this attachment") : NULL;
}

static int take_attachment(struct carry_take *take, int from, const char *stage, const char *name,
	struct arena *arena, struct err *err)
{
	const char *bytes;
	size_t length;
	struct stat st;
	const char *path = arena_printf(arena, CARRY_ATTACHMENTS "/%s", name);
	if (!beside_path_is_plain(path)) {
		refuse(take, name, _("no attachment has such a name"));
		return 0;
	}
	if (fstatat(take->root, path, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return 0;
	if (read_staged(from, arena_printf(arena, "%s/%s", stage, name), take->limit, arena, &bytes, &length, err))
		return -1;
	const char *wrong = wrong_with(take, path, bytes, length);
	if (wrong) {
		refuse(take, path, wrong);
		return 0;
	}
	if (put(take, path, bytes, length, arena, err))
		return -1;
	take->taken++;
	return 0;
}

int carry_take_attachments(struct carry_take *take, int from, const char *stage, struct err *err)
{
	struct carry_file_list list;
	struct arena names = {0}, scratch = {0};
	int rc = carry_stage_list(from, stage, &names, &list, err);
	for (size_t i = 0; rc == 0 && i < list.n; i++) {
		rc = take_attachment(take, from, stage, list.items[i].path, &scratch, err);
		arena_clear(&scratch);
	}
	arena_clear(&names);
	return rc;
}

/* ---- Logs of reveals ------------------------------------------------------------------------------- */

bool carry_take_is_log(const char *name)
{
	static const char grammar[] = "dddd-dd.log";
	size_t i = 0;
	for (; grammar[i] && name[i]; i++)
		if (grammar[i] == 'd' ? name[i] < '0' || name[i] > '9' : name[i] != grammar[i])
			return false;
	return !grammar[i] && !name[i];
}

/* Whole lines, which a terminal can show. */
static bool is_text(const char *bytes, size_t length)
{
	struct err ignored = {0};
	return length && bytes[length - 1] == '\n' && !memchr(bytes, '\0', length) &&
	       utf8_check(bytes, length, true, &ignored) == 0;
}

static int write_log(const struct carry_take *take, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct err *err)
{
	const char *temp = arena_printf(arena, "%s.new", path);
	if (file_make_parents(take->root, path, err) ||
		(unlinkat(take->root, temp, 0) && errno != ENOENT && err_set_errno(err, errno, "%s", temp)))
		return -1;
	return file_replace(take->root, path, temp, bytes, length, true, err);
}

/* `name` is 2026-11.log. */
static int take_log(struct carry_take *take, int from, const char *staged, const char *desk, const char *name,
	struct arena *arena, struct err *err)
{
	const char *bytes, *had;
	size_t length, had_length;
	const char *path = arena_printf(arena, "%s/%s/%s", take->reveals, desk, name);
	if (read_staged(from, staged, LOG_BYTES, arena, &bytes, &length, err) ||
		read_staged(take->root, path, LOG_BYTES, arena, &had, &had_length, err))
		return -1;
	if (!bytes || !is_text(bytes, length))
		refuse(take, path, _("it is not a log of reveals"));
	else if (length < had_length || (had && memcmp(bytes, had, had_length) != 0))
		refuse(take, path, _("it does not go on where the log that is here ends"));
	else if (length > had_length) {
		if (write_log(take, path, bytes, length, arena, err))
			return -1;
		take->taken++;
	}
	return 0;
}

/* The desk and the name that "XS/2026-11.log" has. */
static bool is_of_desk(const char *path, struct arena *arena, const char **desk, const char **name)
{
	struct err ignored = {0};
	*desk = arena_dup_n(arena, path, strnlen(path, DESK_LETTERS));
	if (id_check_desk(*desk, &ignored) || path[DESK_LETTERS] != '/')
		return false;
	*name = path + DESK_LETTERS + 1;
	return true;
}

int carry_take_reveals(struct carry_take *take, int from, const char *stage, const char *desk, struct err *err)
{
	struct carry_file_list list;
	struct arena names = {0}, scratch = {0};
	int rc = carry_stage_list(from, stage, &names, &list, err);
	for (size_t i = 0; rc == 0 && i < list.n; i++) {
		const char *path = list.items[i].path, *of = desk, *name = path;
		if ((desk || is_of_desk(path, &names, &of, &name)) && carry_take_is_log(name))
			rc = take_log(take, from, arena_printf(&scratch, "%s/%s", stage, path), of, name, &scratch, err);
		else
			refuse(take, path, _("no log of reveals has such a name"));
		arena_clear(&scratch);
	}
	arena_clear(&names);
	return rc;
}
