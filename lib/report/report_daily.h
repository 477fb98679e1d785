/* The daily work sheet: what each window (desk) has to do today, one row a thing.
 *
 * What was promised comes first (article 6): results that fall due or are late, call-backs that
 * are owed; then papers that customers were to bring, suspensions and base volumes that run out, and
 * from 1 November the holiday notice of the next year, without which no due date can reach into it. */
#ifndef REPORT_REPORT_DAILY_H
#define REPORT_REPORT_DAILY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct session;
struct catalogue;

enum report_daily_kind {
	DAILY_NONE,
	DAILY_DUE,         /* assigned, due today or on the next working day */
	DAILY_OVERDUE,
	DAILY_VISIT,       /* delivered and not visited */
	DAILY_PAPERS,      /* incomplete: papers expected */
	DAILY_SUSPENDED,   /* an account whose suspension ends within a month, or has ended */
	DAILY_BASE_VOLUME, /* one whose base volume runs out within a month, or has */
	DAILY_CALENDAR     /* next year's notice is missing */
};

extern const struct choice report_daily_kinds[];

/* What is to be done is about a ticket.  Where it is about an account or a year, the ticket holds no
 * more than the columns that these share with one: as its id the number of the account, or the
 * year, and as its name and telephone those of the holder. */
struct report_daily_row {
	struct ticket ticket; /* `due` is when it falls due or runs out; 0: neither */
	int kind;             /* enum report_daily_kind */
	const char *window;   /* NULL: accounts and the calendar are every window's */
	int64_t days;         /* working days it has waited: since due, delivered or sent for papers;
	                         0 ahead */
	bool at_least;        /* a year between has no calendar, so there may be more */
	const char *what;     /* what is to be done, in words */
};

extern const struct schema report_daily_schema;

struct report_daily_query {
	int as_of;        /* records are taken as they stood at the end of this day */
	const char *desk; /* only this window, with what is every window's; NULL: all */
	const struct catalogue *catalogue;
};

/* The rows (struct report_daily_row, in the arena of the session): windows together, then kinds,
 * the longest wait first; what is every window's last. */
int report_daily_list(struct session *session, const struct report_daily_query *query,
	struct list *list, struct err *err);

#endif
