/* The assessment of a quarter or another period as a workbook: the figures, with formulas for the rates, and charts of
 * departments, weeks and satisfaction. */
#ifndef PROGRAM_REPORT_QUARTER_BOOK_H
#define PROGRAM_REPORT_QUARTER_BOOK_H

#include "cli/run.h"
#include "report/report_quarter.h"

/* Write it where -o says; `name` is the quarter or the period as people call it, "2026Q3". */
int report_quarter_book(struct run *run, const char *name, const struct report_quarter *quarter,
	struct err *err);

#endif
