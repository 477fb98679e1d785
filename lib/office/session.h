/* A session: one staff member at work in a store at one moment.  Made once by cli/main.c for every
 * program that reads or writes a store; rules and events take from it who, when and where. */
#ifndef OFFICE_SESSION_H
#define OFFICE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/txn.h"
#include "value/calendar.h"

struct staff;
struct store;

/* The calendar, once it was asked for: a place that even rules, which change no session, may fill. */
struct session_calendar {
	bool loaded;
	struct calendar days;
};

struct session {
	struct arena *mem;
	struct store *store;
	const struct staff *staff; /* NULL in programs that only read, when nobody is known */
	const char *desk;          /* of this clone */
	int64_t now;
	int today;                 /* the date of `now` */
	bool by_tail;              /* a tail of an id may stand for it (a person is typing) */
	struct txn_actor actor;    /* how its transactions begin */
	struct session_calendar *calendar; /* use session_calendar; NULL: not kept */
};

/* The calendar of the store, loaded at the first call; in the session's arena. */
int session_calendar(const struct session *session, const struct calendar **calendar, struct err *err);

#endif
