/* A step that was a mistake and has no counter-command is taken back by an event of its own: the fields
 * are again what they were before it, and both events stay. */
#ifndef ACT_TICKET_UNDO_H
#define ACT_TICKET_UNDO_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* Take back the last step: an approval, an extension, a telling, a visit or a closing.  By whoever did it
 * and on the same day; else by a supervisor.  ERR_REFUSED names the command for any other step. */
int ticket_undo(struct ticket *ticket, const struct session *session, const char *reason, struct err *err);

#endif
