/* Tickets as they stood at a moment: what every report is made from, so that the same question
 * gives the same answer ever after. */
#ifndef REPORT_REPORT_WALK_H
#define REPORT_REPORT_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct session;
struct ticket;

struct report_walk {
	int64_t until;      /* a moment: what happened before it has happened */
	bool ended;         /* also tickets that had ended by then: closed, refused, withdrawn */
	const char *needle; /* skips files that do not hold these bytes; NULL: none */
	const char *commit; /* read the store as this commit (id) has it, through git; NULL: the
	                       work tree */
	/* The ticket is borrowed; the path is that of its file, for messages. */
	int (*each)(void *context, const struct ticket *ticket, const char *path, struct err *err);
	void *context;
};

/* Call `each` for every ticket that existed then, its events before `until` replayed; non-zero ends
 * the walk and is returned. */
int report_walk(struct session *session, const struct report_walk *walk, struct err *err);

/* The moment at which the day has ended, for `until`. */
int64_t report_walk_end(int day);

#endif
