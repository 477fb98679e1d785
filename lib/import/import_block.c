#include "import/import_block.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/path.h"
#include "txn/txn.h"

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

int import_block_each(struct import_file *file, const struct import_order *order, struct store *store,
	struct txn *txn, int (*each)(void *context, struct import_block *block, struct err *err),
	void *context, struct err *err)
{
	struct arena scratch = {0};
	int rc = 0;
	for (size_t begin = sort_entries(file), end; rc == 0 && begin < file->entries_n; begin = end) {
		const char *path = find_block(file, begin, &end, &scratch);
		struct import_block block = {
			.entries = &file->entries[begin],
			.entries_n = end - begin,
			.arena = &scratch,
			.changed = arena_array(&scratch, end - begin, sizeof(const struct account *)),
			.read = arena_array(&scratch, end - begin, sizeof(const struct account *)),
		};
		rc = account_block_read(store, path, &scratch, &block.accounts, err);
		if (rc == 0)
			rc = each(context, &block, err);
		if (rc == 0 && block.changed_n && (order->skip_bad || file->rejects.n == 0))
			rc = write_block(&block, txn, err);
		arena_clear(&scratch);
		if (order->each)
			order->each(order->context, end, file->entries_n);
	}
	return rc;
}
