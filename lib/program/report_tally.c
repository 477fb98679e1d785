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
	struct list counts;
	struct out_chart *charts;
	size_t charts_n;
};

static void add_chart(struct tally_book *book, const struct report_tally *tally)
{
	const struct report_tally_list *tallies = book->tallies;
	struct out_chart chart = {.title = _(tally->title), .kind = tally->kind, .sheet = 1};

	chart.category = tallies->values ? tally->key : "name";
	chart.values = tallies->values ? tallies->values : tallies->sum ? "sum" : "rows";
	if (!tallies->values) {
		const struct list before = book->counts;
		const struct tally_row *added;
		chart.first = before.n;
		chart.rows_n = tally_add(&book->tally, tally->key, &book->counts);
		added = book->counts.items;
		/* A report that is not summed by it has nothing to draw. */
		if (chart.rows_n == 1 && str_empty(added[chart.first].key)) {
			book->counts.n = before.n;
			return;
		}
	}
	book->charts[book->charts_n++] = chart;
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
			.rows = tally->rows,
			.rows_n = tally->rows_n,
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

static int write_book(struct run *run, const struct report_tally_list *tallies, const struct schema *schema,
	const char *columns, const struct list *rows, struct err *err)
{
	struct arena *mem = run->session.mem;
	struct tally_book made = {.mem = mem, .tallies = tallies,
		.charts = arena_array(mem, tallies->n, sizeof *made.charts)};
	/* The book is a paper of the house; what is wrong with the order is said to who gave it. */
	const char *before = speech_in(SPEECH_PAPERS, mem);

	made.tally = (struct tally){.out = &run->out, .schema = schema, .rows = rows->items,
		.rows_n = rows->n, .sum = tallies->sum, .unit = tallies->unit, .arena = mem};
	for (size_t i = 0; i < tallies->n; i++)
		add_chart(&made, &tallies->items[i]);
	const struct out_sheet sheets[] = {
		{.schema = schema, .columns = columns, .rows = rows->items, .rows_n = rows->n},
		counts_of(&made),
	};
	const struct out_tidy tidy = {.title = _("figures one a row"), .sheet = tallies->figures ? 0 : 1};
	const struct out_book book = {
		.sheets = sheets,
		.sheets_n = sizeof sheets / sizeof *sheets,
		.charts_title = _("charts"),
		.list_first = !tallies->figures && !tallies->charts_first,
		.charts = made.charts,
		.charts_n = made.charts_n,
		.tidy = &tidy,
		.tidy_n = 1,
	};
	speech_in(before, mem);
	return out_book(&run->out, &book, mem, err);
}

int report_tally_table(struct run *run, const struct report_tally_list *tallies, const struct schema *schema,
	const char *columns, const char *columns_table, const struct list *rows, struct err *err)
{
	if (run->out.format != OUT_XLSX || run->out.ids)
		return run_table(run, schema, columns, columns_table, rows->items, rows->n, err);
	if (run_reveal(run, schema, rows->items, rows->n, err))
		return -1;
	return write_book(run, tallies, schema, columns_table ? columns_table : columns, rows, err);
}

int report_tally_rows(struct run *run, const struct report_tally_list *tallies, const struct list *rows,
	struct err *err)
{
	const struct command *command = run->command;
	return report_tally_table(run, tallies, command->schema, command->columns, command->columns_table, rows,
		err);
}
