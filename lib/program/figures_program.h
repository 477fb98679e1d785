/* What report-quarter and report-figures have in common: the commit or day they are taken from, whose figures
 * are shown, and that any figure is a list of tickets.
 *
 * The `arg` of such a program has `struct figures_program figures`. */
#ifndef PROGRAM_FIGURES_PROGRAM_H
#define PROGRAM_FIGURES_PROGRAM_H

#include "cli/main.h"
#include "report/report_figures.h"
#include "ticket/ticket.h"
#include "value/id.h"

struct figures_program {
	const char *as_of;
	struct words by;
	const char *show;
	const char *department;
	const char *key;
};

/* Options of such a program, where RECORD is its `arg`. */
#define FIGURES_PROGRAM_OPTIONS                                                                    \
	OPTION("as-of", figures.as_of, LINE,                                                       \
		N_("from this commit, or as it stood at the end of this day"), "COMMIT|DATE"),     \
		OPTION("by", figures.by, WORDS,                                                    \
			N_("only these: class, department, window, owner, service, channel"),      \
			"DIMENSION,...", NAMES(report_figure_dimensions)),                         \
		OPTION("show", figures.show, ID, N_("list the tickets that a figure counts"),      \
			"FIGURE", CHECK(report_figures_check)),                                    \
		OPTION("department", figures.department, ID,                                       \
			N_("with --show: only those in the row of this department"), "DEPARTMENT", \
			CHECK(id_check_code), .group = 1),                                         \
		OPTION("key", figures.key, LINE, N_("with --show and one --by: only those in the row of this code"), \
			"CODE", .group = 1)

/* What it prints with --show, a row of struct command_output; and its columns. */
#define FIGURES_PROGRAM_SHOWN "id,service,state,department,owner,received_at,due,result_at"
#define FIGURES_PROGRAM_OUTPUT OUTPUT_ROWS("show", ticket_schema, FIGURES_PROGRAM_SHOWN)

/* Fill the query for the days `from` to `to`: names, as of when, whose. */
int figures_program_begin(struct run *run, const struct figures_program *figures,
	struct report_figures_query *query, struct err *err);

/* Print the rows, or the tickets where --show was given. */
int figures_program_print(struct run *run, const struct figures_program *figures,
	const struct report_figures *found, struct err *err);

#endif
