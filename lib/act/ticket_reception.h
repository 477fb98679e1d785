/* Receiving a matter at the window: the one transaction in which a ticket comes to be. */
#ifndef ACT_TICKET_RECEPTION_H
#define ACT_TICKET_RECEPTION_H

#include "base/err.h"
#include "rules/catalogue.h"
#include "ticket/ticket.h"

struct session;

struct ticket_reception {
	const char *service; /* code */
	struct ticket ticket;  /* what the customer gave: annex 9 */
	const char *force;   /* why a second open ticket of the service on the account is right */
	const char *note;    /* on the act itself */
	const char *answer;  /* consultations: answered and closed at once */
};

/* Do it.  A second ticket of the same service on the same account is one too many while the first has no
 * result, unless the form says which it repeats (it is linked to that: act/ticket_link.h) or `force`
 * why it is right.  Of a command line that is repeated the first ticket is returned. */
int ticket_reception(struct session *session, const struct ticket_reception *reception,
	const struct service *service, struct ticket *ticket, struct err *err);

#endif
