/* A list as a workbook: charts of how many rows it has of what, the list, the figures behind the charts,
 * and the same figures one a row. */
#ifndef PROGRAM_REPORT_TALLY_H
#define PROGRAM_REPORT_TALLY_H

#include "cli/run.h"
#include "record/list.h"

/* What the rows are counted by. */
struct report_tally {
	const char *key;   /* of the column */
	const char *title; /* msgid: of the chart */
	int kind;          /* enum out_chart_kind */
};

struct report_tally_list {
	const struct report_tally *items;
	size_t n;
	const char *unit; /* msgid of what the rows are: "tickets" */
	const char *values; /* key of a figure of the rows that is drawn in place of counts; NULL */
	bool figures;     /* the rows are figures themselves: these, not the counts, stand one a row, and
	                     the charts come before them */
	bool charts_first; /* also of a list */
	const char *sum;  /* key of a sum of money, which the charts then show; NULL: they show how many rows */
};

#define REPORT_TALLIES(table) .items = (table), .n = sizeof(table) / sizeof *(table)

/* Print the rows in these columns (run_table); a workbook with the counts. */
int report_tally_table(struct run *run, const struct report_tally_list *tallies, const struct schema *schema,
	const char *columns, const char *columns_table, const struct list *rows, struct err *err);

/* The same of rows that run_keep kept for these columns. */
int report_tally_kept(struct run *run, const struct report_tally_list *tallies, const struct schema *schema,
	const struct run_columns *columns, const struct out_kept *kept, struct err *err);

/* The first in the columns of the command. */
int report_tally_rows(struct run *run, const struct report_tally_list *tallies, const struct list *rows,
	struct err *err);

#endif
