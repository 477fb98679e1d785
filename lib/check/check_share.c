#include "check/check_share.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

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
	struct {
		int64_t at; /* in the spool of the process */
		size_t length;
	} results[CHECK_SHARES];
};

/* ---- What a process hands back ------------------------------------------------------------------- */

/* Numbers, and texts with their NUL, one behind the other. */
struct result {
	struct str bytes;
	size_t at; /* as far as it was read */
};

static void put(struct result *result, const void *bytes, size_t n)
{
	str_add_n(&result->bytes, bytes, n);
}

static void take(struct result *result, void *into, size_t n)
{
	if (result->at + n > result->bytes.length)
		bug("a part of the check ends early");
	memcpy(into, str_text(&result->bytes) + result->at, n);
	result->at += n;
}

#define PUT(result, value) put((result), &(value), sizeof(value))
#define TAKE(result, value) take((result), &(value), sizeof(value))

static void put_text(struct result *result, const char *text)
{
	put(result, text, strlen(text) + 1);
}

static const char *take_text(struct result *result, struct arena *arena)
{
	const char *text = arena_dup(arena, str_text(&result->bytes) + result->at);
	result->at += strlen(text) + 1;
	return text;
}

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

static void put_rows(struct result *result, const struct row_kind *kind, const void *rows, size_t n)
{
	const char *row = rows;
	PUT(result, n);
	for (size_t i = 0; i < n; i++, row += kind->size) {
		put(result, row, kind->size);
		for (size_t k = 0; k < kind->texts_n; k++)
			put_text(result, *(const char *const *)(row + kind->texts[k]));
	}
}

/* In the arena. */
static void *take_rows(struct result *result, const struct row_kind *kind, size_t *n, struct arena *arena)
{
	TAKE(result, *n);
	char *rows = arena_array(arena, *n, kind->size), *row = rows;
	for (size_t i = 0; i < *n; i++, row += kind->size) {
		take(result, row, kind->size);
		for (size_t k = 0; k < kind->texts_n; k++)
			*(const char **)(row + kind->texts[k]) = take_text(result, arena);
	}
	return rows;
}

static void put_tally(struct result *result, const struct tally *tally)
{
	put_rows(result, &tally_rows, tally->rows, tally->n);
}

static void take_tally(struct result *result, struct tally *tally, struct arena *arena)
{
	size_t n;
	const struct tally_row *rows = take_rows(result, &tally_rows, &n, arena);
	for (size_t i = 0; i < n; i++)
		tally_put(tally, &rows[i], arena);
}

static void put_marks(struct result *result, const struct marks *marks)
{
	put_rows(result, &marks_runs, marks->runs, marks->runs_n);
}

/* Into sums that have none yet: this process marked nothing under them. */
static void take_marks(struct result *result, struct marks *marks, struct arena *arena)
{
	marks->runs = take_rows(result, &marks_runs, &marks->runs_n, arena);
	marks->runs_room = marks->runs_n;
}

static void put_findings(struct result *result, const struct findings *findings, size_t from)
{
	PUT(result, findings->tickets);
	PUT(result, findings->accounts);
	PUT(result, findings->accounts_unread);
	PUT(result, findings->books_unread);
	PUT(result, findings->registers_unread);
	put_rows(result, &found_rows, findings->items + from, findings->n - from);
}

static void take_findings(struct result *result, struct findings *findings)
{
	int64_t tickets, accounts;
	bool accounts_unread, books_unread, registers_unread;
	size_t n;
	TAKE(result, tickets);
	TAKE(result, accounts);
	TAKE(result, accounts_unread);
	TAKE(result, books_unread);
	TAKE(result, registers_unread);
	findings->tickets += tickets;
	findings->accounts += accounts;
	findings->accounts_unread |= accounts_unread;
	findings->books_unread |= books_unread;
	findings->registers_unread |= registers_unread;
	const struct finding *items = take_rows(result, &found_rows, &n, findings->mem);
	for (size_t i = 0; i < n; i++)
		VEC_PUSH(findings->mem, findings->items, findings->n, findings->room) = items[i];
}

static void put_doubts(struct result *result, const struct check_doubts *doubts)
{
	put_rows(result, &doubt_rows, doubts->files, doubts->n);
}

static void take_doubts(struct result *result, struct check_doubts *doubts, struct arena *arena)
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

static int work(struct check_share *share, struct share_board *board, bool tells, struct err *err)
{
	const struct check_part_list *parts = share->parts;
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

static void begin_sums(struct check_share *share, size_t nth)
{
	struct store *store = share->findings->session->store;
	share->sums[nth] = (struct check_sums){
		.sign = 1,
		.numbers = {.spool = &share->spools[nth], .store = store},
		.attachments = {.spool = &share->spools[nth], .store = store},
	};
}

static _Noreturn void help(struct check_share *share, struct share_board *board, size_t nth)
{
	struct findings *findings = share->findings;
	struct result result = {0};
	struct err err = {0};
	size_t from = findings->n;
	findings->sums = &share->sums[nth];
	findings->tickets = findings->accounts = 0;
	share->doubts->n = 0;
	int rc = work(share, board, false, &err);
	PUT(&result, rc);
	PUT(&result, err);
	if (rc == 0) {
		put_findings(&result, findings, from);
		put_doubts(&result, share->doubts);
		put_tally(&result, &findings->sums->receipts);
		put_tally(&result, &findings->sums->registers);
		put_marks(&result, &findings->sums->numbers);
		put_marks(&result, &findings->sums->attachments);
	}
	board->results[nth].length = result.bytes.length;
	_exit(spool_add(&share->spools[nth], findings->session->store, str_text(&result.bytes), result.bytes.length,
		      &board->results[nth].at, &err)
			? 1
			: 0);
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

static int take_result(struct check_share *share, const struct share_board *board, size_t nth, size_t from,
	struct err *err)
{
	struct findings *findings = share->findings;
	struct result result = {0};
	struct err theirs;
	int rc;
	if (spool_read(&share->spools[nth], board->results[nth].at, board->results[nth].length, &result.bytes, err)) {
		str_close(&result.bytes);
		return -1;
	}
	TAKE(&result, rc);
	TAKE(&result, theirs);
	if (rc == 0) {
		size_t middle = findings->n;
		take_findings(&result, findings);
		merge(findings, from, middle);
		take_doubts(&result, share->doubts, findings->mem);
		take_tally(&result, &share->sums[0].receipts, findings->mem);
		take_tally(&result, &share->sums[0].registers, findings->mem);
		take_marks(&result, &share->sums[nth].numbers, findings->mem);
		take_marks(&result, &share->sums[nth].attachments, findings->mem);
	} else {
		*err = theirs;
	}
	str_close(&result.bytes);
	return rc;
}

static size_t processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set))
		return 1;
	size_t n = (size_t)CPU_COUNT(&set);
	return n < CHECK_SHARES ? n : CHECK_SHARES;
}

/* Start the others; how many there are with us. */
static size_t start(struct check_share *share, struct share_board *board, pid_t *others)
{
	struct err no_room = {0};
	const size_t most = processors();
	const pid_t us = getpid();
	int64_t at;
	size_t n = 1;
	begin_sums(share, 0);
	for (; n < most && n < share->parts->n; n++) {
		begin_sums(share, n);
		/* The file is made before we part, so that both have it. */
		if (spool_add(&share->spools[n], share->findings->session->store, "", 0, &at, &no_room))
			break;
		others[n] = fork();
		if (others[n] < 0)
			break;
		if (others[n] > 0)
			continue;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != us)
			_exit(1);
		help(share, board, n);
	}
	return n;
}

static int end(struct check_share *share, const struct share_board *board, const pid_t *others, size_t from, int rc,
	struct err *err)
{
	for (size_t i = 1; i < share->n; i++) {
		int status = 0;
		while (waitpid(others[i], &status, 0) < 0 && errno == EINTR)
			;
		if (rc == 0 && status)
			rc = err_set(err, ERR_SYSTEM, _("a process that did a part of the check ended early"));
		else if (rc == 0)
			rc = take_result(share, board, i, from, err);
	}
	return rc;
}

int check_share_run(struct check_share *share, struct err *err)
{
	const size_t from = share->findings->n;
	pid_t others[CHECK_SHARES];
	struct share_board alone = {0};
	struct share_board *shared =
		mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct share_board *board = shared == MAP_FAILED ? &alone : shared;
	if (shared == MAP_FAILED) {
		begin_sums(share, 0);
		share->n = 1;
	} else {
		share->n = start(share, board, others);
	}
	share->findings->sums = &share->sums[0];
	int rc = end(share, board, others, from, work(share, board, true, err), err);
	if (share->doubts->n)
		qsort(share->doubts->files, share->doubts->n, sizeof *share->doubts->files, by_place);
	if (shared != MAP_FAILED)
		munmap(shared, sizeof *shared);
	return rc;
}

int check_share_marks(struct check_share *share, struct err *err)
{
	struct arena *mem = share->findings->mem;
	const struct marks *numbers[CHECK_SHARES], *attachments[CHECK_SHARES];
	for (size_t i = 0; i < share->n; i++) {
		numbers[i] = &share->sums[i].numbers;
		attachments[i] = &share->sums[i].attachments;
	}
	return marks_flush(&share->sums[0].attachments, mem, err) ||
			       marks_wanted(numbers, share->n, check_foreign_is_right, &share->doubts->numbers, mem,
				       err) ||
			       marks_wanted(attachments, share->n, check_attachments_are_right,
				       &share->doubts->attachments, mem, err)
		       ? -1
		       : 0;
}

void check_share_close(struct check_share *share)
{
	for (size_t i = 0; i < CHECK_SHARES; i++)
		spool_close(&share->spools[i]);
}
