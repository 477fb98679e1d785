#include "program/report_tally.h"

#include "base/message.h"
#include "base/speech.h"
#include "base/str.h"
#include "table/tally.h"

/* What is being made of a list. */
struct tally_book {
	struct arena *mem;
	const struct report_tally_list *tallies;
	struct tally tally;
	struct list rows; /* where the rows themselves are drawn */
	struct list counts;
	struct out_chart *charts;
	size_t charts_n;
};

static int add_chart(struct tally_book *book, const struct report_tally *tally, struct err *err)
{
	const struct report_tally_list *tallies = book->tallies;
	struct out_chart chart = {.title = _(tally->title), .kind = tally->kind, .sheet = 1};

	chart.category = tallies->values ? tally->key : "name";
	chart.values = tallies->values ? tallies->values : tallies->sum ? "sum" : "rows";
	if (!tallies->values) {
		const struct list before = book->counts;
		const struct tally_row *added;
		chart.first = before.n;
		if (tally_add(&book->tally, tally->key, &book->counts, err))
			return -1;
		chart.rows_n = book->counts.n - before.n;
		added = book->counts.items;
		/* A report that is not summed by it has nothing to draw. */
		if (chart.rows_n == 1 && str_empty(added[chart.first].key)) {
			book->counts.n = before.n;
			return 0;
		}
	}
	book->charts[book->charts_n++] = chart;
	return 0;
}

/* The figures behind the charts. */
static struct out_sheet counts_of(const struct tally_book *book)
{
	const struct report_tally_list *tallies = book->tallies;
	const struct tally *tally = &book->tally;

	if (tallies->values)
		return (struct out_sheet){
			.title = _("counts"),
			.schema = tally->schema,
			.columns = arena_printf(book->mem, "%s,%s", tallies->items[0].key, tallies->values),
			.rows = book->rows.items,
			.rows_n = book->rows.n,
		};
	return (struct out_sheet){
		.title = _("counts"),
		.schema = tally_schema(tally),
		.columns = !tallies->sum ? tally_columns : tallies->figures ? tally_columns_sum
									    : tally_columns_both,
		.rows = book->counts.items,
		.rows_n = book->counts.n,
	};
}

static int write_book(struct run *run, const struct report_tally_list *tallies, const struct out_sheet *list,
	const struct out_kept *kept, const struct out_source *source, struct err *err)
{
	struct arena *mem = run->session.mem;
	int rc = 0;
	struct tally_book made = {.mem = mem, .tallies = tallies,
		.rows = {(void *)(intptr_t)list->rows, list->rows_n},
		.charts = arena_array(mem, tallies->n, sizeof *made.charts)};
	/* The book is a paper of the house; what is wrong with the order is said to who gave it. */
	const char *before = speech_in(SPEECH_PAPERS, mem);

	made.tally = (struct tally){.out = &run->out, .schema = list->schema, .source = source, .sum = tallies->sum, .unit = tallies->unit, .arena = mem};
	for (size_t i = 0; rc == 0 && i < tallies->n; i++)
		rc = add_chart(&made, &tallies->items[i], err);
	const struct out_sheet sheets[] = {*list, counts_of(&made)};
	const struct out_tidy tidy = {.title = _("figures one a row"), .sheet = tallies->figures ? 0 : 1};
	const struct out_book book = {
		.sheets = sheets,
		.kept = kept,
		.sheets_n = sizeof sheets / sizeof *sheets,
		.charts_title = _("charts"),
		.list_first = !tallies->figures && !tallies->charts_first,
		.charts = made.charts,
		.charts_n = made.charts_n,
		.tidy = &tidy,
		.tidy_n = 1,
	};
	speech_in(before, mem);
	return rc ? rc : out_book(&run->out, &book, mem, err);
}

struct tally_rows {
	const struct schema *schema;
	const struct list *rows;
};

static int each_row(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	const struct tally_rows *rows = context;
	for (size_t i = 0; i < rows->rows->n; i++)
		if (give(page, (const char *)rows->rows->items + i * rows->schema->size, err))
			return -1;
	return 0;
}

int report_tally_table(struct run *run, const struct report_tally_list *tallies, const struct schema *schema,
	const char *columns, const char *columns_table, const struct list *rows, struct err *err)
{
	if (run->out.format != OUT_XLSX || run->out.ids)
		return run_table(run, schema, columns, columns_table, rows->items, rows->n, err);
	if (run_reveal(run, schema, rows->items, rows->n, err))
		return -1;
	struct tally_rows counted = {schema, rows};
	const struct out_source source = {each_row, &counted};
	const struct out_sheet list = {.schema = schema, .columns = columns_table ? columns_table : columns,
		.rows = rows->items, .rows_n = rows->n};
	return write_book(run, tallies, &list, NULL, &source, err);
}

int report_tally_kept(struct run *run, const struct report_tally_list *tallies, const struct schema *schema,
	const struct run_columns *columns, const struct out_kept *kept, struct err *err)
{
	if (run->out.format != OUT_XLSX || run->out.ids || !kept->keep)
		return run_kept(run, schema, columns, kept, err);
	const struct out_source source = out_kept_source(kept);
	const struct out_sheet list = {.schema = schema,
		.columns = columns->people ? columns->people : columns->programs};
	return write_book(run, tallies, &list, kept, &source, err);
}

int report_tally_rows(struct run *run, const struct report_tally_list *tallies, const struct list *rows,
	struct err *err)
{
	const struct command *command = run->command;
	return report_tally_table(run, tallies, command->schema, command->columns, command->columns_table, rows,
		err);
}
