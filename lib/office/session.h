/* A session: one staff member at work in a store at one moment.  Made once by cli/main.c for every
 * program that reads or writes a store; rules and events take from it who, when and where. */
#ifndef OFFICE_SESSION_H
#define OFFICE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "txn/txn.h"
#include "value/calendar.h"

struct staff;
struct store;
struct ticket;

/* The calendar, once it was asked for: a place that even rules, which change no session, may fill. */
struct session_calendar {
	bool loaded;
	struct calendar days;
	int *missing; /* years that a count did without, in the order met: session_tell_missing */
	const char **wanted_by; /* the first record that wanted each */
	size_t missing_n;
	size_t missing_room;
	size_t wanted_room;
};

/* A count of working days; of so many, where a year has no calendar, it is known that they are at least. */
struct session_days {
	int64_t n;
	bool at_least;
};

struct session {
	struct arena *mem;
	struct store *store;
	const struct staff *staff; /* NULL in programs that only read, when nobody is known */
	bool claimed;              /* he said himself who he is: office/identity.h */
	const char *desk;          /* the window (identity_desk) */
	int64_t now;
	int today;                 /* the date of `now` */
	bool by_tail;              /* a tail of an id may stand for it (a person is typing) */
	struct txn_actor actor;    /* how its transactions begin */
	/* What rooms above the tickets ask before an act on one (ticket/ticket_guard.h); NULL: nothing. */
	int (*guard)(const char *act, const struct ticket *ticket, const struct session *session,
		struct err *err);
	struct session_calendar *calendar; /* use session_calendar; NULL: not kept */
};

/* The calendar of the store, loaded at the first call; in the session's arena. */
int session_calendar(const struct session *session, const struct calendar **calendar, struct err *err);

/* The working days after one day up to another, for the record `what`.  A year that is missing hides
 * nothing from programs that only read: they count what is certain, and session_tell_missing tells;
 * those that write are refused. */
int session_count(const struct session *session, const char *what, int after, int until,
	struct session_days *days, struct err *err);

/* The last day that is certainly within `days` working days after `from`; the same of a missing year. */
int session_reach(const struct session *session, int from, int days, int *last, struct err *err);

/* May this session do without the year, which the record `what` wants?  0 is no year. */
int session_do_without(const struct session *session, int year, const char *what, struct err *err);

/* Note the years that counts did without (store_damaged): after all else, as each may concern many. */
void session_tell_missing(const struct session *session);

#endif
