/* What was just done to a ticket, as a sentence for the person at the terminal: "已转办营抄中心，计划完成时限
 * 2026-09-24（周四）". */
#ifndef PAGE_TICKET_SENTENCE_H
#define PAGE_TICKET_SENTENCE_H

#include "cli/run.h"
#include "ticket/ticket.h"

/* How many events the ticket that was typed has; 0 where nobody reads sentences, or there is no such ticket. */
size_t ticket_sentence_since(struct run *run, const char *typed);

/* What the events from `since` on came to; of a stage, how many there are and which is next.  NULL where
 * nobody reads it. */
const char *ticket_sentence(struct run *run, const struct ticket *ticket, size_t since);

#endif
