/* libFuzzer target: arbitrary bytes as the file of bills.
 *
 * Every row that has no fault is a bill of an account and a month, of sums within their limits, and lies
 * on a line of the file; every other is named once, and is in the table of rejects. */
#include <string.h>

#include "import/bill_import.h"
#include "input.h"
#include "value/id.h"

static void check_row(struct import_file *file, const struct import_entry *entry, size_t size)
{
	struct err err = {0};
	struct bill_import_row taken = {0};
	struct import_row row;
	if (entry->bad)
		return;
	if (entry->place.line < 1 || entry->place.line > size + 1 || entry->index >= file->entries_n)
		bug("a bill that lies outside of the file");
	if (import_row_read(&row, file, entry, file->mem, &err))
		bug("a row that cannot be read again");
	import_row_take(&row, &taken);
	if (row.faulty)
		return;
	if (id_check_account(entry->number, &err) || bill_check_period(taken.bill.period, &err))
		bug("a bill of nobody, or of no month");
	if (taken.bill.volume_m3 < 0)
		bug("water that runs backwards");
}

static void check_file(struct import_file *file, const struct import_order *order)
{
	struct import_result result = {0};
	struct err err = {0};
	for (size_t i = 0; i < file->entries_n; i++)
		check_row(file, &file->entries[i], order->length);
	if (import_file_finish(file, order, &result, &err))
		bug("rejects that cannot be written");
	if (result.rows_n != file->entries_n || (result.rejects.n > 0) != (result.rejected_length > 0))
		bug("a fault without its row, or the other way round");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct err err = {0};
	struct import_file file = {.table = &bill_import_columns, .mem = &arena};
	struct import_order order = {.name = "f", .length = size, .skip_bad = true};
	order.bytes = arena_dup_n(&arena, (const char *)data, size);
	if (import_file_open(&file, &order, IMPORT_ENCODING_DETECT, &err) == 0)
		check_file(&file, &order);
	else
		input_refused(&err, ERR_MALFORMED);
	arena_clear(&arena);
	return 0;
}
