#include "txn/publish_index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/vec.h"
#include "store/git.h"
#include "store/git_run.h"
#include "txn/stale.h"
#include "store/store.h"

#define INDEX_PATH ".git/index"

enum { INDEX_BYTES = 256 * 1024 * 1024 };

struct index_text {
	const char *bytes; /* NULL: none */
	size_t length;
	bool mapped;
};

static int read_index(struct store *store, const char *path, struct index_text *text,
	struct err *err)
{
	text->mapped = false;
	return store_read(store, path, INDEX_BYTES, store->mem, &text->bytes, &text->length, err);
}

/* As it lies in memory already: to copy it costs as much as to hash it, and whoever changes an index puts another in its
 * place.  Where that cannot be, as on a disk that fails, it is read, and told. */
static int map_index(struct store *store, struct index_text *text, struct err *err)
{
	struct stat st;
	void *bytes = MAP_FAILED;
	int fd = file_open_beneath(store->fd, INDEX_PATH, O_RDONLY);
	const bool fits = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= INDEX_BYTES;
	const size_t length = fits ? (size_t)st.st_size : 0;
	if (fits)
		bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
	if (fd >= 0)
		close(fd);
	if (bytes == MAP_FAILED)
		return read_index(store, INDEX_PATH, text, err);
	if (madvise(bytes, length, MADV_POPULATE_READ)) { /* Linux 5.14 */
		munmap(bytes, length);
		return read_index(store, INDEX_PATH, text, err);
	}
	*text = (struct index_text){bytes, length, true};
	return 0;
}

static void unmap_index(const struct index_text *text)
{
	if (text->mapped)
		munmap((void *)(uintptr_t)text->bytes, text->length);
}

int publish_index_look(struct store *store, char trailer[SHA1_TEXT_SIZE], bool *broken,
	struct err *err)
{
	struct index_text text;
	if (read_index(store, INDEX_PATH, &text, err))
		return -1;
	git_index_trailer(text.bytes, text.length, trailer);
	*broken = !text.bytes || git_index_form(text.bytes, text.length, false) == GIT_INDEX_BROKEN;
	return 0;
}

/* Run git on the temporary index instead of the one that people see. */
static int run_on_temp(const struct publish_index *order, const char *const *arguments,
	const struct str *input, struct err *err)
{
	struct store *store = order->store;
	const struct git_run how = {
		.input = input ? str_text(input) : NULL,
		.input_length = input ? input->length : 0,
		.index_file = journal_temp(order->journal, "index", store->mem),
	};
	return git_must_on(store, order->lock, arguments, &how, NULL, err);
}

/* One that is missing or cannot be read is made anew from what HEAD has. */
static int rebuild(const struct publish_index *order, struct index_text *text, struct err *err)
{
	const char *const arguments[] = {"read-tree", order->head, NULL};
	*text = (struct index_text){0};
	if (!*order->head)
		return 0;
	if (run_on_temp(order, arguments, NULL, err))
		return -1;
	return read_index(order->store, journal_temp(order->journal, "index", order->store->mem), text,
		err);
}

/* A form that only git knows: it changes a copy, and looks at the files itself later. */
static int update_by_git(const struct publish_index *order, const struct index_text *text,
	const struct git_index_change *changes, size_t changes_n, struct index_text *result,
	struct err *err)
{
	static const char *const arguments[] = {"update-index", "-z", "--index-info", NULL};
	struct store *store = order->store;
	const char *path = journal_temp(order->journal, "index", store->mem);
	struct str info = {0};
	for (size_t i = 0; i < changes_n; i++) {
		const char *id = changes[i].id;
		str_add_format(&info, "%s %s\t%s", id ? "100644" : "0", id ? id : JOURNAL_NO_ID,
			changes[i].path);
		str_add_char(&info, '\0');
	}
	unlinkat(store->fd, path, 0);
	int rc = file_write_new(store->fd, path, text->bytes, text->length, err);
	if (rc == 0)
		rc = run_on_temp(order, arguments, &info, err);
	if (rc == 0)
		rc = read_index(store, path, result, err);
	str_close(&info);
	return rc;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct git_index_change *)a)->path,
		((const struct git_index_change *)b)->path);
}

static bool has_path(const struct publish_index *order, const char *path)
{
	const struct git_index_change key = {.path = path};
	return order->changes_n && bsearch(&key, order->changes, order->changes_n,
					   sizeof *order->changes, by_path);
}

/* The changes, and what is to be set right besides. */
static int gather(const struct publish_index *order, bool trusted, struct git_index_change **all,
	size_t *all_n, struct err *err)
{
	struct store *store = order->store;
	struct stale_entry *stale = NULL;
	size_t stale_n = 0;
	if (order->checks && !trusted && *order->head &&
		stale_find(store, order->head, &stale, &stale_n, err))
		return -1;
	struct git_index_change *changes =
		arena_array(store->mem, order->changes_n + stale_n + 1, sizeof *changes);
	size_t n = order->changes_n;
	if (n)
		memcpy(changes, order->changes, n * sizeof *changes);
	for (size_t i = 0; i < stale_n; i++)
		if (!has_path(order, stale[i].path)) {
			bool none = str_equal(stale[i].id, JOURNAL_NO_ID);
			changes[n++] = (struct git_index_change){
				stale[i].path, none ? NULL : stale[i].id, none ? NULL : &stale[i].st};
		}
	if (stale_n)
		qsort(changes, n, sizeof *changes, by_path);
	*all = changes;
	*all_n = n;
	return 0;
}

static int link_old(const struct publish_index *order, struct err *err)
{
	struct store *store = order->store;
	const char *old = journal_temp(order->journal, "oldindex", store->mem);
	if (linkat(store->fd, INDEX_PATH, store->fd, old, 0))
		return err_set_errno(err, errno, INDEX_PATH);
	return 0;
}

static int write_runs(const struct publish_index *order, const struct git_index *index, struct err *err)
{
	struct store *store = order->store;
	const char *path = journal_temp(order->journal, "index", store->mem);
	unlinkat(store->fd, path, 0); /* git may have made one anew */
	const int fd = file_create(store->fd, path, err);
	int rc = fd < 0 ? -1 : git_index_write(index, fd, path, err);
	if (fd >= 0 && file_write_close(fd, path, "", 0, false, rc ? &(struct err){0} : err))
		rc = -1;
	return rc;
}

/* By us where we know its form, and how that is to be made. */
static int write_new(const struct publish_index *order, const struct index_text *text,
	enum git_index_form *form, bool trusted, char trailer[SHA1_TEXT_SIZE], struct err *err)
{
	struct git_index_change *changes;
	size_t changes_n;
	struct index_text result;
	struct git_index index = {0};
	int rc = 0;
	if (gather(order, trusted, &changes, &changes_n, err))
		return -1;
	if (*form == GIT_INDEX_PLAIN)
		*form = git_index_update(text->bytes, text->length, changes, changes_n, &index);
	if (*form == GIT_INDEX_PLAIN) {
		git_index_trailer(index.made.text, index.made.length, trailer);
		rc = write_runs(order, &index, err);
	} else if (*form == GIT_INDEX_OTHER) {
		rc = update_by_git(order, text, changes, changes_n, &result, err);
		if (rc == 0)
			git_index_trailer(result.bytes, result.length, trailer);
	}
	git_index_close(&index);
	return rc;
}

/* One that cannot be read is HEAD's own. */
static int write_anew(const struct publish_index *order, struct index_text *text, char trailer[SHA1_TEXT_SIZE],
	struct err *err)
{
	if (rebuild(order, text, err))
		return -1;
	enum git_index_form form = text->bytes ? git_index_form(text->bytes, text->length, false) : GIT_INDEX_PLAIN;
	return write_new(order, text, &form, true, trailer, err);
}

static int write_from(const struct publish_index *order, struct index_text text, char trailer[SHA1_TEXT_SIZE],
	struct err *err)
{
	char ours[SHA1_TEXT_SIZE];
	char found[SHA1_TEXT_SIZE];
	journal_index_of_last(order->store->fd, ours);
	git_index_trailer(text.bytes, text.length, found);
	bool trusted = text.bytes && str_equal(ours, found);
	if (text.bytes && link_old(order, err))
		return -1;
	enum git_index_form form =
		text.bytes ? git_index_form(text.bytes, text.length, trusted) : GIT_INDEX_BROKEN;
	if (form != GIT_INDEX_BROKEN && write_new(order, &text, &form, trusted, trailer, err))
		return -1;
	return form == GIT_INDEX_BROKEN ? write_anew(order, &text, trailer, err) : 0;
}

int publish_index_write(const struct publish_index *order, char trailer[SHA1_TEXT_SIZE],
	struct err *err)
{
	struct index_text text;
	if (map_index(order->store, &text, err))
		return -1;
	int rc = write_from(order, text, trailer, err);
	unmap_index(&text);
	return rc;
}
