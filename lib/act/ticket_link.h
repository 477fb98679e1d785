/* 并案, and what else one ticket has to do with another: rules on two tickets at a time.
 *
 * A ticket that repeats an older one is linked to it: the older is its main ticket and answers for
 * it.  Linked it is not open and owes nothing; when the main ticket has a result, it has that too,
 * and owes telling and call-back of its own.  Both say so: `duplicate_of` here, `duplicates` there.
 * Whoever follows another matter (`follows`, `followed_by`) only says that it does.
 *
 * On failure both are as they were. */
#ifndef ACT_TICKET_LINK_H
#define ACT_TICKET_LINK_H

#include <stdbool.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* A main ticket that is closed takes duplicates for so many days. */
enum { TICKET_LINK_DAYS = 30 };

/* Is it linked, or was it answered by its main ticket in this round? */
bool ticket_is_duplicate(const struct ticket *ticket);

/* Link a ticket without a result, not overdue, not escalated, to its main ticket: the older one, which
 * is no duplicate itself and is open, or ended with a result at most TICKET_LINK_DAYS ago.  A result
 * that the main ticket has already is its own at once.  `note` may be NULL. */
int ticket_link(struct ticket *ticket, struct ticket *answering, const struct session *session,
	const char *note, struct err *err);

/* It goes back to the state it was linked in, its due date moved by the working days linked; also
 * while a result of its main ticket waits to be told.  The main ticket is left as it is. */
int ticket_unlink(struct ticket *ticket, const struct session *session, const char *reason, struct err *err);

/* The same, as its main ticket ended without a result; that it repeats it stays true. */
int ticket_unlink_ended(struct ticket *ticket, const struct session *session, struct err *err);

/* The main ticket answers no longer for the ticket `id`. */
int ticket_part(struct ticket *answering, const struct session *session, const char *id, struct err *err);

/* The main ticket has a result: it is its own.  And when it is rejected before it was told, it waits
 * for the main ticket again. */
int ticket_take_result(struct ticket *ticket, const struct session *session, const struct ticket *answering,
	struct err *err);
int ticket_lose_result(struct ticket *ticket, const struct session *session, const struct ticket *answering,
	struct err *err);

/* Note in both that one follows the other, or that it does not. */
int ticket_follow(struct ticket *ticket, struct ticket *other, const struct session *session, struct err *err);
int ticket_unfollow(struct ticket *ticket, struct ticket *other, const struct session *session,
	const char *reason, struct err *err);

#endif
