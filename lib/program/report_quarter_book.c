#include "program/report_quarter_book.h"

#include "admin/staff_note.h"
#include "base/message.h"
#include "base/speech.h"

int report_quarter_book(struct run *run, const char *name, const struct report_quarter *quarter,
	struct err *err)
{
	struct arena *mem = run->session.mem;
	/* The book is a paper of the house; what is wrong with the order is said to who gave it. */
	const char *before = speech_in(SPEECH_PAPERS, mem);
	struct out_share shares[REPORT_RATES];
	for (int i = 0; i < REPORT_RATES; i++)
		shares[i] = (struct out_share){report_rates[i].key, report_figures_key(report_rates[i].part),
			report_figures_key(report_rates[i].whole)};
	const struct out_sheet sheets[] = {
		{.title = _("figures"), .schema = &report_figures_schema,
			.columns = run->command->columns_table,
			.rows = quarter->figures.rows.items, .rows_n = quarter->figures.rows.n,
			.shares = shares, .shares_n = REPORT_RATES},
		/* A chart brings figures with it, but not what formulas come to. */
		{.title = _("departments"), .schema = &report_figures_schema,
			.columns = "name,completion_rate,on_time_rate",
			.rows = quarter->departments.items, .rows_n = quarter->departments.n,
			.shares = shares, .shares_n = REPORT_RATES},
		{.title = _("weeks"), .schema = &report_quarter_week_schema,
			.columns = "from,received,finished",
			.rows = quarter->weeks.items, .rows_n = quarter->weeks.n},
		{.title = _("answers"), .schema = &report_quarter_answer_schema,
			.columns = "satisfaction,users",
			.rows = quarter->answers.items, .rows_n = quarter->answers.n},
		{.title = _("conduct"), .schema = &staff_note_schema, .columns = STAFF_NOTE_COLUMNS,
			.rows = quarter->notes.items, .rows_n = quarter->notes.n},
	};
	const struct out_chart charts[] = {
		{.title = arena_printf(mem, _("%s: completion rate by department"), name),
			.kind = OUT_COLUMNS, .sheet = 1, .category = "name", .values = "completion_rate,on_time_rate"},
		{.title = arena_printf(mem, _("%s: tickets by week"), name), .kind = OUT_LINES, .sheet = 2,
			.category = "from", .values = "received,finished"},
		{.title = arena_printf(mem, _("%s: satisfaction of the customers reached"), name),
			.kind = OUT_PIE, .sheet = 3, .category = "satisfaction", .values = "users"},
	};
	const struct out_tidy tidy = {.title = _("figures one a row"), .sheet = 0,
		.columns = "by,key,name," REPORT_FIGURES_COLUMNS};
	const struct out_book book = {
		.sheets = sheets,
		.sheets_n = sizeof sheets / sizeof *sheets,
		.charts_title = _("charts"),
		.charts = charts,
		.charts_n = sizeof charts / sizeof *charts,
		.tidy = &tidy,
		.tidy_n = 1,
	};
	speech_in(before, mem);
	run->out.head.commit = ((const struct report_figures_row *)quarter->figures.rows.items)->commit;
	return out_book(&run->out, &book, mem, err);
}
