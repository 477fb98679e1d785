/* What the reports have in common: the day they look at, and that a
 * report of what is to be done prints nothing when there is nothing, so cron mails only what matters.  That is
 * a table's way (table/out.h): a file, and what programs read, say that there is nothing ("[]").
 *
 * The `arg` of such a program has the `query` of its report (lib/report) and a flag `exit_code`. */
#ifndef PROGRAM_REPORT_PROGRAM_H
#define PROGRAM_REPORT_PROGRAM_H

#include "cli/main.h"
#include "program/report_tally.h"
#include "value/id.h"

/* Options that several reports have, where RECORD is their `arg`. */
#define REPORT_PROGRAM_AS_OF(help) OPTION("as-of", query.as_of, DATE, help, "DATE")
#define REPORT_PROGRAM_DESK(help)                                                                  \
	OPTION("desk", query.desk, ID, help, "CODE", CHECK(id_check_desk))
#define REPORT_PROGRAM_EXIT_CODE                                                                   \
	FLAG("exit-code", exit_code, N_("exit 1 when something is listed"))

/* What the command of a report needs beside name, summary, article and columns. */
#define REPORT_PROGRAM_COMMAND(rows) COMMAND_ROWS(rows), COMMAND_TABLES

/* Today where no day was typed; `catalogue` as of run_catalogue. */
int report_program_begin(struct run *run, int *as_of, const struct catalogue **catalogue,
	struct err *err);

/* Is there anything listed?  With `exit_code` the program then exits 1. */
bool report_program_found(struct run *run, size_t rows_n, bool exit_code);

/* Rows that come in no order, and may be too many for memory. */
struct report_program_rows {
	const struct report_tally_list *counts;
	struct run_columns columns; /* of the command's rows; {NULL}: those of the command */
	struct out_source source;
	struct out_order order;
	const char *(*headline)(const void *context, struct arena *arena); /* of all, by the source's context; NULL */
	bool exit_code;
};

/* report_program_print, of rows that come. */
int report_program_stream(struct run *run, const struct report_program_rows *rows, struct err *err);

/* Print what was found, in the columns of the command; in a workbook also how much of what. */
int report_program_print(struct run *run, const struct report_tally_list *counts, const struct list *rows,
	bool exit_code, struct err *err);

#endif
