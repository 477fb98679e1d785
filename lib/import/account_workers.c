#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/vec.h"
#include "import/account_import.h"
#include "import/account_merge.h"
#include "office/session.h"
#include "store/path.h"
#include "store/txn.h"

/* A record is read back before it counts as written (record/write.h), which is most of the work of
 * an import; so a few blocks at a time are merged side by side, one thread for each processor.
 * They share nothing but what none of them changes; what came of them is collected in the order
 * of the account numbers, so that the result does not depend on who was faster. */

enum { BLOCKS_AT_ONCE = 32, THREADS_MOST = 8 };

struct batch {
	struct account_merge merges[BLOCKS_AT_ONCE];
	struct arena arenas[BLOCKS_AT_ONCE];
	struct err errs[BLOCKS_AT_ONCE];
	int results[BLOCKS_AT_ONCE];
	size_t n;
	atomic_size_t next;
};

static void *work(void *context)
{
	struct batch *batch = context;
	for (;;) {
		size_t i = atomic_fetch_add(&batch->next, 1);
		if (i >= batch->n)
			return NULL;
		batch->results[i] = account_merge_run(&batch->merges[i], &batch->errs[i]);
	}
}

/* One thread fewer than could be is no failure: the work is shared by those there are. */
static void run_batch(struct batch *batch, size_t threads_n)
{
	pthread_t threads[THREADS_MOST];
	size_t started = 0;
	atomic_store(&batch->next, 0);
	if (threads_n > batch->n)
		threads_n = batch->n;
	while (started + 1 < threads_n &&
		pthread_create(&threads[started], NULL, work, batch) == 0)
		started++;
	work(batch);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}

static size_t count_threads(void)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online < 1 ? 1 : online > THREADS_MOST ? THREADS_MOST : (size_t)online;
}

static int by_number(const void *a, const void *b)
{
	const struct account_row *x = a;
	const struct account_row *y = b;
	int order = 0;
	if (!x->number || !y->number)
		order = (x->number != NULL) - (y->number != NULL);
	else
		order = strcmp(x->number, y->number);
	if (order)
		return order;
	return x->index < y->index ? -1 : 1;
}

/* Rows without a number first, then by account; numbers that stand twice are marked. */
static size_t sort_rows(struct account_import *import)
{
	struct account_row *rows = import->rows;
	size_t first = 0;
	if (import->rows_n)
		qsort(rows, import->rows_n, sizeof *rows, by_number);
	while (first < import->rows_n && !rows[first].number)
		first++;
	for (size_t i = first + 1; i < import->rows_n; i++)
		if (str_equal(rows[i - 1].number, rows[i].number))
			rows[i - 1].twice = rows[i].twice = true;
	return first;
}

/* The end of the rows from `begin` on that are of one block. */
static size_t end_of_block(const struct account_import *import, size_t begin)
{
	struct arena scratch = {0};
	size_t end = begin + 1;
	const char *path = path_account_block(import->rows[begin].number, &scratch);
	while (end < import->rows_n) {
		struct arena_mark mark = arena_mark(&scratch);
		bool same = str_equal(path, path_account_block(import->rows[end].number, &scratch));
		arena_reset(&scratch, mark);
		if (!same)
			break;
		end++;
	}
	arena_clear(&scratch);
	return end;
}

static size_t fill_batch(struct batch *batch, const struct account_import *import, size_t begin)
{
	batch->n = 0;
	while (batch->n < BLOCKS_AT_ONCE && begin < import->rows_n) {
		size_t end = end_of_block(import, begin);
		struct account_merge *merge = &batch->merges[batch->n];
		struct str text = merge->text;
		str_clear(&text);
		*merge = (struct account_merge){
			.import = import,
			.rows = &import->rows[begin],
			.rows_n = end - begin,
			.writes = import->skip_bad || import->rejects.n == 0,
			.arena = &batch->arenas[batch->n],
			.text = text,
		};
		batch->n++;
		begin = end;
	}
	return begin;
}

static void collect(struct account_import *import, const struct account_merge *merge)
{
	struct arena *mem = import->session->mem;
	for (size_t i = 0; i < merge->rejects.n; i++)
		rejects_add(&import->rejects, mem, merge->rejects.items[i].row,
			arena_dup(mem, merge->rejects.items[i].message));
	for (size_t i = 0; i < merge->changes_n; i++) {
		bool shown = import->changes_n < ACCOUNT_IMPORT_CHANGES;
		if (shown)
			VEC_PUSH(mem, import->changes, import->changes_n, import->changes_room) =
				arena_dup(mem, merge->changes[i]);
		else
			import->changes_more++;
	}
	import->malformed = import->malformed || merge->malformed;
	import->added += merge->added;
	import->changed += merge->changed;
	import->same += merge->same;
	import->added_before += merge->added_before;
	import->changed_before += merge->changed_before;
}

static int take_batch(struct account_import *import, struct batch *batch, struct txn *txn,
	struct err *err)
{
	for (size_t i = 0; i < batch->n; i++) {
		const struct account_merge *merge = &batch->merges[i];
		if (batch->results[i]) {
			*err = batch->errs[i];
			return -1;
		}
		collect(import, merge);
		if (merge->text.length && (import->skip_bad || import->rejects.n == 0))
			txn_put(txn, merge->path, merge->text.text, merge->text.length);
		arena_clear(&batch->arenas[i]);
	}
	return 0;
}

/* This op-id did its work already: the first result again, whatever became of the accounts since.
 * Without skip_bad there was no fault then, and what is neither new nor changed was the same. */
static void repeat(struct account_import *import)
{
	import->added = import->added_before;
	import->same += import->changed;
	import->changed = import->changed_before;
	import->changes_n = 0;
	import->changes_more = 0;
	if (import->skip_bad)
		return;
	import->rejects = (struct rejects){0};
	import->same = import->rows_n - import->added - import->changed;
}

int account_import_take(struct account_import *import, struct txn *txn,
	void (*each)(void *context, size_t done), void *context, struct err *err)
{
	struct batch *batch = arena_alloc(import->session->mem, sizeof *batch);
	size_t threads_n = count_threads();
	int rc = 0;
	for (size_t begin = sort_rows(import); rc == 0 && begin < import->rows_n;) {
		begin = fill_batch(batch, import, begin);
		run_batch(batch, threads_n);
		rc = take_batch(import, batch, txn, err);
		if (each)
			each(context, begin);
	}
	for (size_t i = 0; i < BLOCKS_AT_ONCE; i++) {
		arena_clear(&batch->arenas[i]);
		str_close(&batch->merges[i].text);
	}
	if (rc == 0 && (import->added_before || import->changed_before))
		repeat(import);
	rejects_sort(&import->rejects);
	return rc;
}
