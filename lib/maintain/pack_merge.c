#include "maintain/pack_merge.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "git/git_pack.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/store.h"

/* So much is written anew each night if need be: some seconds. */
#define ALL_BYTES (INT64_C(512) * 1024 * 1024)

enum {
	/* The largest is written anew when the others have an eighth of it: six times until it has doubled. */
	PART = 8,
	/* git looks into each pack: a night leaves no more than these and the largest, so never twenty. */
	SMALL_MOST = 8,
	REST_SECONDS = 24 * 60 * 60
};

struct pack_file {
	const char *name;
	int64_t bytes;
};

struct pack_files {
	struct pack_file *items; /* the largest first */
	size_t n;
	int64_t bytes;
};

static int by_size(const void *a, const void *b)
{
	const struct pack_file *one = a;
	const struct pack_file *two = b;
	return (one->bytes < two->bytes) - (one->bytes > two->bytes);
}

static bool has_file(const struct store *store, const char *name, const char *end)
{
	const char *path = arena_printf(store->mem, GIT_PACK_DIRECTORY "/%s%s", name, end);
	return faccessat(store->fd, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Those that we may touch: what somebody keeps (.keep), or a part of another repository, is not ours. */
static int find_packs(struct store *store, struct pack_files *packs, size_t *all, struct err *err)
{
	const char **names;
	if (git_pack_names(store->fd, store->mem, &names, all, err))
		return -1;
	*packs = (struct pack_files){.items = arena_array(store->mem, *all + 1, sizeof *packs->items)};
	for (size_t i = 0; i < *all; i++) {
		struct stat st;
		const char *path = arena_printf(store->mem, GIT_PACK_DIRECTORY "/%s.pack", names[i]);
		if (fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW) || has_file(store, names[i], ".keep") ||
			has_file(store, names[i], ".promisor"))
			continue;
		packs->items[packs->n++] = (struct pack_file){names[i], st.st_size};
		packs->bytes += st.st_size;
	}
	qsort(packs->items, packs->n, sizeof *packs->items, by_size);
	return 0;
}

/* How many of the largest stay as they are. */
static size_t count_staying(const struct pack_files *packs)
{
	if (packs->n < 2)
		return packs->n;
	const int64_t largest = packs->items[0].bytes;
	if (packs->bytes <= ALL_BYTES || packs->bytes - largest >= largest / PART)
		return 0;
	return packs->n - 1 > SMALL_MOST ? 1 : packs->n;
}

/* What a night found alike stays so; what stands whole is the newest version of a file, which the next night makes a
 * change of its own next one, and is not made one of another file.  Every night the oldest is one change further
 * from the newest: nothing but history reads that far, and a chain that is broken begins anew with a whole file. */
static int make_pack(struct store *store, const struct pack_files *packs, size_t from, bool first, const char **name,
	struct err *err)
{
	const char *const arguments[] = {"-c", "pack.windowMemory=64m", "-c", "pack.deltaCacheSize=64m",
		"pack-objects", "-q", "--non-empty", "--delta-base-offset", first ? "--window=10" : "--window=0",
		"--depth=250", "--stdin-packs",
		GIT_PACK_DIRECTORY "/pack", NULL};
	struct str input = {0};
	struct str said = {0};
	for (size_t i = from; i < packs->n; i++)
		str_add_format(&input, "%s.pack\n", packs->items[i].name);
	int rc = git_must(store, NULL, arguments, &input, &said, err);
	if (rc == 0 && !git_is_id(str_text(&said)))
		rc = err_set(err, ERR_SYSTEM, "git pack-objects: %s", str_text(&said));
	if (rc == 0)
		*name = arena_printf(store->mem, "pack-%.40s", str_text(&said));
	str_close(&input);
	str_close(&said);
	return rc;
}

/* What git puts beside a pack, the index first: without it nobody looks for the pack. */
static const char *const beside[] = {".idx", ".rev", ".bitmap", ".mtimes"};

static int remove_file(struct store *store, const char *name, const char *end, struct err *err)
{
	const char *path = arena_printf(store->mem, GIT_PACK_DIRECTORY "/%s%s", name, end);
	return unlinkat(store->fd, path, 0) && errno != ENOENT ? err_set_errno(err, errno, "%s", path) : 0;
}

static int remove_pack(struct store *store, const char *name, struct err *err)
{
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (remove_file(store, name, beside[i], err))
			return -1;
	return remove_file(store, name, ".pack", err);
}

/* Those that the new one has whole. */
static int remove_packs(struct store *store, const struct pack_files *packs, size_t from, const char *made,
	struct err *err)
{
	struct git_pack whole;
	int rc = store_sync(store, err);
	if (rc || !git_pack_open(store->fd, made, &whole))
		return rc;
	if (!git_pack_stands(store->fd, &whole)) {
		git_pack_close(&whole);
		return 0;
	}
	/* It may know packs that go; an index for each is enough. */
	rc = remove_file(store, "multi-pack-index", "", err);
	for (size_t i = from; rc == 0 && i < packs->n; i++) {
		struct git_pack pack;
		if (str_equal(packs->items[i].name, made) || !git_pack_open(store->fd, packs->items[i].name, &pack))
			continue;
		const bool within = git_pack_is_within(&pack, &whole);
		git_pack_close(&pack);
		if (within)
			rc = remove_pack(store, packs->items[i].name, err);
	}
	git_pack_close(&whole);
	return rc;
}

int pack_merge(struct store *store, bool first, size_t *left, struct err *err)
{
	struct pack_files packs;
	const char *made = NULL;
	if (find_packs(store, &packs, left, err))
		return -1;
	const size_t from = count_staying(&packs);
	if (from == packs.n)
		return 0;
	if (make_pack(store, &packs, from, first, &made, err) || remove_packs(store, &packs, from, made, err))
		return -1;
	return find_packs(store, &packs, left, err);
}

/* ---- What was left ------------------------------------------------------------------------------- */

static bool is_old(const struct store *store, const char *path)
{
	struct stat st;
	return fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	       st.st_mtime < time(NULL) - REST_SECONDS;
}

/* A pack without an index: it is put into its place before that, and taken away after it.  An index makes it one
 * like the others; where git makes none, store-check --objects and store-repair tell more. */
static int make_index(struct store *store, const char *path, struct err *err)
{
	const char *const arguments[] = {"index-pack", path, NULL};
	struct str said = {0};
	int status;
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	str_close(&said);
	return rc;
}

/* Of a pack that is gone: a power cut need not keep the order in which they were removed. */
static bool is_alone(const struct store *store, const char *name, const char *stem)
{
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (str_equal(name + strlen(stem), beside[i]))
			return str_starts(stem, "pack-") && !has_file(store, stem, ".pack");
	return str_starts(name, "tmp_");
}

int pack_merge_clean(struct store *store, struct err *err)
{
	const char **names;
	size_t n;
	int fd = file_open_beneath(store->fd, GIT_PACK_DIRECTORY, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return 0;
	if (file_names(fd, GIT_PACK_DIRECTORY, store->mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		const char *path = arena_printf(store->mem, GIT_PACK_DIRECTORY "/%s", names[i]);
		const char *stem = arena_dup_n(store->mem, names[i], strcspn(names[i], "."));
		const bool half = str_starts(stem, "pack-") && str_ends(names[i], ".pack") &&
				  !has_file(store, stem, ".idx");
		if (!(half || is_alone(store, names[i], stem)) || !is_old(store, path))
			continue;
		if (half ? make_index(store, path, err) : remove_file(store, names[i], "", err))
			return -1;
	}
	return 0;
}
