#include "backup/repair.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/backup.h"
#include "backup/new_place.h"
#include "backup/repair_aside.h"
#include "backup/repair_ref.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/lock.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "value/moment.h"

#define OBJECTS ".git/objects"
#define PACKS OBJECTS "/pack"

/* What git finds wrong: on every object, what is reachable and what is not. */
static int ask_fsck(struct store *store, struct str *said, int *status, struct err *err)
{
	static const char *const arguments[] = {"fsck", "--full", "--no-dangling", "--no-progress",
		"--name-objects", NULL};
	str_clear(said);
	return git_query(store, arguments, NULL, said, status, err);
}

/* ---- What is damaged goes aside ----------------------------------------------------------------- */

/* "xx/38 digits" at the end of a path in what git said; NULL when it is no object's. */
static const char *loose_path(struct store *store, const char *at)
{
	if (strspn(at, "0123456789abcdef") != 2 || at[2] != '/' ||
		strspn(at + 3, "0123456789abcdef") != GIT_ID_SIZE - 3)
		return NULL;
	return arena_printf(store->mem, OBJECTS "/%.*s", GIT_ID_SIZE, at);
}

/* fsck names the file of every loose object that it cannot read, and of no other. */
static int move_loose(struct store *store, struct repair *repair, const char *said, struct err *err)
{
	static const char before[] = "objects/";
	for (const char *at = strstr(said, before); at; at = strstr(at, before)) {
		at += strlen(before);
		const char *path = loose_path(store, at);
		if (path && repair_aside_move(store, repair, path, err))
			return -1;
	}
	return 0;
}

/* The objects that are whole, out of a pack that was moved aside. */
static int salvage(struct store *store, const struct lock *lock, const char *pack, struct err *err)
{
	static const char *const arguments[] = {"unpack-objects", "-r", "-q", NULL};
	struct err torn = {0};
	int fd = openat(store->fd, pack, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", pack);
	const struct git_run input = {.input_fd = fd};
	/* It complains of those that are not: what is missing then is seen in the end. */
	(void)git_must_on(store, lock, arguments, &input, NULL, &torn);
	close(fd);
	return 0;
}

static int look_at_pack(struct store *store, const struct lock *lock, struct repair *repair,
	const char *stem, struct err *err)
{
	static const char *const kinds[] = {"idx", "rev", "bitmap", "pack"};
	const char *const index[] = {"index-pack", arena_printf(store->mem, PACKS "/%s.pack", stem), NULL};
	const char *const verify[] = {"verify-pack", arena_printf(store->mem, PACKS "/%s.idx", stem), NULL};
	struct str ignored = {0};
	int status = 0;
	int rc = 0;
	/* The index of a pack can be made anew. */
	if (faccessat(store->fd, verify[1], F_OK, 0))
		rc = git_query(store, index, NULL, &ignored, &status, err);
	if (rc == 0)
		rc = git_query(store, verify, NULL, &ignored, &status, err);
	str_close(&ignored);
	if (rc || status == 0)
		return rc;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (repair_aside_move(store, repair, arena_printf(store->mem, PACKS "/%s.%s", stem, kinds[i]), err))
			return -1;
	return salvage(store, lock, arena_printf(store->mem, "%s/%s.pack", repair->aside, stem), err);
}

static int look_at_packs(struct store *store, const struct lock *lock, struct repair *repair,
	struct err *err)
{
	const char **names;
	size_t names_n;
	if (store_names(store, PACKS, store->mem, &names, &names_n, err))
		return -1;
	/* It is of the packs as they were. */
	if (repair_aside_move(store, repair, PACKS "/multi-pack-index", err))
		return -1;
	for (size_t i = 0; i < names_n; i++)
		if (str_ends(names[i], ".pack") &&
			look_at_pack(store, lock, repair,
				arena_dup_n(store->mem, names[i], strlen(names[i]) - strlen(".pack")), err))
			return -1;
	return 0;
}

/* ---- What is missing comes back ------------------------------------------------------------------ */

static int run_git(struct store *store, const char *const *arguments, struct err *err)
{
	struct str output = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git: %.*s", (int)strcspn(str_text(&output), "\n"),
			str_text(&output));
	str_close(&output);
	return rc;
}

/* The bundle of a clone, with all that it has. */
static int bundle_clone(const char *directory, const char *bundle, struct arena *mem, struct err *err)
{
	const char *const create[] = {"-c", "pack.window=0", "bundle", "create", "--quiet", bundle, "--all",
		NULL};
	struct store *clone;
	if (store_open(directory, mem, &clone, err))
		return -1;
	int rc = run_git(clone, create, err);
	store_close(clone);
	return rc ? err_prefix(err, "%s", directory) : 0;
}

/* The bundle that `from` is, or is made of in `temp`. */
static int find_bundle(const char *from, const char *temp, struct arena *mem, const char **bundle,
	struct err *err)
{
	static const char signature[] = "# v";
	char begin[sizeof signature] = "";
	struct stat st;
	int fd = open(from, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 || fstat(fd, &st)) {
		err_set_errno(err, errno, "%s", from);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	ssize_t n = S_ISREG(st.st_mode) ? read(fd, begin, strlen(signature)) : 0;
	close(fd);
	*bundle = from;
	if (S_ISDIR(st.st_mode)) {
		*bundle = arena_printf(mem, "%s/store.bundle", temp);
		return bundle_clone(from, *bundle, mem, err);
	}
	if (n == (ssize_t)strlen(signature) && str_equal(begin, signature))
		return 0;
	if (backup_open(from, temp, mem, bundle, err))
		return err_prefix(err, "%s", from);
	return 0;
}

/* The packs of another repository; what makes one visible comes last. */
static int take_packs(struct store *store, struct store *other, struct err *err)
{
	static const char *const kinds[] = {".pack", ".rev", ".idx"};
	const char **names;
	size_t names_n;
	if (store_names(other, PACKS, store->mem, &names, &names_n, err) ||
		file_make_parents(store->fd, PACKS "/pack", err))
		return -1;
	for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
		for (size_t i = 0; i < names_n; i++) {
			const char *path = arena_printf(store->mem, PACKS "/%s", names[i]);
			if (str_ends(path, kinds[kind]) && renameat(other->fd, path, store->fd, path))
				return err_set_errno(err, errno, "%s", path);
		}
	return 0;
}

/* A repository of its own takes the bundle in first, as git looks at all that is there before it takes
 * something more. */
static int take_bundle(struct store *store, struct repair *repair, const char *bundle,
	const char *directory, struct err *err)
{
	const char *const fetch[] = {"-c", "fetch.unpackLimit=1", "fetch", "--quiet",
		"--no-write-fetch-head", "--update-head-ok", bundle, "+refs/*:refs/*", NULL};
	const struct settings none = {0};
	struct store *other = NULL;
	if (mkdir(directory, 0777))
		return err_set_errno(err, errno, "%s", directory);
	if (git_create(directory, "", store->mem, err) ||
		store_open_new(directory, &none, store->mem, &other, err))
		return -1;
	int rc = run_git(other, fetch, err);
	if (rc == 0)
		rc = git_ref_read(other, BRANCH_REF, repair->from_main, err);
	if (rc == 0)
		rc = take_packs(store, other, err);
	store_close(other);
	return rc;
}

/* All objects of what `repair->from` is; of its refs only main is noted. */
static int take_from(struct store *store, struct repair *repair, struct err *err)
{
	struct arena *mem = store->mem;
	const char *bundle;
	const char *temp = arena_printf(mem, "%s/.git/repair-%ld", store->root, (long)getpid());
	if (mkdir(temp, 0777))
		return err_set_errno(err, errno, "%s", temp);
	int rc = find_bundle(repair->from, temp, mem, &bundle, err);
	if (rc == 0)
		rc = take_bundle(store, repair, bundle, arena_printf(mem, "%s/objects", temp), err);
	new_place_remove(temp);
	return rc;
}

/* The files and directories of the last commit, from the work tree and the index; those that were
 * changed by hand become objects that nothing points at. */
static int take_from_work_tree(struct store *store, struct err *err)
{
	static const char *const list[] = {"ls-files", NULL};
	static const char *const hash[] = {"hash-object", "-w", "--no-filters", "--stdin-paths", NULL};
	static const char *const trees[] = {"write-tree", NULL};
	struct str names = {0};
	struct str there = {0};
	struct str output = {0};
	int status = 0;
	struct stat st;
	int rc = git_query(store, list, NULL, &names, &status, err);
	char *at = names.text;
	while (rc == 0 && status == 0 && at && *at) {
		const char *path = git_next_line(&at);
		if (fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
			str_add_format(&there, "%s\n", path);
	}
	if (rc == 0)
		rc = git_query(store, hash, str_text(&there), &output, &status, err);
	if (rc == 0)
		rc = git_query(store, trees, NULL, &output, &status, err);
	str_close(&names);
	str_close(&there);
	str_close(&output);
	return rc;
}

/* ---- All of it ----------------------------------------------------------------------------------- */

/* The lines that name an object, without those on where refs stood long ago. */
static const char *missing_lines(const char *said, struct arena *mem)
{
	struct str lines = {0};
	for (const char *line = said; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		size_t n = strcspn(line, "\n");
		const char *text = arena_dup_n(mem, line, n);
		if ((str_starts(text, "missing ") || str_starts(text, "error: ")) &&
			!str_contains(text, "reflog entry"))
			str_add_format(&lines, "%s\n", text);
	}
	/* Unwell, and not a word that we know. */
	if (lines.length == 0)
		str_add(&lines, said);
	return str_keep(&lines, mem);
}

/* Bring back what can be brought back. */
static int mend_objects(struct store *store, const struct lock *lock, struct repair *repair,
	const char *said, struct err *err)
{
	if (move_loose(store, repair, said, err))
		return -1;
	if (repair->dry_run)
		return 0;
	return look_at_packs(store, lock, repair, err) || (repair->from && take_from(store, repair, err)) ||
			       take_from_work_tree(store, err)
		       ? -1
		       : 0;
}

/* `whole` is false when something is missing, whatever git finds. */
static int repair_objects(struct store *store, const struct lock *lock, struct repair *repair, bool whole,
	struct err *err)
{
	struct str said = {0};
	int status = 0;
	int rc = ask_fsck(store, &said, &status, err);
	repair->missing = "";
	if (rc == 0 && (status != 0 || !whole)) {
		rc = mend_objects(store, lock, repair, str_text(&said), err) ||
				     (!repair->dry_run && ask_fsck(store, &said, &status, err))
			     ? -1
			     : 0;
		if (rc == 0 && status != 0)
			repair->missing = missing_lines(str_text(&said), store->mem);
	}
	str_close(&said);
	return rc;
}

/* Where nobody knows what main was, the backup may. */
static int repair_all(struct store *store, const struct lock *lock, struct repair *repair, struct err *err)
{
	bool known;
	if (repair_ref_ready(store, repair, err))
		return -1;
	/* git may not even start as things are. */
	if (repair->dry_run && repair->told_n)
		return 0;
	if (repair_ref_main(store, repair, &known, err) || repair_objects(store, lock, repair, known, err))
		return -1;
	if (!known && (repair_ref_main(store, repair, &known, err) ||
			      (known && repair_objects(store, lock, repair, true, err))))
		return -1;
	if (!known && !*repair->missing)
		repair->missing = _(".git/refs/heads/main: nobody knows its commit");
	return repair->dry_run ? 0 : store_sync(store, err);
}

int repair_store(struct store *store, struct repair *repair, struct err *err)
{
	char text[MOMENT_TEXT_SIZE];
	char place[PATH_MAX];
	char *name = arena_printf(store->mem, ".git/damaged-%.19s", moment_format(repair->now, text));
	struct lock lock;
	/* A path that git takes as one. */
	for (char *c = name + strlen(".git/damaged-"); *c; c++)
		if (*c == ':')
			*c = '-';
	repair->aside = name;
	repair->damaged = 0;
	repair->missing = "";
	if (repair->from && !realpath(repair->from, place))
		return err_set_errno(err, errno, "%s", repair->from);
	repair->from = repair->from ? arena_dup(store->mem, place) : NULL;
	if (lock_take(store, repair->lock, &lock, err))
		return -1;
	int rc = repair_all(store, &lock, repair, err);
	lock_release(&lock);
	if (repair->damaged == 0)
		repair->aside = NULL;
	return rc;
}
