/* Taking a holiday notice into the store, and what it means for tickets that are open. */
#ifndef OFFICE_CALENDAR_CHANGE_H
#define OFFICE_CALENDAR_CHANGE_H

#include "base/err.h"
#include "office/holidays.h"

struct session;

/* An open ticket whose due date would be another under the new notice.  A person decides. */
struct moved_due {
	const char *id;
	int due;      /* as it stands */
	int would_be;
};

/* Commit `notice` (same year and region: in place of the old one).  Nothing is committed when the
 * store says the same already, or when session->op made it. */
int calendar_change(struct session *session, const struct notice *notice, struct err *err);

/* The open tickets (struct moved_due) whose due date would be another by the calendar that holds
 * for the session now than by `before`. */
int calendar_moved(struct session *session, const struct calendar *before, struct list *list,
	struct err *err);

#endif
