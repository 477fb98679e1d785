/* The time line of a ticket for people: what each act came to, as its event has it in data. */
#ifndef PAGE_TICKET_TIME_LINE_H
#define PAGE_TICKET_TIME_LINE_H

#include "cli/run.h"
#include "office/event.h"

/* Put before the text of each event what it set: to whom the ticket was assigned and until when, the result, how
 * the customer was told, whether he is satisfied; in every round.  Codes have their names.  In a copy, the
 * list given points to it then. */
void ticket_time_line_tell(const struct run *run, struct event_list *events);

#endif
