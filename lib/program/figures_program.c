#include "program/figures_program.h"

#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "report/report_reported.h"
#include "report/report_round.h"
#include "store/scan_commit.h"
#include "store/store.h"
#include "value/date.h"
#include "value/moment.h"

/* The end of the period, or earlier: today, or the day asked for. */
static int read_as_of(struct run *run, const char *as_of, struct report_figures_query *query, struct err *err)
{
	struct err no_date = {0};
	char *commit;
	int date;
	query->as_of = run->session.today < query->to ? run->session.today : query->to;
	if (!as_of)
		return 0;
	if (date_parse(as_of, &date, &no_date) == 0) {
		if (date < query->as_of)
			query->as_of = date;
		return 0;
	}
	commit = arena_alloc(run->session.mem, GIT_ID_SIZE);
	query->commit = commit;
	return scan_commit_resolve(run->session.store, as_of, commit, err) ||
			       scan_commit_look_back(run->session.store, commit, err)
		       ? -1
		       : 0;
}

/* The row whose tickets are asked for. */
static int choose_row(const struct figures_program *figures, struct report_figures_query *query,
	struct err *err)
{
	const struct department *department;
	if (!figures->department && !figures->key)
		return 0;
	if (!figures->show)
		return err_set(err, ERR_USAGE, _("--department and --key go with --show"));
	query->show_by = BY_DEPARTMENT;
	query->key = figures->department;
	if (figures->department)
		return str_equal(query->key, REPORT_ROUND_WINDOW) || query->catalogue->damaged
			       ? 0
			       : catalogue_department(query->catalogue, query->key, &department, err);
	query->key = figures->key;
	for (query->show_by = BY_CLASS; query->show_by < REPORT_DIMENSIONS; query->show_by++)
		if (query->by == 1U << query->show_by)
			return 0;
	return err_hint(err, err_set(err, ERR_USAGE, _("--key is the code of a row: of which one dimension?")),
		"--by owner --key %s", query->key);
}

/* A person reads it below the figures, of a file it is told beside. */
static bool is_told_below(const struct run *run)
{
	return run->out.format == OUT_TABLE && !run->out.ids && str_empty(run->out.path);
}

static int reported(struct run *run, const char *commit, const char **line, struct err *err)
{
	const char *told;
	if (report_reported(run->session.store, commit, &told, err))
		return -1;
	*line = *told ? arena_printf(run->session.mem, _("last commit of each desk among these: %s"), told) : "";
	return 0;
}

int figures_program_begin(struct run *run, const struct figures_program *figures,
	struct report_figures_query *query, struct err *err)
{
	query->show = figures->show;
	query->nothing = run->out.format == OUT_JSON ? NULL : "—";
	if (report_figures_parse_by(&figures->by, &query->by, err) ||
		read_as_of(run, figures->as_of, query, err) ||
		run_catalogue(run, &query->catalogue, err) || choose_row(figures, query, err))
		return -1;
	run_period(run, query->from, query->to, query->as_of);
	const char *line;
	if (is_told_below(run))
		return 0;
	if (reported(run, query->commit, &line, err))
		return -1;
	if (*line)
		store_note(run->session.store, "%s", line);
	return 0;
}

int figures_program_print(struct run *run, const struct figures_program *figures,
	const struct report_figures *found, struct err *err)
{
	const struct report_figures_row *rows = found->rows.items;
	const char *line = "";
	if (figures->show ? run_table(run, &ticket_schema, FIGURES_PROGRAM_SHOWN,
				    "id,service,state,department,owner,due", found->tickets.items, found->tickets.n, err)
			  : run_rows(run, &report_figures_schema, rows, found->rows.n, err))
		return -1;
	if (is_told_below(run) && reported(run, found->rows.n ? rows->commit : NULL, &line, err))
		return -1;
	if (*line)
		run_print(run, "%s", line);
	return 0;
}
