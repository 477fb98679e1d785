/* The attachments of tickets: is every file there that should be, and what it was? */
#ifndef CHECK_CHECK_ATTACHMENT_H
#define CHECK_CHECK_ATTACHMENT_H

#include "finding/findings.h"
#include "ticket/ticket.h"

/* Remember those of a ticket.  ERR_MALFORMED for an event that does not tell its file as it must. */
int check_attachments_of(struct findings *findings, const struct ticket *ticket, struct err *err);

/* Look at all that tickets have, and at all that is there; after all tickets. */
int check_attachments(struct findings *findings, struct err *err);

#endif
