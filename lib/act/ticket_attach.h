/* Attaching a file to a ticket and erasing one, file and event in one transaction. */
#ifndef ACT_TICKET_ATTACH_H
#define ACT_TICKET_ATTACH_H

#include <stdbool.h>

#include "base/err.h"
#include "ticket/ticket.h"
#include "ticket/ticket_attachment.h"

struct session;

struct ticket_attach_order {
	const char *ticket; /* as typed */
	const char *file;   /* to attach: path of a person's file */
	const char *paper;  /* code of the paper it is a copy of; NULL: of none */
	const char *note;   /* kept with the event; NULL */
	const char *erase;  /* to erase: number or SHA-256, as typed */
	const char *reason; /* of the erasure */
};

struct ticket_attach_result {
	struct ticket ticket;
	struct ticket_attachment attachment;
	bool known;        /* the file was in the store already */
	bool unchanged;    /* and the ticket had it for this paper: nothing was done */
	const char *other; /* id of another ticket that still has the erased file: it stays; NULL */
};

/* The paper counts as shown, and is no longer missing.  ERR_REFUSED for a file that cannot be attached, and
 * a paper that the service does not ask for.  Of a command line that is repeated nothing is done. */
int ticket_attach(struct session *session, const struct ticket_attach_order *order,
	struct ticket_attach_result *result, struct err *err);

/* The event says who and why for good; the file is removed after it is committed, unless another ticket
 * has it too.  Of what was erased already and is still there (a killed program) only the file goes. */
int ticket_erase(struct session *session, const struct ticket_attach_order *order,
	struct ticket_attach_result *result, struct err *err);

#endif
