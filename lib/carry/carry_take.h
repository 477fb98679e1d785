/* What came from elsewhere gets its name: after it was looked at, and never in the place of what is there.
 *
 * An attachment must be what its name says, by SHA-256, and of a type that attachments have; a log of reveals must go on where the one that is
 * there ends.  All else is left out, with a line that says why. */
#ifndef CARRY_CARRY_TAKE_H
#define CARRY_CARRY_TAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct carry_known;

#define CARRY_ATTACHMENTS "attachments"
#define CARRY_REVEALS "onestop/reveals" /* in a hub: of each desk, XS/2026-11.log */

struct carry_take {
	int root;	       /* what it comes into: a hub, or a clone */
	bool is_hub;
	const char *reveals;   /* directory of logs in it, relative */
	int64_t limit;	       /* bytes of an attachment */
	const struct carry_known *known; /* only attachments that tickets have; NULL: any */
	/* A line for a person on each that is left out. */
	void (*tell)(void *context, const char *line);
	void *context;

	size_t taken;
	size_t refused;
};

/* Take all files of the directory `stage`, relative to `from`.  In a clone under the lock of the store.  ERR_SYSTEM when the
 * disk has no room, say: what was taken stays. */
int carry_take_attachments(struct carry_take *take, int from, const char *stage, struct err *err);

/* The same of logs of reveals: of the desk `desk` those that lie there (2026-11.log), or, with NULL, of each desk (XS/2026-11.log). */
int carry_take_reveals(struct carry_take *take, int from, const char *stage, const char *desk, struct err *err);

/* Is it the name of a log, 2026-11.log? */
bool carry_take_is_log(const char *name);

#endif
