/* What may come next on a ticket, by the transition table and the guards, for whoever looks at it. */
#ifndef ACT_TICKET_CHOICE_H
#define ACT_TICKET_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct flow;
struct session;

/* A step that may come next, or why it may not yet. */
struct ticket_choice {
	const char *act;
	bool possible;
	const char *hint; /* possible: what to type; else what it still needs */
};

struct ticket_choice_list {
	struct ticket_choice *items;
	size_t n;
};

extern const struct schema ticket_choice_schema;

/* What may come next on the ticket, whose service has that flow (NULL: it is gone), for somebody of `roles`, then the steps on the way to its end
 * with what each still needs; for a final ticket only what may be done at once.  In the arena. */
struct ticket_choice_list ticket_choice_next(const struct ticket *ticket, unsigned roles,
	const struct flow *flow, const struct session *session, struct arena *arena);

#endif
