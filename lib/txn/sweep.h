/* What a power cut may leave of a transaction that was not yet durable: objects of git whose names
 * are there and whose contents are not.
 *
 * They are harmless garbage until a later command makes an object of the same content: git sees the
 * name, takes the object for stored, and commits what cannot be read.  A sync of each object as it
 * is written would double the time of every commit, so the first writer after a boot looks instead,
 * at the few objects that are younger than the last transaction. */
#ifndef TXN_SWEEP_H
#define TXN_SWEEP_H

#include <time.h>

#include "base/err.h"

struct store;

/* Remove the objects and packs not older than `since`, and the empty ones of any age, that git
 * cannot read.  ERR_SYSTEM, and nothing removed, where git could not look (no descriptors left, a broken
 * disk): that says nothing of the object, and what is removed does not come back. */
int sweep_objects(struct store *store, time_t since, struct err *err);

#endif
