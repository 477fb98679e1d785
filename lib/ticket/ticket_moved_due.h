/* Due dates that an amended holiday notice would move. */
#ifndef TICKET_TICKET_MOVED_DUE_H
#define TICKET_TICKET_MOVED_DUE_H

#include "base/err.h"
#include "office/holidays.h"

struct session;
struct calendar;

/* An open ticket whose due date would be another under the new notice.  A person decides. */
struct ticket_moved_due {
	const char *id;
	int due;      /* as it stands */
	int would_be;
};

struct ticket_moved_due_list {
	struct ticket_moved_due *items;
	size_t n;
};

/* The open tickets (struct ticket_moved_due) whose due date would be another by the calendar that holds
 * for the session now than by `before`. */
int ticket_moved_due_list(struct session *session, const struct calendar *before, struct ticket_moved_due_list *list,
	struct err *err);

#endif
