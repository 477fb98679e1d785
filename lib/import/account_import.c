#include "import/account_import.h"

#include "account/account_unique.h"
#include "account/account_zeros.h"
#include "base/message.h"
#include "base/str.h"
#include "import/account_column.h"
#include "import/account_map.h"
#include "import/account_merge.h"
#include "import/import_block.h"
#include "store/share.h"

struct account_import {
	const struct session *session;
	struct account_import_wish wish;
	struct account_unique unique;
	struct import_file file;
	struct account_zeros *zeros; /* of the block */
	struct account_import_result *result;
	size_t differing; /* rows whose only fault is that the account differs */
};

/* ---- Headings by a map ------------------------------------------------------------------------- */

static int take_map(struct import_file *file, struct err *err)
{
	const struct account_map *map = file->map;
	const struct account_map_column *column = map->columns.items;
	const struct csv_table_cell *first = &file->header.cells[0];
	for (size_t i = 0; i < map->columns.n; i++) {
		size_t times;
		import_file_find(file, column[i].column, &times);
		if (times == 0)
			return err_set(err, ERR_MALFORMED,
				_("%s:%zu:%zu: no column is called \"%s\", which is %s in the map"),
				file->text.name, first->line, first->column, column[i].column, column[i].field);
	}
	for (size_t i = 0; i < file->header.cells_n; i++) {
		const char *field = account_map_field(map, file->header.cells[i].text);
		if (field && import_file_give(file, i, import_column_of(file->table, field), err))
			return -1;
	}
	return 0;
}

static const char *meaning(const void *map, const char *key, const char *text)
{
	return account_map_meaning(map, key, text);
}

static int open_file(struct account_import *import, const struct import_order *order, struct err *err)
{
	struct arena *mem = import->session->mem;
	struct account_map *map = arena_alloc(mem, sizeof *map);
	import->file = (struct import_file){.table = &account_columns, .mem = mem};
	if (order->map && account_map_read(order->map, mem, map, err))
		return -1;
	if (order->map) {
		import->file.headings = take_map;
		import->file.map = map;
		import->file.meaning = meaning;
	}
	return import_file_open(&import->file, order, map->encoding, err);
}

/* ---- Rows ---------------------------------------------------------------------------------------- */

/* The line of another row of the block with the number of this one; 0 for none.  Rows are sorted, so
 * it is a neighbour. */
static size_t other_line(const struct import_block *block, size_t at)
{
	const struct import_entry *entry = &block->entries[at];
	if (at > 0 && str_equal(entry[-1].number, entry->number))
		return entry[-1].place.line;
	if (at + 1 < block->entries_n && str_equal(entry[1].number, entry->number))
		return entry[1].place.line;
	return 0;
}

static void add_change(struct account_import_result *result, const char *line, struct arena *mem)
{
	struct words *told = &result->import.changes;
	if (!told->items)
		told->items = arena_array(mem, ACCOUNT_IMPORT_CHANGES, sizeof *told->items);
	if (told->n < ACCOUNT_IMPORT_CHANGES)
		told->items[told->n++] = arena_dup(mem, line);
	else
		result->import.changes_more++;
}

static void take_account(struct account_import *import, struct import_block *block,
	struct account_merge *merge)
{
	struct account_import_result *result = import->result;
	enum account_merge_end end = account_merge_take(merge);
	import->differing += end == ACCOUNT_MERGE_DIFFERS;
	result->added += end == ACCOUNT_MERGE_ADDED;
	result->changed += end == ACCOUNT_MERGE_CHANGED;
	result->same += end == ACCOUNT_MERGE_SAME;
	for (size_t i = 0; i < merge->changes_n; i++)
		add_change(result, merge->changes[i], import->session->mem);
	if (end == ACCOUNT_MERGE_ADDED || end == ACCOUNT_MERGE_CHANGED)
		import_block_put(block, &merge->after, NULL);
}

/* A number that is new here, but with zeros in front is not, was cut. */
static int check_zeros(struct account_import *import, struct import_row *row, struct err *err)
{
	const char *whole;
	if (account_zeros_find(import->zeros, import->session->store, row->entry->number, row->arena, &whole, err))
		return -1;
	if (whole)
		import_row_refuse(row, import->file.number_at,
			arena_printf(row->arena,
				_("a spreadsheet has cut off the zeros in front: %s is an account; export it again with --excel"),
				whole));
	return 0;
}

static int take_row(struct account_import *import, struct import_block *block, size_t at,
	struct err *err)
{
	const struct import_entry *entry = &block->entries[at];
	struct account_merge *merge = arena_alloc(block->arena, sizeof *merge);
	const struct account_document *document = account_block_find(&block->accounts, entry->number);
	size_t line = other_line(block, at);
	merge->update = import->wish.update;
	merge->unique = &import->unique;
	merge->force = import->wish.force;
	merge->phone_to_remark = import->wish.phone_to_remark;
	merge->session = *import->session;
	merge->session.mem = block->arena;
	if (import_row_read(&merge->row, &import->file, entry, block->arena, err))
		return -1;
	if (line) {
		import_row_refuse(&merge->row, import->file.number_at,
			arena_printf(block->arena, _("is in line %zu too"), line));
		return 0;
	}
	if (!document && check_zeros(import, &merge->row, err))
		return -1;
	if (merge->row.faulty)
		return 0;
	if (document && account_block_parse(&block->accounts, document, block->arena, &merge->stored, err))
		return -1;
	take_account(import, block, merge);
	return 0;
}

static int take_block(void *context, struct import_block *block, struct err *err)
{
	struct account_import *import = context;
	import->zeros = arena_alloc(block->arena, sizeof *import->zeros);
	for (size_t i = 0; i < block->entries_n; i++)
		if (take_row(import, block, i, err))
			return -1;
	return 0;
}

/* ---- Several processes --------------------------------------------------------------------------- */

static void hand(void *context, struct share_result *into)
{
	const struct account_import *import = context;
	const struct account_import_result *result = import->result;
	const struct words *told = &result->import.changes;
	account_unique_hand(&import->unique, into);
	SHARE_PUT(into, import->differing);
	SHARE_PUT(into, result->added);
	SHARE_PUT(into, result->changed);
	SHARE_PUT(into, result->same);
	SHARE_PUT(into, told->n);
	for (size_t i = 0; i < told->n; i++)
		share_put_text(into, told->items[i]);
	SHARE_PUT(into, result->import.changes_more);
}

static bool take_over(void *context, bool last, struct share_result *from)
{
	struct account_import *import = context;
	struct account_import_result theirs, *result = import->result;
	size_t differing, told_n;
	if (!account_unique_join(&import->unique, last, from))
		return false;
	SHARE_TAKE(from, differing);
	SHARE_TAKE(from, theirs.added);
	SHARE_TAKE(from, theirs.changed);
	SHARE_TAKE(from, theirs.same);
	SHARE_TAKE(from, told_n);
	for (size_t i = 0; i < told_n; i++)
		add_change(result, share_take_text(from, import->session->mem), import->session->mem);
	SHARE_TAKE(from, theirs.import.changes_more);
	import->differing += differing;
	result->added += theirs.added;
	result->changed += theirs.changed;
	result->same += theirs.same;
	result->import.changes_more += theirs.import.changes_more;
	return true;
}

/* ---- The file as a whole ------------------------------------------------------------------------- */

/* Of tables without such numbers nobody need know who has them. */
static int learn_numbers(struct account_import *import, struct err *err)
{
	static const char *const keys[] = {"meter_no", "seal", "licence"};
	bool any = false;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		any = any || import_file_place(&import->file, keys[i]) != import->file.number_at;
	import->unique.arena = import->session->mem;
	if (any && account_unique_load(import->session, &import->unique, err))
		return -1;
	import->unique.notes = true;
	return 0;
}

int account_import_take(const struct session *session, const struct import_order *order,
	const struct account_import_wish *wish, struct txn *txn, struct account_import_result *result, struct err *err)
{
	struct account_import import = {.session = session, .wish = *wish, .result = result};
	const struct import_block_work work = {take_block, hand, take_over, &import};
	*result = (struct account_import_result){0};
	if (open_file(&import, order, err) || learn_numbers(&import, err) ||
		import_block_each(&import.file, order, session->store, txn, &work, err))
		return -1;
	if (import_file_finish(&import.file, order, &result->import, err))
		return -1;
	size_t bad = rejects_rows(&result->import.rejects);
	if (bad && bad == import.differing) {
		result->import.refusal = arena_printf(session->mem,
			_("nothing was imported: %zu accounts differ from the file"), bad);
		result->import.hint = _("--update, or --skip-bad --rejects <file>");
	}
	return 0;
}
