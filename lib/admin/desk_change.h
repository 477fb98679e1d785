/* Changing the file of desks. */
#ifndef ADMIN_DESK_CHANGE_H
#define ADMIN_DESK_CHANGE_H

#include "base/err.h"
#include "office/desk.h"

struct session;

/* What an entry shall become; members that are empty leave theirs as it is. */
struct desk_wish {
	const char *code;
	const char *name;
	const char *clone;
	struct words keys;    /* in place of those that are there; checked (value/ssh_key.h) */
	struct words roles;
	int active_from;
	int active_to;
	struct words emptied; /* "clone", "key", "roles", "active-from", "active-to": none from now on */
};

/* Add a desk, or change one.  A new one needs a name.  ERR_REFUSED when a key belongs to another desk that
 * has not ended, when the clone is not one of a desk of its own or keys are wanted besides, when the last day is
 * before the first, or when the centre would end.  `*now` is the entry as it is afterwards. */
int desk_change(struct session *session, const struct desk_wish *wish, struct desk *now, struct err *err);

#endif
