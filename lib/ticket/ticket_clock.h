/* The rules that move a ticket's clock: 退单, 挂起, 延期, 重办 (onestop-states(7)).  The first
 * due date is always kept beside the one that holds. */
#ifndef TICKET_TICKET_CLOCK_H
#define TICKET_TICKET_CLOCK_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;
struct service;

/* Set due, first_due (if it is empty) and the notices they rest on, counting `limit` working days from `from`. */
int ticket_set_due(struct ticket *ticket, const struct session *session, int from, struct err *err);

/* 退单: the department returns it; the clock runs on from the first assignment. */
int ticket_return(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* 挂起: waiting on a laboratory, an outside permit or the customer's own works. */
int ticket_hold(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* The hold ends: due moves by the working days from the day it began to the day before today. */
int ticket_resume(struct ticket *ticket, const struct session *session, const char *note, struct err *err);

/* 延期: before the due date has passed, with a reason, and the customer told (`told`: a channel).
 * Either `days` more working days or `until` a date, which must be a working day after `due`. */
struct extension {
	int64_t days;
	int until;
	const char *reason;
	int told;
};
int ticket_extend(struct ticket *ticket, const struct session *session, const struct extension *extension,
	struct err *err);

/* 重办: a visited or closed ticket goes back to its department as the next round, with a new
 * clock; the earlier rounds stay in the events. */
int ticket_reopen(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *reason, struct err *err);

#endif
