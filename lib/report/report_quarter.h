/* The quarterly assessment (article 8): the figures of report/report_figures.h for a quarter, and what its
 * charts are drawn from. */
#ifndef REPORT_REPORT_QUARTER_H
#define REPORT_REPORT_QUARTER_H

#include <stdint.h>

#include "base/err.h"
#include "record/field.h"
#include "report/report_figures.h"

/* One week of the quarter, for the chart: Monday to Sunday, cut at the quarter. */
struct report_quarter_week {
	int from;         /* date */
	int64_t received;
	int64_t finished;
};

extern const struct schema report_quarter_week_schema;

/* How many of the customers who were reached are how satisfied. */
struct report_quarter_answer {
	int satisfaction; /* enum of ticket/ticket.h */
	int64_t users;
};

extern const struct schema report_quarter_answer_schema;

struct report_quarter {
	struct report_figures figures;
	/* For charts. */
	struct list departments; /* struct report_figures_row: those with something due */
	struct list weeks;       /* struct report_quarter_week */
	struct list answers;     /* struct report_quarter_answer; none when nobody was reached */
	struct list notes;       /* struct staff_note: of conduct, about days of the quarter */
};

/* The notes of conduct (admin/staff_note.h) about the days of the query, as far as they were known. */
int report_quarter_notes(struct session *session, const struct report_figures_query *query,
	struct list *notes, struct err *err);

/* The figures that the query asks for; its own callbacks are not called. */
int report_quarter_make(struct session *session, const struct report_figures_query *query,
	struct report_quarter *quarter, struct err *err);

/* "2026Q3" as first and last day; ERR_USAGE otherwise. */
int report_quarter_parse(const char *text, int *from, int *to, struct err *err);

#endif
