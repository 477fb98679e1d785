/* Tickets of a commit, done as another desk.  Internal to renumber/renumber_commit.c. */
#ifndef RENUMBER_RENUMBER_TICKET_H
#define RENUMBER_RENUMBER_TICKET_H

#include "base/err.h"
#include "renumber/renumber_walk.h"

/* Number the ticket of that file, if the commit brought it.  ERR_REFUSED where it is of a desk elsewhere. */
int renumber_ticket_name(struct renumber_walk *walk, const char *path, struct err *err);

/* What the commit did to the ticket of that file. */
int renumber_ticket_make(struct renumber_walk *walk, const char *path, struct err *err);

#endif
