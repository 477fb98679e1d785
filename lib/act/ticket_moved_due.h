/* Due dates that an amended holiday notice moves: which they are, and that a supervisor lets one be. */
#ifndef ACT_TICKET_MOVED_DUE_H
#define ACT_TICKET_MOVED_DUE_H

#include "base/err.h"
#include "rules/holidays.h"

struct session;
struct calendar;

/* An open ticket whose due date would be another under the new notice.  A person decides. */
struct ticket_moved_due {
	const char *id;
	int due;      /* as it stands */
	int would_be;
};

struct ticket;

struct ticket_moved_due_list {
	struct ticket_moved_due *items;
	size_t n;
};

/* The open tickets (struct ticket_moved_due) whose due date would be another by the calendar that holds
 * for the session now than by `before`. */
int ticket_moved_due_list(struct session *session, const struct calendar *before, struct ticket_moved_due_list *list,
	struct err *err);

/* The due date of the present round by the calendar that holds now: the limit from the first assignment,
 * and every hold, rejection, link, late paper and extension since.  0 before the first assignment. */
int ticket_due_anew(const struct ticket *ticket, const struct session *session, int *due, struct err *err);

/* Let that be its due date (重算时限); the first one stays.  ERR_REFUSED when it is already. */
int ticket_redue(struct ticket *ticket, const struct session *session, const char *note, struct err *err);

#endif
