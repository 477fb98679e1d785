#include "import/bill_import.h"

#include "base/message.h"
#include "base/num.h"
#include "base/utf8.h"
#include "import/csv_table.h"
#include "payment/billing.h"
#include "store/path.h"
#include "value/id.h"
#include "value/money.h"

enum column { COLUMN_ACCOUNT, COLUMN_PERIOD, COLUMN_VOLUME, COLUMN_AMOUNT, COLUMNS };

static const char *const headings[COLUMNS] = {"account", "period", "volume_m3", "amount"};

static int find_columns(const struct csv_table *rows, size_t at[COLUMNS], struct err *err)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		size_t times;
		at[i] = csv_table_find(rows, headings[i], &times);
		if (times != 1)
			return err_set(err, ERR_MALFORMED,
				times ? _("%s:1:1: the column \"%s\" stands there %zu times")
				      : _("%s:1:1: the column \"%s\" is missing (account, period, volume_m3, "
					  "amount)"),
				rows->name, headings[i], times);
	}
	return 0;
}

static int read_row(const struct csv_table *rows, const struct csv_table_row *row, const size_t at[COLUMNS],
	struct arena *arena, struct bill_order *order, struct err *err)
{
	const struct csv_table_cell *cell[COLUMNS];
	if (csv_table_check_width(rows, row, err))
		return -1;
	for (size_t i = 0; i < COLUMNS; i++)
		cell[i] = &row->cells[at[i]];
	size_t bad = COLUMN_ACCOUNT;
	const char *text[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++)
		text[i] = utf8_fold(cell[i]->text, arena);
	order->line = row->line;
	order->account = text[COLUMN_ACCOUNT];
	order->bill.period = text[COLUMN_PERIOD];
	if (id_check_account(order->account, err) == 0) {
		bad = COLUMN_PERIOD;
		if (account_check_period(order->bill.period, err) == 0) {
			bad = COLUMN_VOLUME;
			if (num_parse(text[COLUMN_VOLUME], 0, 1000000000, &order->bill.volume_m3, err) ==
				0) {
				bad = COLUMN_AMOUNT;
				if (money_parse(text[COLUMN_AMOUNT], &order->bill.amount, err) == 0)
					return 0;
			}
		}
	}
	return err_prefix(err, "%s:%zu:%zu: %s", rows->name, cell[bad]->line, cell[bad]->column,
		headings[bad]);
}

int bill_file_read(const char *name, const char *bytes, size_t length, struct arena *arena,
	struct list *orders, struct err *err)
{
	struct csv_table rows;
	size_t at[COLUMNS];
	if (csv_table_read(name, bytes, length, CSV_TABLE_UTF8, arena, &rows, err) ||
		find_columns(&rows, at, err))
		return -1;
	struct bill_order *items = arena_array(arena, rows.n, sizeof *items);
	for (size_t i = 0; i < rows.n; i++)
		if (read_row(&rows, &rows.items[i], at, arena, &items[i], err))
			return -1;
	*orders = (struct list){items, rows.n};
	return 0;
}
