#include "program/report_quarter_book.h"

#include "office/staff_note.h"

int report_quarter_book(struct run *run, const char *name, const struct report_quarter *quarter,
	struct err *err)
{
	struct out_share shares[REPORT_RATES];
	for (int i = 0; i < REPORT_RATES; i++)
		shares[i] = (struct out_share){report_rates[i].key, report_figures_key(report_rates[i].part),
			report_figures_key(report_rates[i].whole)};
	const struct out_sheet sheets[] = {
		{_("figures"), &report_figures_schema, "by,key,name," REPORT_FIGURES_COLUMNS ",commit", quarter->figures.rows.items,
			quarter->figures.rows.n, shares, REPORT_RATES},
		/* A chart brings figures with it, but not what formulas come to. */
		{_("departments"), &report_figures_schema, "name,completion_rate,on_time_rate",
			quarter->departments.items, quarter->departments.n, shares, REPORT_RATES},
		{_("weeks"), &report_quarter_week_schema, "from,received,finished", quarter->weeks.items,
			quarter->weeks.n, NULL, 0},
		{_("answers"), &report_quarter_answer_schema, "satisfaction,users", quarter->answers.items,
			quarter->answers.n, NULL, 0},
		{_("conduct"), &staff_note_schema, REPORT_QUARTER_NOTES, quarter->notes.items, quarter->notes.n,
			NULL, 0},
	};
	const struct out_chart charts[] = {
		{arena_printf(run->session.mem, _("%s: completion rate by department"), name),
			OUT_COLUMNS, 1, "name", "completion_rate"},
		{arena_printf(run->session.mem, _("%s: tickets by week"), name), OUT_LINES, 2,
			"from", "received,finished"},
		{arena_printf(run->session.mem, _("%s: satisfaction of the customers reached"), name),
			OUT_PIE, 3, "satisfaction", "users"},
	};
	const struct out_book book = {sheets, sizeof sheets / sizeof *sheets, _("charts"), charts,
		sizeof charts / sizeof *charts};
	return out_book(&run->out, &book, run->session.mem, err);
}
