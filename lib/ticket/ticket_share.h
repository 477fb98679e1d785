/* Days of tickets looked at by several processes (store/share.h), each every nth day, while this one hands on what they
 * find in the order of the days.  What they find goes through pipes, so none is far ahead of who prints. */
#ifndef TICKET_TICKET_SHARE_H
#define TICKET_TICKET_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct session;
struct ticket_view;

struct ticket_share {
	struct session *session;
	size_t days_n;
	/* The views of a day, in order; they stay until the next is asked for. */
	int (*find)(void *context, size_t day, struct ticket_view **found, size_t *n, struct err *err);
	/* Non-zero ends it. */
	int (*give)(void *context, struct ticket_view *view, struct err *err);
	void *find_context;
	void *give_context;
};

/* False where it is not worth it, or cannot be: nothing was done then.  Else *rc is what came out. */
bool ticket_share_run(const struct ticket_share *share, int *rc, struct err *err);

#endif
