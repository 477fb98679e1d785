/* Tickets: each by itself, against the transition table and against its place in the store. */
#ifndef CHECK_CHECK_TICKET_H
#define CHECK_CHECK_TICKET_H

#include "finding/findings.h"

/* Check all of them; -1 only when they could not be looked at. */
int check_tickets(struct findings *findings, struct err *err);

#endif
