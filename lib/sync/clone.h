/* A new window: a clone of what the hub has, for one desk, which claims the branch of that desk. */
#ifndef SYNC_CLONE_H
#define SYNC_CLONE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/words.h"

struct clone {
	const char *url;
	const char *directory; /* where; must not exist, or be empty */
	const char *desk;
	const char *staff;     /* for onestop.staff; NULL */
	const char *since;     /* YYYY-MM-DD: history from that day on; NULL: all */
	bool replace;	       /* the machine that had the desk is gone: go on from its branch */
	const char *login;     /* of whoever runs it */
	/* Told at once what a person should know, a line. */
	void (*tell)(void *context, const char *line);
	void *context;

	/* What came of it, in the arena. */
	const char *key;       /* the public half of the key of the desk; NULL: ssh-keygen is not there, or no HOME */
	bool key_is_new;
	struct words disputed; /* what became disputed when the branch of the desk was joined */
};

/* Make the key ~/.ssh/onestop_XT where there is none; then the clone, whole or not at all.  ERR_REFUSED: the desk is not known
 * at the hub, not active, or has a clone already; ERR_BUSY: the hub is away; ERR_MALFORMED: it has a newer format. */
int clone_make(struct clone *clone, struct arena *mem, struct err *err);

#endif
