/* Tickets: each by itself, against the transition table and against its place in the store. */
#ifndef CHECK_CHECK_TICKET_H
#define CHECK_CHECK_TICKET_H

#include "finding/findings.h"

/* Check all of them; -1 only when they could not be looked at. */
int check_tickets(struct findings *findings, struct err *err);

struct arena;
struct ticket;

/* Does a ticket belong into the file: by its id, its state and the day it was received?  In a volume all are
 * final.  ERR_MALFORMED says where. */
int check_ticket_place(const char *path, const struct ticket *ticket, struct arena *mem, struct err *err);

#endif
