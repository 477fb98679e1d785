#include "check/check_past.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "account/account_history.h"
#include "base/arena.h"
#include "base/str.h"
#include "check/check_fold.h"
#include "check/check_money.h"
#include "finding/findings.h"
#include "office/session.h"
#include "record/bytes.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"

struct past_check {
	struct findings *findings;
	const struct scan_file *file;
	struct check_folds *folds; /* NULL: only summed up */
	struct arena *scratch;
};

static int note_past(void *context, void *record, size_t line, struct err *ignored)
{
	const struct past_check *check = context;
	const struct account_history *past = record;
	const struct findings_place place = {check->file->path, line};
	(void)ignored;
	check_money_events(check->findings, &place, past->number, &past->events);
	if (check->folds)
		check_fold_past(check->folds, &place, past->number, &past->events, check->scratch);
	return 0;
}

static int read_past(struct findings *findings, const struct scan_file *file, struct check_folds *folds,
	struct arena *scratch, struct err *err)
{
	struct past_check check = {findings, file, folds, scratch};
	return record_read_stream(&account_history_schema, file->path, file->bytes, file->length, scratch, note_past,
		&check, err);
}

static bool check_past(struct findings *findings, const struct scan_file *file, struct check_folds *folds,
	struct arena *scratch)
{
	struct err err = {0};
	if (read_past(findings, file, folds, scratch, &err)) {
		findings->accounts_unread = true;
		findings_add_err(findings, file->path, &err);
		return false;
	}
	if (findings_canonical_stream(&account_history_schema, file, scratch, &err))
		findings_add_err(findings, file->path, &err);
	return true;
}

/* "000012/00001234.yaml" of the path of either. */
static const char *name_of(const char *path)
{
	const char *name = strrchr(path, '/');
	while (name > path && name[-1] != '/')
		name--;
	return name;
}

const char *check_past_block(const char *path, struct arena *arena)
{
	return arena_printf(arena, PATH_ACCOUNTS "/%s", name_of(path));
}

static bool look_at(struct findings *findings, const char *path, struct check_folds *folds, struct arena *scratch)
{
	struct err err = {0};
	struct scan_file file = {.path = path, .name = strrchr(path, '/') + 1};
	if (store_read(findings->session->store, path, RECORD_VOLUME_BYTES, scratch, &file.bytes, &file.length,
		    &err)) {
		findings->accounts_unread = true;
		findings_unreadable(findings, path, &err);
		return false;
	}
	return !file.bytes || check_past(findings, &file, folds, scratch);
}

bool check_past_of_block(struct findings *findings, const char *block, struct check_folds *folds)
{
	struct arena scratch = {0};
	const char **years;
	size_t n;
	struct err err = {0};
	bool all = true;
	/* A directory that cannot be read is told when its files are looked for. */
	if (store_names(findings->session->store, PATH_ACCOUNT_HISTORY, &scratch, &years, &n, &err))
		n = 0, all = false;
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(&scratch);
		if (!str_ends(years[i], ".yaml"))
			all = look_at(findings,
				      arena_printf(&scratch, PATH_ACCOUNT_HISTORY "/%s/%s", years[i], name_of(block)), folds,
				      &scratch) &&
			      all;
		arena_reset(&scratch, mark);
	}
	arena_clear(&scratch);
	return all;
}

static bool is_there(struct store *store, const char *path)
{
	int file = store_open_file(store, path);
	if (file >= 0)
		close(file);
	return file >= 0;
}

int check_past_alone(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct check_folds folds = {0};
	(void)ignored;
	if (!is_there(findings->session->store, check_past_block(file->path, &scratch)) &&
		check_past(findings, file, &folds, &scratch))
		check_folds_compare(findings, &folds);
	arena_clear(&folds.mem);
	arena_clear(&scratch);
	return 0;
}

int check_past_sum(void *context, const struct scan_file *file, struct err *err)
{
	struct arena scratch = {0};
	int rc = read_past(context, file, NULL, &scratch, err);
	arena_clear(&scratch);
	return rc;
}
