/* Who held a ticket how long, and to whom its working days are charged (article 6 counts them, and the
 * quarterly assessment asks for them).
 *
 * A working day is charged to whoever held the ticket when it began: days before hand-over and those
 * with a result are the window's, those of a reviewed or returned ticket the service centre's; the
 * day of a return is the returner's.  Days without papers, linked or on hold are nobody's, but a hold
 * runs against its holder once the round is late or the expected end has come. */
#ifndef TICKET_TICKET_CUSTODY_H
#define TICKET_TICKET_CUSTODY_H

#include "base/arena.h"
#include "record/field.h"
#include "ticket/ticket_history.h"

struct calendar;

/* The department that hands over what was reviewed, returned or reopened: 客服中心. */
#define TICKET_CUSTODY_CENTRE "service-center"

/* The window that received it, where days are charged to departments. */
#define TICKET_CUSTODY_WINDOW "window"

struct ticket_custody {
	const char *holder;  /* department code, the staff id of the owner, or that of the main ticket */
	int state;           /* enum ticket_state while they held it */
	int64_t round;
	int64_t from;        /* moment */
	int64_t to;          /* moment; 0: still */
	int64_t days;        /* working days after the day of `from`, up to that of `to` or the one looked at */
	bool at_least;       /* a year between has no calendar, so there may be more */
	const char *charged; /* department whose days they are, or TICKET_CUSTODY_WINDOW; NULL: nobody's */
	int64_t charged_days; /* of these days, those that are charged */
	int charged_after;   /* date: working days after it … */
	int charged_until;   /* … up to this one are charged */
};

struct ticket_custody_list {
	struct ticket_custody *items;
	size_t n;
};

extern const struct schema ticket_custody_schema;

/* The hands, in order, in the arena. */
struct ticket_custody_list ticket_custody_of(struct ticket_history *history, const struct calendar *calendar,
	struct arena *arena);

/* The working days of these hands that are charged within after < day <= until. */
int64_t ticket_custody_charged(const struct ticket_custody *hand, const struct calendar *calendar, int after,
	int until);

#endif
