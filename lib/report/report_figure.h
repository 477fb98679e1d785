/* What is counted for the assessment (report/report_figures.h has the rules), and by what it is grouped. */
#ifndef REPORT_REPORT_FIGURE_H
#define REPORT_REPORT_FIGURE_H

#include "record/choice.h"

enum report_figure {
	/* the balance */
	FIGURE_CARRIED_IN, FIGURE_CORRECTED, FIGURE_RECEIVED, FIGURE_REOPENED, FIGURE_REJECTED, FIGURE_UNLINKED,
	FIGURE_RESULTS, FIGURE_WITHDRAWN, FIGURE_REFUSED, FIGURE_LINKED, FIGURE_CARRIED_OUT,
	/* of what should be finished */
	FIGURE_DUE, FIGURE_FINISHED, FIGURE_ON_TIME,
	FIGURE_ON_TIME_FIRST, /* by the due date without extensions */
	FIGURE_OVERDUE,
	FIGURE_ESCALATED, /* reported in the period */
	/* hand-over, telling and call-back that fell due in the period, and those done by then */
	FIGURE_ASSIGN_DUE, FIGURE_ASSIGN_ON_TIME, FIGURE_DELIVER_DUE, FIGURE_DELIVER_ON_TIME, FIGURE_VISIT_DUE,
	FIGURE_VISIT_ON_TIME,
	/* of the results that stand, given in the period */
	FIGURE_ANSWERED,
	FIGURE_UNTOLD, /* nobody could be told, so no call-back is owed */
	FIGURE_VISIT_OWED, FIGURE_VISITED,
	FIGURE_UNREACHED, /* no call-back after three attempts */
	FIGURE_UNWILLING, /* none by the customer's own wish: he was reached */
	FIGURE_REACHED, FIGURE_SATISFIED, FIGURE_FAIRLY_SATISFIED,
	FIGURE_CONTENT, /* either */
	FIGURE_DISSATISFIED,
	FIGURE_FIRST_TIME, /* solved in the first round, and not reopened by the end */
	/* of what should be finished, once for each department that returned (or was left by a transfer), or
	   was granted an extension */
	FIGURE_RETURNED, FIGURE_EXTENDED,
	FIGURE_REJECT_COUNT, /* rejections, of the department whose result it was */
	FIGURE_USED,    /* working days charged in rounds that should be finished (ticket/ticket_custody.h) */
	FIGURE_HANDLED, /* 经手: such rounds that a department ever had; in rows of departments only */
	REPORT_FIGURES
};

enum report_dimension {
	BY_ALL = 1, BY_CLASS, BY_DEPARTMENT, BY_WINDOW, BY_OWNER, BY_SERVICE, BY_CHANNEL, REPORT_DIMENSIONS
};
extern const struct choice report_figure_dimensions[]; /* all class department window owner service channel */

#endif
