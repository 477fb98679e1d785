/* A ticket as a page for people: below the form its flow with the ticket in it, the time line, who
 * held it how long, and what may come next. */
#ifndef PROGRAM_TICKET_PAGE_H
#define PROGRAM_TICKET_PAGE_H

#include "cli/run.h"
#include "office/catalogue.h"
#include "ticket/ticket.h"
#include "ticket/ticket_view.h"

/* For struct out: the names of codes of the catalogue and of acts. */
const char *ticket_page_name(const void *catalogue, const char *kind, const char *code);

/* What it owes and its rounds, from the events as they are; where they are damaged that is told, and the
 * view has none. */
int ticket_page_view(struct run *run, const struct ticket *ticket, struct ticket_view *view, struct err *err);

/* The tables below the form; `shown` are its events as the reader may see them. */
int ticket_page(struct run *run, const struct catalogue *catalogue, const struct ticket *ticket,
	const struct event_list *shown, struct err *err);

/* The files that belong to the ticket, in the format asked for. */
int ticket_page_attachments(struct run *run, const struct ticket *ticket, struct err *err);

/* Print the absolute path of the attachment that was typed.  ERR_REFUSED when it is not here, ERR_MALFORMED
 * when it is no longer what was attached. */
int ticket_page_open(struct run *run, const struct ticket *ticket, const char *typed, struct err *err);

/* The evidence of a delay, in the format asked for; `shown` as above. */
int ticket_page_evidence(struct run *run, const struct ticket *ticket, const struct event_list *shown,
	struct err *err);

#endif
