/* Tickets in the store: loading, saving, walking over the trays. */
#ifndef TICKET_TICKET_STORE_H
#define TICKET_TICKET_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct store;
struct txn;
struct ticket;

/* Load by id from whichever tray has it; ERR_REFUSED when none does. */
int ticket_load(struct store *store, const char *id, struct ticket *ticket, struct err *err);

/* The directory of the tray that it belongs into: what is disputed lies with the open ones, whatever its state. */
const char *ticket_tray_of(const struct ticket *ticket);

/* Save into its tray, taking it out of the other, and out of its volume when it was bound. */
int ticket_save(struct txn *txn, struct store *store, const struct ticket *ticket,
	struct err *err);

enum ticket_tray { TRAY_OPEN = 1, TRAY_CLOSED = 2, TRAY_ARCHIVE = 4, TRAY_ALL = 7 };

/* Every ticket in the trays (bits of enum ticket_tray), open before closed before archive, each id
 * once; `needle`, when not NULL, skips files that do not hold these bytes, and `account` those that name no such
 * account, without opening them where that is known (store/mention.h).  The ticket given to
 * `each` is in `arena`, which is reset after every file unless `keep`; non-zero ends the walk.  What is
 * damaged is passed over or refused as store_damaged says.
 *
 * Years of volumes are read only where they may matter.  The day a ticket was received is in its id, and
 * so in the names of directories and files: those of other days than `from` to `to` are not opened.  Of
 * volumes `bound_from` is the first day.  Of what has ended the documents in which no day from `since` on
 * is written are passed over, as nothing was done to them or due from then on, unless they hold the bytes
 * `despite`. */
struct ticket_walk {
	unsigned trays;
	bool keep;
	const char *needle;
	const char *account;
	int from; /* dates; 0: no bound */
	int to;
	int bound_from;
	int since;
	const char *despite;
	/* Where these bytes of a file could next be wanted: of tickets without such a place none is given.  Of what it
	 * is asked, the beginning is that of a ticket.  NULL: all are wanted. */
	const char *(*next)(void *context, const char *bytes, size_t length);
	int (*each)(void *context, const struct ticket *ticket, const char *path, struct err *err);
	void *context;
};
int ticket_walk(struct store *store, const struct ticket_walk *walk, struct arena *arena,
	struct err *err);

/* The same in the store as a commit has it, read through git; NULL: the work tree. */
int ticket_walk_at(struct store *store, const struct ticket_walk *walk, const char *commit,
	struct arena *arena, struct err *err);

#endif
