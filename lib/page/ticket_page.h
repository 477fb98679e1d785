/* Tickets as they are shown.  A page for people has, below the form, the flow with the ticket in it, the
 * time line, who held it how long, and what may come next. */
#ifndef PAGE_TICKET_PAGE_H
#define PAGE_TICKET_PAGE_H

#include "cli/run.h"
#include "rules/catalogue.h"
#include "ticket/ticket.h"
#include "ticket/ticket_query.h"
#include "ticket/ticket_view.h"

/* In the output codes of acts have their names, too. */
void ticket_page_names(struct run *run);

/* A ticket as its reader may see it, in the format asked for; `evidence`: of a delay.  Damaged events are
 * told, and hide nothing else. */
int ticket_page_show(struct run *run, const struct catalogue *catalogue, const struct ticket *whole,
	bool evidence, struct err *err);

/* A row for each that the query asks for, personal data masked; one by one, so that a list
 * of all there ever were needs no memory. */
int ticket_page_query(struct run *run, const struct ticket_query *query, struct err *err);

/* The files that belong to the ticket, in the format asked for, in these columns. */
#define TICKET_PAGE_ATTACHMENTS "n,paper,type,size,by,at,state,sha256"
int ticket_page_attachments(struct run *run, const struct ticket *ticket, struct err *err);

/* Print the absolute path of the attachment that was typed.  ERR_REFUSED when it is not here, ERR_MALFORMED
 * when it is no longer what was attached. */
int ticket_page_open(struct run *run, const struct ticket *ticket, const char *typed, struct err *err);

#endif
