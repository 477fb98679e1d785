#include "office/reveal_log.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "record/gzip.h"
#include "store/lock.h"
#include "store/store.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

#define REVEALS REVEAL_LOG_DIRECTORY
#define PACKED ".gz"

enum { LOG_BYTES = 64 * 1024 * 1024, WAIT_SECONDS = 10 };

static int names_in(struct store *store, const char *directory, struct arena *mem, const char ***names, size_t *n,
	struct err *err)
{
	*names = NULL;
	*n = 0;
	int fd = file_open_beneath(store->fd, directory, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return errno == ENOENT ? 0 : err_set_errno(err, errno, "%s", directory);
	return file_names(fd, directory, mem, names, n, err);
}

/* Of a month that has both the log is the later one: it was taken out of the packed one to go on. */
static int logs_in(struct store *store, const char *directory, struct arena *mem, const char ***names, size_t *names_n,
	struct err *err)
{
	size_t n;
	*names_n = 0;
	if (names_in(store, directory, mem, names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		const char *name = (*names)[i];
		const char *before = *names_n ? (*names)[*names_n - 1] : "";
		const bool twice = *before && str_starts(name, before);
		if (str_ends(name, ".log") || (str_ends(name, ".log" PACKED) && !twice))
			(*names)[(*names_n)++] = name;
	}
	return 0;
}

int reveal_log_names(struct store *store, struct arena *mem, const char ***names, size_t *names_n, struct err *err)
{
	return logs_in(store, REVEALS, mem, names, names_n, err);
}

/* The name of the log that is the last before `month`'s; NULL: there is none. */
static const char *log_before(struct store *store, const char *month, struct arena *mem)
{
	const char **names;
	size_t n;
	struct err ignored = {0};
	const char *last = NULL;
	if (reveal_log_names(store, mem, &names, &n, &ignored))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], month) < 0)
			last = names[i];
	return last;
}

int reveal_log_read(struct store *store, const char *path, struct arena *mem, const char **bytes,
	size_t *length, struct err *err)
{
	if (store_read(store, path, LOG_BYTES, mem, bytes, length, err))
		return -1;
	if (!*bytes) {
		*bytes = "";
		*length = 0;
	} else if (str_ends(path, PACKED)) {
		return gzip_unpack(path, *bytes, *length, LOG_BYTES, mem, bytes, length, err);
	}
	return 0;
}

/* The hash of the last line, with what a cut left of it, and without its end. */
static const char *hash_of_last(const char *bytes, size_t length, struct arena *mem)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];
	if (length && bytes[length - 1] == '\n')
		length--;
	const char *end = length ? memrchr(bytes, '\n', length) : NULL;
	const char *line = end ? end + 1 : bytes;
	SHA256Data((const uint8_t *)line, length - (size_t)(line - bytes), hex);
	return arena_dup(mem, hex);
}

static void add_line(const struct session *session, const struct reveal *reveal, const char *before,
	struct str *line)
{
	char at[MOMENT_TEXT_SIZE];
	str_add_format(line, "%s\t%s\t%s\t%s\t%s\t%s\t", before, moment_format(session->now, at),
		session->actor.staff, session->actor.login, reveal->program,
		str_empty(reveal->reason) ? "-" : reveal->reason);
	for (size_t i = 0; i < reveal->n; i++)
		str_add_format(line, "%s%s", i ? " " : "", reveal->ids[i]);
	str_add_format(line, "\n");
}

static int append(struct store *store, const char *path, const struct str *line, struct err *err)
{
	int rc = -1;
	if (file_make_parents(store->fd, path, err))
		return -1;
	int fd = file_open_beneath(store->fd, path, O_WRONLY | O_APPEND | O_CREAT);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	if (file_write_all(fd, path, line->text, line->length, err) == 0)
		rc = fsync(fd) ? err_set_errno(err, errno, "%s", path)
			       : file_sync_parent(store->fd, path, err);
	close(fd);
	return rc;
}

/* The clock of a machine can go back to a month that is packed already: its log goes on as a file. */
static int take_out(struct store *store, const char *path, struct arena *mem, const char **bytes, size_t *length,
	struct err *err)
{
	const char *temp = REVEALS "/.new";
	if (reveal_log_read(store, arena_printf(mem, "%s" PACKED, path), mem, bytes, length, err))
		return -1;
	if (!*length)
		return 0;
	if ((unlinkat(store->fd, temp, 0) && errno != ENOENT) || file_write_new(store->fd, temp, *bytes, *length, err))
		return -1;
	return renameat(store->fd, temp, store->fd, path) ? err_set_errno(err, errno, "%s", path) : 0;
}

static int add(const struct session *session, const struct reveal *reveal, struct err *err)
{
	struct store *store = session->store;
	char day[DATE_TEXT_SIZE];
	const char *bytes;
	size_t length;
	date_format(session->today, day);
	const char *month = arena_printf(session->mem, "%.7s.log", day);
	const char *path = arena_printf(session->mem, REVEALS "/%s", month);
	if (reveal_log_read(store, path, session->mem, &bytes, &length, err) ||
		(!length && take_out(store, path, session->mem, &bytes, &length, err)))
		return -1;
	struct str line = {0};
	if (length && bytes[length - 1] != '\n')
		str_add_format(&line, "\n");
	const char *earlier = length ? NULL : log_before(store, month, session->mem);
	if (earlier && reveal_log_read(store, arena_printf(session->mem, REVEALS "/%s", earlier), session->mem, &bytes,
			       &length, err)) {
		str_close(&line);
		return -1;
	}
	add_line(session, reveal, hash_of_last(bytes, length, session->mem), &line);
	int rc = append(store, path, &line, err);
	str_close(&line);
	return rc;
}

int reveal_log_add(const struct session *session, const struct reveal *reveal, struct err *err)
{
	const struct lock_request request = {.wait_seconds = WAIT_SECONDS, .user = session->actor.staff,
		.program = reveal->program};
	struct lock lock = {0};
	struct err failed = {0};
	char text[ERR_TEXT_SIZE];
	int rc = lock_take(session->store, &request, &lock, &failed) ||
			 add(session, reveal, &failed)
			 ? -1
			 : 0;
	lock_release(&lock);
	if (rc == 0)
		return 0;
	if (failed.code == ERR_BUSY) {
		*err = failed;
		return -1;
	}
	return err_set(err, failed.code == ERR_SYSTEM ? ERR_SYSTEM : ERR_REFUSED,
		_("nothing is shown in full, as that cannot be noted: %s"),
		err_text(&failed, text));
}

enum { HASH = SHA256_DIGEST_STRING_LENGTH - 1 };

/* Does the line begin with the hash of the last line, or, when it is the first of its log, of one of those
 * before it or of none (the clock of a machine can go back to the month before, whose log then begins
 * after this one)?  A cut line as far as it goes. */
static bool does_follow(const struct reveal_log_line_list *before, bool is_first, const char *line, size_t n,
	struct arena *mem)
{
	bool cut = n <= HASH;
	if (!cut && line[HASH] != '\t')
		return false;
	if (is_first && memcmp(line, hash_of_last("", 0, mem), cut ? n : HASH) == 0)
		return true;
	for (size_t i = before->n; i > 0 && (is_first || i == before->n); i--)
		if (memcmp(line, before->items[i - 1].hash, cut ? n : HASH) == 0)
			return true;
	return false;
}

/* Is it the first line of a clone? */
static bool does_begin(const char *line, size_t n, struct arena *mem)
{
	return n > HASH && line[HASH] == '\t' && memcmp(line, hash_of_last("", 0, mem), HASH) == 0;
}

static void add_lines(const char *path, const char *desk, const char *bytes, size_t length, struct arena *mem,
	struct reveal_log_line_list *lines, size_t *room)
{
	size_t number = 0;
	for (const char *at = bytes; at < bytes + length;) {
		const char *end = memchr(at, '\n', (size_t)(bytes + length - at));
		size_t n = (size_t)((end ? end : bytes + length) - at);
		const struct reveal_log_line line = {
			.path = path,
			.desk = desk,
			.text = at,
			.length = n,
			.number = ++number,
			.hash = hash_of_last(at, n, mem),
			.follows = does_follow(lines, number == 1, at, n, mem) || (desk && does_begin(at, n, mem)),
		};
		VEC_PUSH(mem, lines->items, lines->n, *room) = line;
		at += n + 1;
	}
}

static int load(struct store *store, const char *directory, const char *desk, struct arena *mem,
	struct reveal_log_line_list *lines, struct err *err)
{
	const char **names;
	size_t n;
	size_t room = 0;
	*lines = (struct reveal_log_line_list){0};
	if (logs_in(store, directory, mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		const char *path = arena_printf(mem, "%s/%s", directory, names[i]);
		const char *bytes;
		size_t length;
		if (reveal_log_read(store, path, mem, &bytes, &length, err))
			return -1;
		add_lines(path, desk, bytes, length, mem, lines, &room);
	}
	return 0;
}

int reveal_log_load(struct store *store, struct arena *mem, struct reveal_log_line_list *lines,
	struct err *err)
{
	return load(store, REVEALS, NULL, mem, lines, err);
}

int reveal_log_load_others(struct store *store, struct arena *mem, struct reveal_log_line_list *lines,
	struct err *err)
{
	const char **names;
	size_t n;
	size_t room = 0;
	*lines = (struct reveal_log_line_list){0};
	if (names_in(store, REVEALS, mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct reveal_log_line_list of_desk;
		struct err ignored = {0};
		if (id_check_desk(names[i], &ignored))
			continue;
		if (load(store, arena_printf(mem, REVEALS "/%s", names[i]), names[i], mem, &of_desk, err))
			return -1;
		for (size_t k = 0; k < of_desk.n; k++)
			VEC_PUSH(mem, lines->items, lines->n, room) = of_desk.items[k];
	}
	return 0;
}
