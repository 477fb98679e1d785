#include "check/check_share.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/vec.h"
#include "check/check_attachment.h"
#include "check/check_foreign.h"
#include "check/check_walk.h"
#include "finding/findings.h"
#include "office/session.h"

/* What all processes see. */
struct share_board {
	atomic_size_t next; /* part */
	atomic_size_t done;
};

/* ---- What a process hands back ------------------------------------------------------------------- */

/* Rows of one struct, of which these members are texts. */
enum { ROW_TEXTS = 2 };
struct row_kind {
	size_t size;
	size_t texts_n;
	size_t texts[ROW_TEXTS];
};

static const struct row_kind tally_rows = {sizeof(struct tally_row), 1, {offsetof(struct tally_row, name)}};
static const struct row_kind marks_runs = {sizeof(struct marks_run), 0, {0}};
static const struct row_kind found_rows = {
	sizeof(struct finding), 2, {offsetof(struct finding, path), offsetof(struct finding, message)}};
static const struct row_kind doubt_rows = {sizeof(struct check_doubt), 1, {offsetof(struct check_doubt, path)}};

static void put_rows(struct share_result *result, const struct row_kind *kind, const void *rows, size_t n)
{
	const char *row = rows;
	SHARE_PUT(result, n);
	for (size_t i = 0; i < n; i++, row += kind->size) {
		share_put(result, row, kind->size);
		for (size_t k = 0; k < kind->texts_n; k++)
			share_put_text(result, *(const char *const *)(row + kind->texts[k]));
	}
}

/* In the arena. */
static void *take_rows(struct share_result *result, const struct row_kind *kind, size_t *n, struct arena *arena)
{
	SHARE_TAKE(result, *n);
	char *rows = arena_array(arena, *n, kind->size), *row = rows;
	for (size_t i = 0; i < *n; i++, row += kind->size) {
		share_take(result, row, kind->size);
		for (size_t k = 0; k < kind->texts_n; k++)
			*(const char **)(row + kind->texts[k]) = share_take_text(result, arena);
	}
	return rows;
}

static void put_tally(struct share_result *result, const struct tally *tally)
{
	put_rows(result, &tally_rows, tally->rows, tally->n);
}

static void take_tally(struct share_result *result, struct tally *tally, struct arena *arena)
{
	size_t n;
	const struct tally_row *rows = take_rows(result, &tally_rows, &n, arena);
	for (size_t i = 0; i < n; i++)
		tally_put(tally, &rows[i], arena);
}

static void put_marks(struct share_result *result, const struct marks *marks)
{
	put_rows(result, &marks_runs, marks->runs, marks->runs_n);
}

/* Into sums that have none yet: this process marked nothing under them. */
static void take_marks(struct share_result *result, struct marks *marks, struct arena *arena)
{
	marks->runs = take_rows(result, &marks_runs, &marks->runs_n, arena);
	marks->runs_room = marks->runs_n;
}

static void put_findings(struct share_result *result, const struct findings *findings, size_t from)
{
	SHARE_PUT(result, findings->tickets);
	SHARE_PUT(result, findings->accounts);
	SHARE_PUT(result, findings->accounts_unread);
	SHARE_PUT(result, findings->books_unread);
	SHARE_PUT(result, findings->registers_unread);
	put_rows(result, &found_rows, findings->items + from, findings->n - from);
}

static void take_findings(struct share_result *result, struct findings *findings)
{
	int64_t tickets, accounts;
	bool accounts_unread, books_unread, registers_unread;
	size_t n;
	SHARE_TAKE(result, tickets);
	SHARE_TAKE(result, accounts);
	SHARE_TAKE(result, accounts_unread);
	SHARE_TAKE(result, books_unread);
	SHARE_TAKE(result, registers_unread);
	findings->tickets += tickets;
	findings->accounts += accounts;
	findings->accounts_unread |= accounts_unread;
	findings->books_unread |= books_unread;
	findings->registers_unread |= registers_unread;
	const struct finding *items = take_rows(result, &found_rows, &n, findings->mem);
	for (size_t i = 0; i < n; i++)
		VEC_PUSH(findings->mem, findings->items, findings->n, findings->room) = items[i];
}

static void put_doubts(struct share_result *result, const struct check_doubts *doubts)
{
	put_rows(result, &doubt_rows, doubts->files, doubts->n);
}

static void take_doubts(struct share_result *result, struct check_doubts *doubts, struct arena *arena)
{
	size_t n;
	const struct check_doubt *files = take_rows(result, &doubt_rows, &n, arena);
	for (size_t i = 0; i < n; i++)
		VEC_PUSH(arena, doubts->files, doubts->n, doubts->room) = files[i];
}

/* In the order of parts, and within one by name. */
static int by_place(const void *a, const void *b)
{
	const struct check_doubt *x = a;
	const struct check_doubt *y = b;
	return x->order != y->order ? (x->order > y->order) - (x->order < y->order) : strcmp(x->path, y->path);
}

/* ---- Working ------------------------------------------------------------------------------------- */

static int work(struct check_share *share, bool tells, struct err *err)
{
	const struct check_part_list *parts = share->parts;
	struct share_board *board = share->processes.board;
	for (;;) {
		size_t next = atomic_fetch_add(&board->next, 1);
		if (next >= parts->n)
			break;
		if (check_walk_part(share->findings, share->doubts, &parts->items[next], next + 1, err))
			return -1;
		size_t done = atomic_fetch_add(&board->done, 1) + 1;
		if (tells && share->each)
			share->each(share->context, done, parts->n);
	}
	struct check_sums *sums = share->findings->sums;
	return marks_flush(&sums->numbers, share->findings->mem, err) ||
			       marks_flush(&sums->attachments, share->findings->mem, err)
		       ? -1
		       : 0;
}

static void begin_sums(struct check_share *share)
{
	struct store *store = share->findings->session->store;
	for (size_t i = 0; i < SHARES; i++)
		share->sums[i] = (struct check_sums){
			.sign = 1,
			.numbers = {.spool = &share->processes.spools[i], .store = store},
			.attachments = {.spool = &share->processes.spools[i], .store = store},
		};
}

/* An error is handed back, too. */
static int help(void *context, size_t nth, struct share_result *result)
{
	struct check_share *share = context;
	struct findings *findings = share->findings;
	struct err err = {0};
	size_t from = findings->n;
	findings->sums = &share->sums[nth];
	findings->tickets = findings->accounts = 0;
	share->doubts->n = 0;
	int rc = work(share, false, &err);
	SHARE_PUT(result, rc);
	SHARE_PUT(result, err);
	if (rc == 0) {
		put_findings(result, findings, from);
		put_doubts(result, share->doubts);
		put_tally(result, &findings->sums->receipts);
		put_tally(result, &findings->sums->registers);
		put_marks(result, &findings->sums->numbers);
		put_marks(result, &findings->sums->attachments);
	}
	return 0;
}

/* Findings of two processes, each in the order of parts, in that of all. */
static void merge(struct findings *findings, size_t from, size_t middle)
{
	const size_t n = findings->n;
	struct finding *both = arena_array(findings->mem, n - from + 1, sizeof *both);
	size_t a = from, b = middle;
	for (size_t i = 0; i < n - from; i++)
		both[i] = b == n || (a < middle && findings->items[a].order < findings->items[b].order)
				  ? findings->items[a++]
				  : findings->items[b++];
	if (n > from)
		memcpy(findings->items + from, both, (n - from) * sizeof *both);
}

static int take_result(struct check_share *share, struct share_result *result, size_t nth, size_t from,
	struct err *err)
{
	struct findings *findings = share->findings;
	struct err theirs;
	int rc;
	SHARE_TAKE(result, rc);
	SHARE_TAKE(result, theirs);
	if (rc == 0) {
		size_t middle = findings->n;
		take_findings(result, findings);
		merge(findings, from, middle);
		take_doubts(result, share->doubts, findings->mem);
		take_tally(result, &share->sums[0].receipts, findings->mem);
		take_tally(result, &share->sums[0].registers, findings->mem);
		take_marks(result, &share->sums[nth].numbers, findings->mem);
		take_marks(result, &share->sums[nth].attachments, findings->mem);
	} else {
		*err = theirs;
	}
	return rc;
}

static int end(struct check_share *share, size_t nth, size_t from, struct err *err)
{
	struct share_result result;
	int rc = share_end(&share->processes, nth, &result, err);
	if (rc == 0)
		rc = take_result(share, &result, nth, from, err);
	else if (rc > 0)
		rc = err_set(err, ERR_SYSTEM, _("no room for what is to be written"));
	str_close(&result.bytes);
	return rc;
}

int check_share_run(struct check_share *share, struct err *err)
{
	const size_t from = share->findings->n;
	const size_t processors = share_processors();
	begin_sums(share);
	share_open(&share->processes, share->findings->session->store, sizeof(struct share_board));
	share_start(&share->processes, processors < share->parts->n ? processors : share->parts->n, help, share);
	share->findings->sums = &share->sums[0];
	int rc = work(share, true, err);
	for (size_t i = 1; rc == 0 && i < share->processes.n; i++)
		rc = end(share, i, from, err);
	if (share->doubts->n)
		qsort(share->doubts->files, share->doubts->n, sizeof *share->doubts->files, by_place);
	return rc;
}

int check_share_marks(struct check_share *share, struct err *err)
{
	struct arena *mem = share->findings->mem;
	const struct marks *numbers[SHARES], *attachments[SHARES];
	for (size_t i = 0; i < share->processes.n; i++) {
		numbers[i] = &share->sums[i].numbers;
		attachments[i] = &share->sums[i].attachments;
	}
	return marks_flush(&share->sums[0].attachments, mem, err) ||
			       marks_wanted(numbers, share->processes.n, check_foreign_is_right, &share->doubts->numbers, mem,
				       err) ||
			       marks_wanted(attachments, share->processes.n, check_attachments_are_right,
				       &share->doubts->attachments, mem, err)
		       ? -1
		       : 0;
}

void check_share_close(struct check_share *share)
{
	share_close(&share->processes);
}
