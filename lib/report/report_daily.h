/* The daily work sheet: what each window (desk) is owed or owes today, one row a thing.
 *
 * Above all stands what two desks decided differently, tickets and accounts: until it is settled nothing rests
 * on it; and then, on the sheet of today, two tickets of one service on one account that two desks opened without
 * knowing of each other (ticket/ticket_duplicate.h), at the window of the later one.  Every other open ticket stands here exactly once, with the one thing that it owes
 * (ticket/ticket_owed.h), late or not; then suspensions and base volumes that run out, and from 1 November the holiday notice of
 * the next year, without which no due date can reach into it; and of each window the lines of statements
 * that fit no account and are older than three days (payment/unmatched.h), of the last 400 days. */
#ifndef REPORT_REPORT_DAILY_H
#define REPORT_REPORT_DAILY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"
#include "ticket/ticket_owed.h"

struct session;
struct catalogue;

/* What is owed: the kinds of ticket/ticket_owed.h, and then these. */
enum report_daily_kind {
	DAILY_SUSPENDED = OWED_CLOSE + 1, /* an account whose suspension ends within a month, or has ended */
	DAILY_BASE_VOLUME, /* one whose base volume runs out within a month, or has */
	DAILY_CALENDAR,    /* next year's notice is missing */
	DAILY_UNMATCHED,   /* a line of a statement that is no account's after three days */
	DAILY_DISPUTED,    /* a ticket or an account: two desks decided differently; before all else */
	DAILY_DOUBLE       /* a ticket that another desk has, too: besides what it owes; after what is disputed */
};

extern const struct choice report_daily_kinds[];

/* What is to be done is about a ticket.  Where it is about an account or a year, the ticket holds no
 * more than the columns that these share with one: as its id the number of the account, the receipt of
 * the line, or the year, and as its name and telephone those of the holder, or who paid. */
struct report_daily_row {
	struct ticket ticket;
	int owed;                /* enum ticket_owed_kind or enum report_daily_kind */
	const char *window;      /* NULL: accounts and the calendar are every window's */
	const char *debtor;      /* of a ticket (struct ticket_owed) */
	const char *debtor_name;
	const char *stage;       /* of its flow */
	int since;               /* of a ticket: since when it is owed */
	int until;               /* the last day in time, or when it runs out; 0: neither */
	int due;                 /* of the round of a ticket */
	int64_t days;            /* working days past `until`; 0 ahead */
	bool at_least;           /* a year between has no calendar, so there may be more */
	bool late;               /* the round is late, whatever is owed now */
	const char *what;        /* what is to be done, in words */
};

extern const struct schema report_daily_schema;

struct report_daily_query {
	int as_of;        /* records are taken as they stood at the end of this day */
	const char *desk; /* only this window, with what is every window's; NULL: all */
	const char *department; /* only what this department owes or handles; NULL: all */
	const char *staff;      /* only what this person owes, handles or owns; NULL: all */
	const struct catalogue *catalogue;
};

/* The rows (struct report_daily_row, in the arena of the session): what is disputed first, then what is double, then windows together, late ones first,
 * then what is past its limit, the longest first; what is every window's last. */
int report_daily_list(struct session *session, const struct report_daily_query *query,
	struct list *list, struct err *err);

/* The sheet in a line: how much there is to do, and how many tickets are late.  In the arena. */
const char *report_daily_headline(const struct list *list, struct arena *arena);

#endif
