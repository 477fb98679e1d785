/* The rules that move a ticket's clock: 退单, 挂起, 延期, 驳回, 重办 (onestop-states(7)).  The first
 * due date is always kept beside the one that holds. */
#ifndef ACT_TICKET_CLOCK_H
#define ACT_TICKET_CLOCK_H

#include <stdbool.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;
struct service;

/* Set due, first_due (if it is empty) and the notices they rest on, counting `limit` working days from `from`;
 * a limit of 0 is the end of that day, or of the next working day. */
int ticket_set_due(struct ticket *ticket, const struct session *session, int from, struct err *err);

/* The working days from `from` up to the day before `until` are not the department's: the due date
 * moves by them; before the first hand-over the clock that is still to start does. */
int ticket_move_due(struct ticket *ticket, const struct session *session, int from, int until,
	struct err *err);

/* The day at whose end the present round became late (ticket/ticket_history.h); 0: it is not late. */
int ticket_late_due(const struct ticket *ticket, const struct session *session, int *late_due,
	struct err *err);

/* Let due be that date, and tell which notices it rests on now. */
int ticket_move_to(struct ticket *ticket, const struct session *session, int due, struct err *err);

/* 退单: the department returns it; the clock runs on from the first assignment. */
int ticket_return(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* 挂起: waiting on a laboratory, an outside permit or the customer's own works, until a day on which
 * it is expected to end; 0: the longest that the settings allow.  Begun on or before the due date it
 * moves it by the working days up to the day before the end; later, or when late, it moves nothing.  A ticket on hold
 * is prolonged.  Whoever needs a supervisor for it (ticket/ticket_guard.h) tells the customer. */
struct hold {
	const char *reason;
	int until;
	int told;         /* channel; 0: not told */
	const char *said;
};
int ticket_hold(struct ticket *ticket, const struct session *session, const struct hold *hold,
	struct err *err);

/* The hold ends, at the latest on its expected day: due is what the days held make of it. */
int ticket_resume(struct ticket *ticket, const struct session *session, const char *note, struct err *err);

/* 延期: before the due date has passed, with a reason, and the customer told (`told`: a channel).
 * Either `days` more working days or `until` a date, which must be a working day after `due`; more
 * than the limit of the service (or of the settings) with the name of the leader who agreed. */
struct extension {
	int64_t days;
	int until;
	const char *reason;
	int told;
	const char *said;
	const char *leader;
};
int ticket_extend(struct ticket *ticket, const struct session *session, const struct extension *extension,
	struct err *err);

/* 驳回: a result that is none goes back to its department; the days it stood are not held against it. */
int ticket_reject(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* 重办: a closed ticket, or a visited one whose customer is not satisfied, is handed over anew by the service
 * centre, as the next round with a new clock, in the first handling stage of its flow or the given one (0: the
 * first); the earlier rounds stay in the events. */
int ticket_reopen(struct ticket *ticket, const struct session *session, const struct service *service,
	int64_t stage, const char *reason, struct err *err);

/* ERR_REFUSED unless a channel and what was said are given together, or neither where it need not be.
 * The rule of article 6 that who tells a customer of a delay says what. */
int ticket_require_telling(int told, const char *said, bool needed, struct err *err);

#endif
