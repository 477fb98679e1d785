/* Binding old months: the closed tickets received in them leave the tray, one file each, for the volumes of
 * their days (archive/binding.h), in one commit.
 *
 * Readers see through: a ticket is looked for in open, closed, volume, in the order in which it moves, and
 * the commit puts volumes before it takes files away. */
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include <stddef.h>

#include "base/err.h"

struct session;

struct archive_order {
	int before; /* the tickets received before this day; 0: those of months that ended 60 days ago */
	const char *article; /* of the commit; may be NULL */
	/* Told how many of the days with closed tickets are read; may be NULL. */
	void (*each)(void *context, size_t done, size_t total);
	void *context;
};

struct archive_result {
	size_t bound;
	size_t volumes; /* that they went into */
};

/* Bind them.  A repeated command line returns the first result.  ERR_MALFORMED names the first closed ticket that
 * is not final, not where its id says or not as it would be written; nothing is bound then. */
int archive_bind(const struct session *session, const struct archive_order *order, struct archive_result *result,
	struct err *err);

#endif
