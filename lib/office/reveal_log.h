/* The log of reveals: who looked at personal data in full, when, with which program, at which records, and
 * why.  One line a reveal, in .git/onestop/reveals/2026-09.log of the clone in which it was done.
 *
 * The line is on the disk before anything is shown; where it cannot be written nothing is.  Each begins with
 * the hash of the line before it (the first of a month: of the last one there is), so that none can be
 * taken out unseen.  Parts are separated by TABs; no personal data is in it.
 *
 * Months of more than a year ago are packed, 2025-09.log.gz (maintain/reveal_rotation.h): their lines and the chain
 * of their hashes stay.
 *
 * Windows with clones of their own carry their logs to the hub, and the centre has them beside its own, as
 * .git/onestop/reveals/XS/2026-09.log (carry/carry.h). */
#ifndef OFFICE_REVEAL_LOG_H
#define OFFICE_REVEAL_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define REVEAL_LOG_DIRECTORY ".git/onestop/reveals"

struct arena;
struct session;
struct store;

struct reveal {
	const char *program;
	const char *reason;      /* NULL: none was given */
	const char *const *ids;  /* of the records, in the order they are shown */
	size_t n;
};

/* Note it, durably.  ERR_REFUSED when there is no place to write it, ERR_SYSTEM when the system did not
 * write it, ERR_BUSY when another writer takes too long. */
int reveal_log_add(const struct session *session, const struct reveal *reveal, struct err *err);

/* A line as it stands in the logs. */
struct reveal_log_line {
	const char *path;
	const char *desk; /* whose log it is; NULL: of this clone */
	const char *text; /* borrowed, with its length: "HASH TAB AT TAB STAFF TAB LOGIN TAB PROGRAM TAB REASON TAB IDS" */
	size_t length;
	size_t number;    /* in its file, from 1 */
	const char *hash; /* of itself, in 64 digits */
	bool follows;     /* it begins with the hash of the line before it */
};

struct reveal_log_line_list {
	struct reveal_log_line *items;
	size_t n;
};

/* All lines of this clone of all months, the oldest first, in the arena; none where nothing was revealed.  What a cut left
 * of a line follows as far as it goes. */
int reveal_log_load(struct store *store, struct arena *mem, struct reveal_log_line_list *lines,
	struct err *err);

/* The same of the other desks' logs, where this is the centre: desk by desk.  Where another machine took the place of one its
 * lines follow, too, though they begin a log. */
int reveal_log_load_others(struct store *store, struct arena *mem, struct reveal_log_line_list *lines,
	struct err *err);

/* The names of the logs, packed or not, the oldest first, each month once; in the arena. */
int reveal_log_names(struct store *store, struct arena *mem, const char ***names, size_t *names_n, struct err *err);

/* The lines of a log, packed or not; "" when there is none.  In the arena. */
int reveal_log_read(struct store *store, const char *path, struct arena *mem, const char **bytes,
	size_t *length, struct err *err);

#endif
