#include "import/import_block.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/path.h"
#include "store/share.h"
#include "txn/txn.h"
#include "txn/txn_share.h"

static int by_number(const void *a, const void *b)
{
	const struct import_entry *x = a;
	const struct import_entry *y = b;
	int order = (x->number != NULL) - (y->number != NULL);
	if (x->number && y->number)
		order = account_block_order(x->number, y->number);
	if (order)
		return order;
	return x->index < y->index ? -1 : 1;
}

/* Those without a number come first; the index behind them. */
static size_t sort_entries(struct import_file *file)
{
	size_t first = 0;
	if (file->entries_n)
		qsort(file->entries, file->entries_n, sizeof *file->entries, by_number);
	while (first < file->entries_n && !file->entries[first].number)
		first++;
	return first;
}

/* The path of the block that the row at `begin` belongs to; `*end` is behind the last row of it. */
static const char *find_block(const struct import_file *file, size_t begin, size_t *end,
	struct arena *arena)
{
	const char *path = path_account_block(file->entries[begin].number, arena);
	for (*end = begin + 1; *end < file->entries_n; ++*end) {
		struct arena_mark mark = arena_mark(arena);
		bool same = str_equal(path, path_account_block(file->entries[*end].number, arena));
		arena_reset(arena, mark);
		if (!same)
			break;
	}
	return path;
}

void import_block_put(struct import_block *block, const struct account *account, const struct account *read)
{
	block->read[block->changed_n] = read;
	block->changed[block->changed_n++] = account;
}

static int write_block(const struct import_block *block, struct txn *txn, struct err *err)
{
	struct str text = {0};
	int rc = account_block_write(&block->accounts, block->changed, block->read, block->changed_n, &text, err);
	if (rc == 0)
		txn_put(txn, block->accounts.path, text.text, text.length);
	str_close(&text);
	return rc;
}

/* ---- Several processes --------------------------------------------------------------------------- */

/* Fewer rows are done before a second process has begun. */
enum { SHARE_ROWS = 500 };

/* What all processes see. */
struct block_board {
	_Atomic int64_t spool_end; /* txn_share_begin */
	atomic_size_t rows;        /* that are done */
};

struct block_run {
	struct import_file *file;
	const struct import_order *order;
	struct store *store;
	struct txn *txn;
	const struct import_block_work *work;
	struct share processes;
	size_t begins[SHARES + 1]; /* of the run of each process, and the end of the last */
	size_t rejects_n;          /* before the first block */
};

static int do_block(const struct block_run *run, const char *path, size_t begin, size_t end, struct arena *scratch,
	struct err *err)
{
	struct import_block block = {
		.entries = &run->file->entries[begin],
		.entries_n = end - begin,
		.arena = scratch,
		.changed = arena_array(scratch, end - begin, sizeof(const struct account *)),
		.read = arena_array(scratch, end - begin, sizeof(const struct account *)),
	};
	int rc = account_block_read(run->store, path, scratch, &block.accounts, err);
	if (rc == 0)
		rc = run->work->each(run->work->context, &block, err);
	if (rc == 0 && block.changed_n && (run->order->skip_bad || run->file->rejects.n == 0))
		rc = write_block(&block, run->txn, err);
	return rc;
}

static int do_run(const struct block_run *run, size_t nth, struct err *err)
{
	struct import_file *file = run->file;
	struct block_board *board = run->processes.board;
	struct arena scratch = {0};
	int rc = 0;
	for (size_t begin = run->begins[nth], end; rc == 0 && begin < run->begins[nth + 1]; begin = end) {
		const char *path = find_block(file, begin, &end, &scratch);
		rc = do_block(run, path, begin, end, &scratch, err);
		arena_clear(&scratch);
		const size_t done = atomic_fetch_add(&board->rows, end - begin) + end - begin;
		if (run->order->each && nth == 0)
			run->order->each(run->order->context, done, file->entries_n);
	}
	return rc;
}

static int help(void *context, size_t nth, struct share_result *result)
{
	struct block_run *run = context;
	const struct rejects *rejects = &run->file->rejects;
	struct err unsaid = {0}; /* the first process meets it again, and says it in its turn */
	txn_share_part(run->txn);
	if (do_run(run, nth, &unsaid))
		return -1;
	run->work->hand(run->work->context, result);
	const size_t faults = rejects->n - run->rejects_n;
	SHARE_PUT(result, faults);
	for (size_t i = run->rejects_n; i < rejects->n; i++) {
		SHARE_PUT(result, rejects->items[i].row);
		share_put_text(result, rejects->items[i].message);
	}
	return txn_share_hand(run->txn, result);
}

static void take_faults(struct block_run *run, struct share_result *result)
{
	struct import_file *file = run->file;
	size_t n;
	SHARE_TAKE(result, n);
	for (size_t i = 0; i < n; i++) {
		size_t row;
		SHARE_TAKE(result, row);
		rejects_add(&file->rejects, file->mem, row, share_take_text(result, file->mem));
	}
}

/* The run of another process: what it hands back, or else the run itself. */
static int take_run(struct block_run *run, size_t nth, bool last, struct err *err)
{
	struct share_result result;
	int rc = share_end(&run->processes, nth, &result, err);
	if (rc == 0 && run->work->take(run->work->context, last, &result)) {
		take_faults(run, &result);
		txn_share_take(run->txn, &result);
	} else if (rc >= 0) {
		rc = do_run(run, nth, err);
	}
	str_close(&result.bytes);
	return rc;
}

/* Runs of about as many rows, which end where blocks do.  How many. */
static size_t divide(struct block_run *run, size_t first)
{
	struct arena scratch = {0};
	const size_t rows = run->file->entries_n - first;
	const size_t most = run->work->hand ? share_processors() : 1;
	const size_t wanted = rows / SHARE_ROWS < most ? rows / SHARE_ROWS : most;
	const size_t n = wanted ? wanted : 1;
	size_t runs = 0, end = first;
	for (size_t i = 1; i <= n; i++) {
		const size_t least = first + rows * i / n;
		if (least <= end)
			continue;
		run->begins[runs++] = end;
		find_block(run->file, least - 1, &end, &scratch);
	}
	run->begins[runs] = end;
	arena_clear(&scratch);
	return runs;
}

/* All runs, the first of which is this process's. */
static int do_runs(struct block_run *run, size_t n, struct err *err)
{
	const struct import_order *order = run->order;
	int rc = do_run(run, 0, err);
	for (size_t i = 1; rc == 0 && i < n; i++) {
		rc = i < run->processes.n ? take_run(run, i, i + 1 == n, err) : do_run(run, i, err);
		if (rc == 0 && order->each)
			order->each(order->context, run->begins[i + 1], run->file->entries_n);
	}
	return rc;
}

int import_block_each(struct import_file *file, const struct import_order *order, struct store *store,
	struct txn *txn, const struct import_block_work *work, struct err *err)
{
	struct block_run run = {.file = file, .order = order, .store = store, .txn = txn, .work = work,
		.rejects_n = file->rejects.n};
	const size_t first = sort_entries(file);
	const size_t n = divide(&run, first);
	share_open(&run.processes, store, sizeof(struct block_board));
	struct block_board *board = run.processes.board;
	struct err no_room = {0};
	board->rows = first;
	if (n > 1 && txn_share_begin(txn, &board->spool_end, &no_room) == 0)
		share_start(&run.processes, n, help, &run);
	int rc = do_runs(&run, n, err);
	txn_share_end(txn);
	share_close(&run.processes);
	return rc;
}
