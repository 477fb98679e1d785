/* The daily work sheet: what each window (desk) has to do today, one row a thing.
 *
 * What was promised comes first (article 六): results that fall due or are late, call-backs that are
 * owed; then papers that users were to bring, suspensions and base volumes that run out, and from
 * 1 November the holiday notice of the next year, without which no due date can reach into it. */
#ifndef REPORT_REPORT_DAILY_H
#define REPORT_REPORT_DAILY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "record/field.h"

struct session;
struct catalogue;

enum report_daily_kind {
	DAILY_NONE,
	DAILY_DUE,         /* handed over, due today or on the next working day */
	DAILY_OVERDUE,
	DAILY_VISIT,       /* delivered and not visited */
	DAILY_PAPERS,      /* incomplete: papers expected */
	DAILY_SUSPENDED,   /* an account whose suspension ends within a month, or has ended */
	DAILY_BASE_VOLUME, /* one whose base volume runs out within a month, or has */
	DAILY_CALENDAR     /* next year's notice is missing */
};

extern const struct choice report_daily_kinds[];

struct report_daily_row {
	int kind;           /* enum report_daily_kind */
	const char *window; /* of the ticket; NULL: accounts and the calendar are every window's */
	const char *id;     /* ticket, account number, or year */
	const char *service;
	const char *department;
	const char *owner;
	int due;            /* when it falls due or runs out */
	int64_t days;       /* working days it has waited: since due, delivered or sent for papers; 0 ahead */
	const char *name;
	const char *phone;
	const char *what;   /* what is to be done, in words */
};

extern const struct schema report_daily_schema;

struct report_daily_query {
	int as_of;        /* records are taken as they stood at the end of this day */
	const char *desk; /* only this window, with what is every window's; NULL: all */
	const struct catalogue *catalogue;
};

/* The rows (struct report_daily_row, in the arena of the session): windows together, then kinds, the longest
 * wait first; what is every window's last. */
int report_daily_list(struct session *session, const struct report_daily_query *query, struct list *list,
	struct err *err);

/* The part that is about accounts: append to `rows`.  Used by daily.c only. */
struct report_daily_rows {
	struct report_daily_row *items;
	size_t n;
	size_t room;
};
int report_daily_account_add(struct session *session, const struct report_daily_query *query, struct report_daily_rows *rows,
	struct err *err);

#endif
