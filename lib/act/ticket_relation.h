/* Linking, unlinking and relating tickets in the store: both ends in one commit. */
#ifndef ACT_TICKET_RELATION_H
#define ACT_TICKET_RELATION_H

#include "base/err.h"

struct session;
struct ticket;

/* One of the three is given; ids as typed. */
struct ticket_relation {
	const char *duplicate_of; /* the main ticket */
	const char *follows;
	const char *unlink;       /* why it is no duplicate, or follows nothing */
};

/* Do it to the ticket that was typed, which is in `*ticket` then.  Of a command line that is repeated
 * nothing is done. */
int ticket_relate(struct session *session, const char *typed, const struct ticket_relation *relation,
	struct ticket *ticket, struct err *err);

#endif
