#include "finding/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "store/spool.h"

static int by_key(const void *a, const void *b)
{
	const struct mark *x = a;
	const struct mark *y = b;
	return (x->key > y->key) - (x->key < y->key);
}

static void add_to(struct mark *sum, const struct mark *mark)
{
	sum->sum += mark->sum;
	sum->count += mark->count;
	sum->other += mark->other;
}

/* Sorted, each key once. */
static void settle(struct marks *marks)
{
	size_t kept = 0;
	if (marks->n)
		qsort(marks->items, marks->n, sizeof *marks->items, by_key);
	for (size_t i = 0; i < marks->n; i++)
		if (kept && marks->items[kept - 1].key == marks->items[i].key)
			add_to(&marks->items[kept - 1], &marks->items[i]);
		else
			marks->items[kept++] = marks->items[i];
	marks->n = kept;
}

int marks_flush(struct marks *marks, struct arena *arena, struct err *err)
{
	int64_t at;
	settle(marks);
	if (marks->n && !marks->failed.code &&
		spool_add(marks->spool, marks->store, (const char *)marks->items, marks->n * sizeof *marks->items,
			&at, &marks->failed) == 0)
		VEC_PUSH(arena, marks->runs, marks->runs_n, marks->runs_room) =
			(struct marks_run){at, marks->n};
	marks->n = 0;
	if (!marks->failed.code)
		return 0;
	*err = marks->failed;
	return -1;
}

void marks_add(struct marks *marks, struct mark mark, struct arena *arena)
{
	struct err told_later;
	if (!marks->items)
		marks->items = arena_array(arena, MARKS_HELD, sizeof *marks->items);
	marks->items[marks->n++] = mark;
	if (marks->n < MARKS_HELD)
		return;
	settle(marks);
	/* Where many were the same there is room again. */
	if (marks->n > MARKS_HELD / 2)
		marks_flush(marks, arena, &told_later);
}

/* ---- Merging ------------------------------------------------------------------------------------- */

enum { MERGE_MARKS = 256 };

/* A piece of a file that is read, and the part of it that is in memory. */
struct merge_run {
	const struct marks *of;
	int64_t at;
	size_t left; /* not read yet */
	struct str bytes;
	const struct mark *items;
	size_t n;
};

/* A heap: the run with the least key is the first. */
struct merge {
	struct merge_run *runs;
	size_t n;
};

static int fill(struct merge_run *run, struct err *err)
{
	size_t n = run->left < MERGE_MARKS ? run->left : MERGE_MARKS;
	if (n && spool_read(run->of->spool, run->at, n * sizeof *run->items, &run->bytes, err))
		return -1;
	run->items = (const struct mark *)(const void *)str_text(&run->bytes);
	run->n = n;
	run->at += (int64_t)(n * sizeof *run->items);
	run->left -= n;
	return 0;
}

static void sink(struct merge *merge, size_t at)
{
	for (;;) {
		size_t least = at;
		for (size_t child = 2 * at + 1; child < 2 * at + 3 && child < merge->n; child++)
			if (merge->runs[child].items->key < merge->runs[least].items->key)
				least = child;
		if (least == at)
			return;
		struct merge_run moved = merge->runs[at];
		merge->runs[at] = merge->runs[least];
		merge->runs[least] = moved;
		at = least;
	}
}

/* Take the least mark away. */
static int next(struct merge *merge, struct mark *mark, struct err *err)
{
	struct merge_run *first = merge->runs;
	*mark = *first->items++;
	if (--first->n == 0 && fill(first, err))
		return -1;
	if (first->n == 0) {
		str_close(&first->bytes);
		*first = merge->runs[--merge->n];
	}
	sink(merge, 0);
	return 0;
}

static int begin(struct merge *merge, const struct marks *const *marks, size_t n, struct arena *arena,
	struct err *err)
{
	size_t all = 0;
	for (size_t i = 0; i < n; i++)
		all += marks[i]->runs_n;
	merge->runs = arena_array(arena, all + 1, sizeof *merge->runs);
	for (size_t i = 0; i < n; i++)
		for (size_t r = 0; r < marks[i]->runs_n; r++) {
			struct merge_run *run = &merge->runs[merge->n++];
			*run = (struct merge_run){.of = marks[i], .at = marks[i]->runs[r].at, .left = marks[i]->runs[r].n};
			if (fill(run, err))
				return -1;
		}
	for (size_t i = merge->n; i-- > 0;)
		sink(merge, i);
	return 0;
}

bool marks_keys_have(const struct marks_keys *keys, uint64_t key)
{
	const struct mark wanted = {.key = key};
	size_t low = 0;
	size_t high = keys->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (keys->items[middle] < wanted.key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < keys->n && keys->items[low] == key;
}

int marks_wanted(const struct marks *const *marks, size_t n,
	bool (*is_right)(const struct mark *sum), struct marks_keys *keys, struct arena *arena, struct err *err)
{
	struct arena scratch = {0};
	struct merge merge = {0};
	struct mark sum, mark;
	int rc = begin(&merge, marks, n, &scratch, err);
	bool held = false;
	while (rc == 0 && merge.n) {
		rc = next(&merge, &mark, err);
		if (rc)
			break;
		if (held && sum.key == mark.key) {
			add_to(&sum, &mark);
			continue;
		}
		if (held && !is_right(&sum))
			VEC_PUSH(arena, keys->items, keys->n, keys->room) = sum.key;
		sum = mark;
		held = true;
	}
	if (rc == 0 && held && !is_right(&sum))
		VEC_PUSH(arena, keys->items, keys->n, keys->room) = sum.key;
	for (size_t i = 0; i < merge.n; i++)
		str_close(&merge.runs[i].bytes);
	arena_clear(&scratch);
	return rc;
}
