#include "check/check_changes.h"

#include <errno.h>
#include <fts.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check_attachment.h"
#include "check/check_clean.h"
#include "check/check_foreign.h"
#include "check/check_past.h"
#include "check/check_sums.h"
#include "check/check_walk.h"
#include "finding/findings.h"
#include "finding/stray.h"
#include "history/old_file.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/day_book.h"
#include "payment/unmatched.h"
#include "record/bytes.h"
#include "record/read.h"
#include "store/git.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/spool.h"
#include "store/store.h"
#include "ticket/ticket.h"

enum {
	CHANGES_MOST = 5000, /* with more of them a look at everything is as fast */
	CLOCK_SECONDS = 60   /* that the clock of a file system may be apart from ours */
};

struct changed_file {
	const char *path;
	bool is; /* there now */
};

struct path_list {
	const char **items;
	size_t n;
	size_t room;
	struct map at; /* index + 1 */
};

struct changes {
	struct findings *findings;
	struct check_doubts *doubts;
	const struct check_clean *last;
	struct arena mem;
	struct changed_file *items;
	size_t n;
	size_t room;
	struct map at;          /* by path: index + 1 */
	struct path_list files; /* to be checked */
	struct old_file old;
	struct str text;        /* of an old file */
	uint64_t names;         /* of the commit, as they must be now */
	uint64_t seen;          /* of those that are there */
	bool whole;
};

/* ---- Which files --------------------------------------------------------------------------------- */

static struct changed_file *change_at(struct changes *changes, const char *path)
{
	const size_t at = map_place(&changes->at, &changes->mem, &path, changes->n + 1);
	if (at > changes->n)
		VEC_PUSH(&changes->mem, changes->items, changes->n, changes->room) =
			(struct changed_file){.path = path};
	return &changes->items[at - 1];
}

/* Paths that git ends with NUL, `skip` bytes before each. */
static int ask_git(struct changes *changes, const char *const *arguments, size_t skip, struct err *err)
{
	struct str output = {0};
	int status = 0;
	int rc = git_query(changes->findings->session->store, arguments, NULL, &output, &status, err);
	if (status)
		changes->whole = true;
	for (size_t at = 0; rc == 0 && status == 0 && at + skip < output.length;) {
		const char *line = output.text + at;
		if (check_clean_knows(line + skip))
			change_at(changes, line + skip);
		at += strlen(line) + 1;
	}
	str_close(&output);
	return rc;
}

/* Is the file what the commit has? */
static int is_same(struct changes *changes, const char *path, bool *same, struct err *err)
{
	struct arena scratch = {0};
	struct err unread = {0};
	const char *bytes;
	size_t length;
	bool found;
	*same = false;
	int rc = old_file_read(&changes->old, path, &changes->text, &found, err);
	if (rc == 0 && found &&
		store_read(changes->findings->session->store, path, RECORD_VOLUME_BYTES, &scratch, &bytes, &length,
			&unread) == 0)
		*same = bytes && length == changes->text.length && memcmp(bytes, changes->text.text, length) == 0;
	arena_clear(&scratch);
	return rc;
}

static int look_at_name(struct changes *changes, const char *path, const struct stat *st, struct err *err)
{
	bool same = false;
	if (!check_clean_knows(path) || str_starts(path, PATH_ATTACHMENTS "/"))
		return 0;
	changes->seen += check_clean_name(path);
	if (!map_get(&changes->at, path) && (!st || st->st_ctim.tv_sec >= changes->last->began - CLOCK_SECONDS)) {
		if (is_same(changes, path, &same, err))
			return -1;
		if (!same)
			change_at(changes, path);
	}
	if (map_get(&changes->at, path))
		change_at(changes, path)->is = true;
	changes->whole = changes->whole || changes->n > CHANGES_MOST;
	return 0;
}

static int walk_names(struct changes *changes, struct err *err)
{
	const char *root = changes->findings->session->store->root;
	char *roots[] = {(char *)root, NULL};
	int rc = 0;
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	if (!walk)
		return err_set_errno(err, errno, "%s", root);
	for (FTSENT *entry; rc == 0 && !changes->whole && (entry = fts_read(walk)) != NULL;) {
		const char *path = entry->fts_path + strlen(root);
		path += *path == '/';
		if (entry->fts_info == FTS_D && (str_equal(path, ".git") || str_equal(path, PATH_ATTACHMENTS)))
			fts_set(walk, entry, FTS_SKIP);
		if (entry->fts_info == FTS_F)
			rc = look_at_name(changes, path, entry->fts_statp, err);
		/* What cannot be looked into, or is no file, is told by those who read it. */
		else if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
			changes->whole = true;
	}
	fts_close(walk);
	return rc;
}

/* ---- Which files besides ------------------------------------------------------------------------- */

static void check_too(struct changes *changes, const char *path)
{
	if (map_place(&changes->files.at, &changes->mem, &path, changes->files.n + 1) > changes->files.n)
		VEC_PUSH(&changes->mem, changes->files.items, changes->files.n, changes->files.room) = path;
}

/* "XS-01.yaml" among the books of a day: XS-02.yaml, and XS-closed.yaml. */
static void check_book_too(struct changes *changes, const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	const int page = day_book_page_of(name);
	const int directory = (int)(name - path);
	struct arena *mem = &changes->mem;
	if (str_ends(name, "-closed.yaml"))
		return;
	if (page)
		check_too(changes, arena_printf(mem, "%.*s%.2s-%02d.yaml", directory, path, name, page + 1));
	const int stem = page ? directory + 2 : (int)(strlen(path) - strlen(".yaml"));
	check_too(changes, arena_printf(mem, "%.*s-closed.yaml", stem, path));
}

/* The block of a history, and the histories of a block that is gone. */
static void check_group_too(struct changes *changes, const char *path)
{
	struct arena *mem = &changes->mem;
	const char *block = check_past_block(path, mem);
	const char **years;
	size_t n;
	struct err none = {0};
	check_too(changes, block);
	if (store_names(changes->findings->session->store, PATH_ACCOUNT_HISTORY, mem, &years, &n, &none))
		n = 0;
	for (size_t i = 0; i < n; i++)
		check_too(changes, arena_printf(mem, PATH_ACCOUNT_HISTORY "/%s/%s", years[i],
					   block + strlen(PATH_ACCOUNTS "/")));
}

static void check_ticket_too(struct changes *changes, const char *id)
{
	struct arena *mem = &changes->mem;
	check_too(changes, path_ticket(PATH_TICKETS_OPEN, id, mem));
	check_too(changes, path_ticket(PATH_TICKETS_CLOSED, id, mem));
	check_too(changes, path_ticket_volume(id, mem));
}

/* Its mates must name it, or no longer; its attachments must be there. */
static int each_ticket(void *context, void *record, size_t line, struct err *ignored)
{
	struct changes *changes = context;
	const struct ticket *ticket = record;
	const struct words *mates[] = {&ticket->duplicates, &ticket->follows, &ticket->followed_by};
	(void)line, (void)ignored;
	for (size_t i = 0; i < sizeof mates / sizeof *mates; i++)
		for (size_t k = 0; k < mates[i]->n; k++)
			check_ticket_too(changes, mates[i]->items[k]);
	if (!str_empty(ticket->duplicate_of))
		check_ticket_too(changes, ticket->duplicate_of);
	check_attachments_doubt(changes->doubts, ticket);
	return 0;
}

/* Whoever was there must be there still: records name them. */
static int each_old_staff(void *context, void *record, size_t line, struct err *ignored)
{
	struct changes *changes = context;
	const struct staff *staff = record;
	(void)line, (void)ignored;
	if (!changes->findings->has_staff || !staff_find(&changes->findings->staff, staff->id))
		changes->whole = true;
	return 0;
}

/* ---- Looking ------------------------------------------------------------------------------------- */

static int read_records(struct changes *changes, const struct schema *schema, const struct scan_file *file,
	int (*each)(void *context, void *record, size_t line, struct err *err), struct err *err)
{
	struct arena scratch = {0};
	int rc = record_read_stream(schema, file->path, file->bytes, file->length, &scratch, each, changes, err);
	arena_clear(&scratch);
	return rc;
}

/* What the file was is taken off.  It was right: that it cannot be read now is a doubt about all. */
static int take_off(struct changes *changes, const char *path, bool *was, struct err *err)
{
	struct findings *findings = changes->findings;
	struct scan_file file = {.path = path, .name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path};
	struct err unread = {0};
	if (old_file_read(&changes->old, path, &changes->text, was, err))
		return -1;
	if (!*was)
		return 0;
	file.bytes = str_text(&changes->text);
	file.length = changes->text.length;
	findings->sums->sign = -1;
	if (check_walk_sum(findings, &file, &unread) ||
		(str_starts(path, "tickets/") && read_records(changes, &ticket_schema, &file, each_ticket, &unread)) ||
		(str_equal(path, PATH_STAFF) && read_records(changes, &staff_schema, &file, each_old_staff, &unread)))
		changes->whole = true;
	return 0;
}

/* What it is now is put on.  What cannot be read is told when it is checked. */
static void put_on(struct changes *changes, const char *path)
{
	struct findings *findings = changes->findings;
	struct scan_file file = {.path = path, .name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path};
	struct arena scratch = {0};
	struct err told = {0};
	findings->sums->sign = 1;
	if (store_read(findings->session->store, path, RECORD_VOLUME_BYTES, &scratch, &file.bytes, &file.length, &told) ==
			0 &&
		file.bytes) {
		findings->silent = true;
		(void)check_walk_sum(findings, &file, &told);
		findings->silent = false;
		if (str_starts(path, "tickets/"))
			(void)read_records(changes, &ticket_schema, &file, each_ticket, &told);
	}
	arena_clear(&scratch);
}

static int look_at_change(struct changes *changes, const struct changed_file *change, struct err *err)
{
	const char *path = change->path;
	bool was;
	if (str_equal(path, STORE_SETTINGS_PATH) ||
		(str_starts(path, PATH_CATALOGUE "/") && !str_equal(path, PATH_STAFF)))
		changes->whole = true;
	if (take_off(changes, path, &was, err))
		return -1;
	put_on(changes, path);
	changes->names += (change->is ? check_clean_name(path) : 0) - (was ? check_clean_name(path) : 0);
	check_too(changes, path);
	if (!stray_knows(path))
		return 0;
	if (str_starts(path, PATH_PAYMENTS "/"))
		check_book_too(changes, path);
	else if (str_starts(path, PATH_ACCOUNTS "/"))
		check_group_too(changes, path);
	return 0;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Open tickets are looked at in any case. */
static int check_files(struct changes *changes, struct err *err)
{
	struct check_part_list open = {0};
	size_t order = 1;
	int rc = 0;
	check_walk_list_open(changes->findings, &changes->mem, &open);
	for (size_t i = 0; rc == 0 && i < open.n; i++)
		rc = check_walk_part(changes->findings, changes->doubts, &open.items[i], order++, err);
	if (changes->files.n)
		qsort(changes->files.items, changes->files.n, sizeof *changes->files.items, by_path);
	for (size_t i = 0; rc == 0 && i < changes->files.n; i++)
		if (!str_starts(changes->files.items[i], PATH_TICKETS_OPEN "/"))
			rc = check_walk_file(changes->findings, changes->doubts, changes->files.items[i], order++, err);
	return rc;
}

static int find(struct changes *changes, const struct check_clean *now, struct err *err)
{
	const char *const commits[] = {"diff-tree", "-r", "-z", "--no-renames", "--no-commit-id", "--name-only",
		changes->last->commit, now->commit, NULL};
	static const char *const files[] = {"status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", NULL};
	return ask_git(changes, commits, 0, err) || (!changes->whole && ask_git(changes, files, 3, err)) ||
			       (!changes->whole && walk_names(changes, err))
		       ? -1
		       : 0;
}

/* What came out of the sums, and what the day makes of old lines. */
static int doubt(struct changes *changes, const struct check_clean *now, struct err *err)
{
	struct findings *findings = changes->findings;
	struct check_sums *sums = findings->sums;
	struct check_doubts *doubts = changes->doubts;
	const struct marks *numbers = &sums->numbers;
	tally_differing(&sums->receipts, &doubts->receipts, findings->mem);
	tally_differing(&sums->registers, &doubts->registers, findings->mem);
	return marks_flush(&sums->numbers, findings->mem, err) ||
			       marks_wanted(&numbers, 1, check_foreign_is_right, &doubts->numbers, findings->mem, err) ||
			       (now->today > changes->last->today &&
				       check_foreign_open(findings, changes->last->today - UNMATCHED_DAYS,
					       now->today - UNMATCHED_DAYS - 1, &doubts->numbers, err)) ||
			       check_attachments_here(findings, doubts, changes->last->began - CLOCK_SECONDS, err)
		       ? -1
		       : 0;
}

static int look(struct changes *changes, const struct check_clean *now, struct err *err)
{
	int rc = find(changes, now, err);
	for (size_t i = 0; rc == 0 && !changes->whole && i < changes->n; i++)
		rc = look_at_change(changes, &changes->items[i], err);
	changes->whole = changes->whole || changes->names != changes->seen;
	if (rc || changes->whole)
		return rc;
	struct check_sums *sums = changes->findings->sums;
	rc = doubt(changes, now, err);
	/* A file is checked for itself: what it says was summed up. */
	changes->findings->sums = NULL;
	if (rc == 0)
		rc = check_files(changes, err);
	changes->findings->sums = sums;
	return rc;
}

int check_changes(struct findings *findings, struct check_doubts *doubts, const struct check_clean *last,
	const struct check_clean *now, bool *whole, struct err *err)
{
	struct spool spool = {0};
	struct store *store = findings->session->store;
	struct check_sums sums = {.changes = true, .numbers = {.spool = &spool, .store = store},
		.attachments = {.spool = &spool, .store = store}};
	struct changes changes = {.findings = findings, .doubts = doubts, .last = last, .names = last->names};
	struct err no_git = {0};
	*whole = true;
	if (!*last->commit || !*now->commit || store_check_git(store, &no_git))
		return 0;
	findings->sums = &sums;
	int rc = old_file_begin(store, last->commit, &changes.old, err) || look(&changes, now, err) ? -1 : 0;
	findings->sums = NULL;
	*whole = changes.whole;
	old_file_end(&changes.old);
	str_close(&changes.text);
	spool_close(&spool);
	arena_clear(&changes.mem);
	return rc;
}
