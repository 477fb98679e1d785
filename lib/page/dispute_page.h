/* Disputes on the page of a ticket or an account. */
#ifndef PAGE_DISPUTE_PAGE_H
#define PAGE_DISPUTE_PAGE_H

#include "cli/main.h"
#include "office/event_dispute.h"

/* Print the sides, who wrote them and when, and what to type; nothing where there are none. */
int dispute_page(struct run *run, const struct schema *schema, const struct dispute_list *disputes,
	const char *program, const char *id, struct err *err);

/* Append to the text of events that are told (the list is copied) which ones of other desks, before them in
 * order, their author did not know of. */
void dispute_page_tell(const struct event_list *events, struct event_list *told, struct arena *arena);

#endif
