#include "txn/sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/coprocess.h"
#include "base/num.h"
#include "base/str.h"
#include "store/git.h"
#include "store/store.h"

#define OBJECTS ".git/objects"

enum { FAN_OUT = 256, READ_BYTES = 65536, LINE_BYTES = 256 };

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

/* Reads the file to its end: what the system does not give us now is not for git to judge either. */
static int check_readable(struct store *store, const char *path, struct err *err)
{
	char bytes[READ_BYTES];
	ssize_t n;
	int fd = openat(store->fd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return errno == ENOENT || errno == ELOOP ? 0 : err_set_errno(err, errno, "%s", path);
	while ((n = read(fd, bytes, sizeof bytes)) > 0)
		;
	int rc = n < 0 ? err_set_errno(err, errno, "%s", path) : 0;
	close(fd);
	return rc;
}

/* The whole object is read, as its end may be missing.  Of a damaged one git names it and says why;
 * "missing" without a word, or no answer at all, means that git could not look (no descriptors left). */
static int look_loose(struct store *store, const char *id, bool *whole, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	struct str output = {0};
	int status;
	int rc = git_query(store, arguments, arena_printf(store->mem, "%s\n", id), &output, &status,
		err);
	const char *text = str_text(&output);
	const char *silent = arena_printf(store->mem, "%s missing\n", id);
	if (rc == 0 && (!str_starts(text, id) || str_equal(text, silent)))
		rc = err_set(err, ERR_SYSTEM, "git cat-file: %.*s", (int)strcspn(text, "\n"), text);
	*whole = rc == 0 && status == 0 && !str_starts(text, arena_printf(store->mem, "%s missing", id));
	str_close(&output);
	return rc;
}

static int look_pack(struct store *store, const char *index, bool *whole, struct err *err)
{
	const char *const arguments[] = {"verify-pack", "--", index, NULL};
	struct str output = {0};
	int status;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	*whole = rc == 0 && status == 0;
	str_close(&output);
	return rc;
}

/* What is removed is gone: so a second git must say the same, and we must be able to read the files. */
static int is_whole(struct store *store, int (*look)(struct store *, const char *, bool *, struct err *),
	const char *what, const char *const *paths, bool *whole, struct err *err)
{
	if (look(store, what, whole, err))
		return -1;
	if (*whole)
		return 0;
	for (; *paths; paths++)
		if (check_readable(store, *paths, err))
			return -1;
	return look(store, what, whole, err);
}

/* One git that reads object after object, as nearly all are whole.  What it does not give to the end is looked at
 * by a git of its own, which says more. */
struct sweep_reader {
	struct store *store;
	struct coprocess git;
	bool started;
	struct str answer;
};

static bool ask(struct sweep_reader *reader, const char *id, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	const char *question = arena_printf(reader->store->mem, "%s\n", id);
	bool found = false;
	int64_t left;
	if (!reader->started && git_start(reader->store, arguments, &reader->git, err))
		return false;
	reader->started = true;
	if (coprocess_send(&reader->git, question, strlen(question), err) ||
		coprocess_read_until(&reader->git, '\n', LINE_BYTES, &reader->answer, &found, err) || !found)
		return false;
	const char *blank = strrchr(str_text(&reader->answer), ' ');
	if (!str_starts(str_text(&reader->answer), id) || !blank ||
		num_parse(blank + 1, 0, INT64_MAX - 1, &left, err))
		return false;
	/* The bytes, and a line end. */
	for (left++; left > 0; left -= READ_BYTES)
		if (coprocess_read(&reader->git, left < READ_BYTES ? (size_t)left : READ_BYTES, &reader->answer, err))
			return false;
	return true;
}

static void reader_end(struct sweep_reader *reader)
{
	int status;
	coprocess_end(&reader->git, &status, NULL);
	reader->started = false;
}

/* After a "missing" it goes on, but whether that was its last word is not for us to guess. */
static bool reads_whole(struct sweep_reader *reader, const char *id)
{
	struct err unsaid;
	if (ask(reader, id, &unsaid))
		return true;
	reader_end(reader);
	return false;
}

static int sweep_loose(struct store *store, struct sweep_reader *reader, unsigned fan, time_t since, struct err *err)
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
		const char *id = arena_printf(store->mem, "%02x%s", fan, names[i]);
		if (reads_whole(reader, id))
			continue;
		if (is_whole(store, look_loose, id, (const char *const[]){path, NULL}, &whole, err))
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
		bool whole;
		if (!str_ends(index, ".idx") ||
			(!is_young(store, index, since) && !is_young(store, pack, since)))
			continue;
		if (is_whole(store, look_pack, index, (const char *const[]){index, pack, NULL}, &whole, err))
			return -1;
		if (!whole && (remove_file(store, index, err) || remove_file(store, pack, err)))
			return -1;
	}
	return 0;
}

int sweep_objects(struct store *store, time_t since, struct err *err)
{
	struct sweep_reader reader = {.store = store};
	int rc = 0;
	for (unsigned fan = 0; rc == 0 && fan < FAN_OUT; fan++)
		rc = sweep_loose(store, &reader, fan, since, err);
	reader_end(&reader);
	str_close(&reader.answer);
	return rc ? rc : sweep_packs(store, since, err);
}
