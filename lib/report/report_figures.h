/* The figures of the assessment (article 8) for any period [from, to].
 *
 * The unit is a round of a ticket (ticket/ticket_history.h).  Events after the period's end are not
 * seen, so the same period gives the same figures ever after.
 *
 * Should be finished 应办结: due not later than the end, and due in the period, or late and neither
 * finished nor ended before it.  Due is late_due where there is one, else due_on of the end.  So a round
 * finished early counts once, in the period of its due date, and one carried over until it is
 * finished.  What ended without a result by its due date is outside, what ended late stays late up
 * to the period in which it ended.  These figures and the rates are of matters that are accepted
 * (受理事项); direct services have theirs in the rows of their class and service only, consultations
 * are in the balance alone.  What falls due today is not late yet.
 *
 * The balance: carried_in + corrected + received + reopened + rejected + unlinked = results + withdrawn +
 * refused + linked + carried_out, each by the day of its event.  What was voided is nowhere.  Carried in is
 * what was carried out before: an import that tells of earlier days is `corrected`, the net of what it
 * tells of them, in the period in which it was imported.
 *
 * A round stands in one department's row, so rows sum to the whole: on time in that of the department
 * which gave the result, late in that of whoever had most days from the first hand-over to late_due;
 * late before it, or never handed over, in the service centre's; what no department had a part in
 * under "window". */
#ifndef REPORT_REPORT_FIGURES_H
#define REPORT_REPORT_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "record/field.h"
#include "report/report_figure.h"

struct session;
struct catalogue;

enum report_rate {
	RATE_COMPLETION, RATE_ON_TIME, RATE_ON_TIME_FIRST, RATE_OVERDUE, RATE_ASSIGN, RATE_DELIVER, RATE_VISIT_ON_TIME,
	RATE_VISIT, RATE_SATISFACTION, RATE_FIRST_TIME, RATE_RETURN, RATE_EXTENSION, REPORT_RATES
};

/* What a rate divides. */
struct report_rate_parts {
	const char *key;
	enum report_figure part;
	enum report_figure whole;
};
extern const struct report_rate_parts report_rates[REPORT_RATES];

/* One line: all, or a class, a department, a window, an owner, a service, a channel. */
struct report_figures_row {
	int by;           /* enum report_dimension */
	const char *key;  /* its code; "" for all */
	const char *name; /* what people call it; the code where it has no name */
	int64_t n[REPORT_FIGURES];
	const char *rate[REPORT_RATES]; /* "98.3%"; where nothing is to be divided by, `nothing` of the query */
	const char *commit;             /* what it was computed from */
};

extern const struct schema report_figures_schema;

/* The columns, for the commands that print them. */
#define REPORT_FIGURES_COLUMNS                                                                     \
	"carried_in,corrected,received,reopened,rejected,unlinked,results,withdrawn,refused,linked,"   \
	"carried_out,due,finished,on_time,on_time_first,overdue,escalated,assign_due,assign_on_time,"  \
	"deliver_due,deliver_on_time,visit_due,visit_on_time,answered,untold,visit_owed,visited,unreached,"   \
	"unwilling,reached,satisfied,fairly_satisfied,content,dissatisfied,first_time,returned,"       \
	"extended,reject_count,used,handled,completion_rate,on_time_rate,on_time_first_rate,"          \
	"overdue_rate,assign_rate,deliver_rate,"                                                       \
	"visit_on_time_rate,visit_rate,satisfaction_rate,first_time_rate,return_rate,extension_rate"

struct report_figures_query {
	int from;           /* first and last day */
	int to;
	int as_of;          /* events up to the end of this day count; at most `to` */
	unsigned by;        /* bits 1 << enum report_dimension; 0: all of them */
	const char *show;   /* key of a figure whose tickets are wanted; NULL */
	int show_by;        /* enum report_dimension: only of the row … */
	const char *key;    /* … with this key; NULL: of the whole */
	const struct catalogue *catalogue; /* for the names */
	const char *commit; /* read the store as this commit (id) has it; NULL: the work tree */
	const char *nothing; /* what a rate is where nothing is due; NULL in json */
	/* Called for every ticket that is counted for a figure the first time, for weeks; NULL. */
	void (*received_on)(void *context, int day);
	void (*finished_on)(void *context, int day);
	void *context;
};

struct report_figures {
	struct list rows;    /* struct report_figures_row, by dimension and key; `all` first */
	struct list tickets; /* struct ticket: those that `show` counts, by id */
};

int report_figures_make(struct session *session, const struct report_figures_query *query,
	struct report_figures *figures, struct err *err);

/* The key of a figure's column. */
const char *report_figures_key(int figure);

/* "department,class" as bits for `by`; ERR_USAGE names what is none. */
int report_figures_parse_by(const struct words *words, unsigned *by, struct err *err);

/* ERR_USAGE unless it is the key of a figure. */
int report_figures_check(const char *text, struct err *err);

#endif
