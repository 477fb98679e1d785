/* What an open ticket owes: exactly one thing by its state, by one debtor, from a day on and until a
 * day.  Every report, ticket-show and store-check ask this one function, so that nothing hides
 * between them (articles 4 and 6).
 *
 * state                 owes     debtor                                   limit (settings)
 * incomplete            papers   the customer; the window asks            papers_days 10
 * received, approved    assign   the window (owner); after review or      assign_days 1, together, from the
 *                                return the service centre                ready day or the return
 * assigned              result   department and handler of the stage      due, and before it the stage's own limit
 * on-hold               hold     who put it on hold                       the expected end
 * done                  deliver  the window                               deliver_days 1
 * delivered             visit    the owner, or his deputy                 visit_days 1
 * visited               close    the window                               close_days 1
 *
 * What is past its own limit and what is late (ticket/ticket_history.h) are two things. */
#ifndef TICKET_TICKET_OWED_H
#define TICKET_TICKET_OWED_H

#include <stdbool.h>
#include <stdint.h>

#include "record/choice.h"
#include "ticket/ticket_history.h"

struct calendar;
struct catalogue;
struct session;
struct settings;
struct staff_list;

enum ticket_owed_kind {
	OWED_NOTHING,
	OWED_PAPERS,
	OWED_ASSIGN,
	OWED_RESULT,
	OWED_HOLD,
	OWED_DELIVER,
	OWED_VISIT,
	OWED_CLOSE
};

extern const struct choice ticket_owed_kinds[]; /* "" papers assign result hold deliver visit close */

/* Papers are owed by the customer, whom no code names. */
#define TICKET_OWED_CUSTOMER "customer"

struct ticket_owed {
	int what;           /* enum ticket_owed_kind */
	const char *debtor; /* department, desk or staff id; TICKET_OWED_CUSTOMER */
	const char *person; /* staff id of who is asked there: owner or handler; NULL: nobody in particular */
	int since;          /* date */
	int until;          /* date of the last day on which it is in time; 0: unknown, or none */
	int until_latest;   /* the same, or the latest that it can be where a year is missing; 0: none */
	bool past;          /* the day looked at is certainly after it, if on a day off */
	int64_t days;       /* working days past it, the day looked at included; else 0 */
	bool at_least;      /* a year between has no calendar, so `days` may be more */
	bool late;          /* the round is late (超期), whatever is owed now */
	int late_due;       /* the day at whose end it became so, at the latest; 0: not */
	bool late_earlier;  /* a year is missing, so it may have become so before */
};

/* What the answer hangs on besides the ticket. */
struct ticket_owed_rules {
	const struct calendar *calendar;
	const struct settings *settings;
	const struct staff_list *staff; /* for deputies; NULL: none */
	const struct catalogue *catalogue; /* for the limits of stages; NULL: none */
};

/* Those of the store, in the session's arena; staff and catalogue as far as they can be read.  `catalogue`:
 * one that is loaded already; NULL: it is loaded, too. */
int ticket_owed_rules_load(struct session *session, const struct catalogue *catalogue,
	struct ticket_owed_rules *rules, struct err *err);

/* What a ticket owes, and whether an act in a state makes that owed anew: from the day of the act. */
int ticket_owed_kind(const struct ticket *ticket);
bool ticket_owed_begins(int state, const char *act);

/* What is owed on the day that the history looks at.  A ticket that has ended or is linked owes nothing.
 * A year that is missing leaves `until` 0 and is kept in history->missing_year. */
struct ticket_owed ticket_owed_of(struct ticket_history *history, const struct ticket_owed_rules *rules,
	struct arena *arena);

#endif
