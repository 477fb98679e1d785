/* A store that came out of a backup: what was acknowledged after the backup is not in it, so numbers that
 * are on people's papers would be given a second time.  Writers refuse until somebody says that this is
 * known (store-restore --accept-loss), or, where there is a hub, until a sync has brought what it lacks. */
#ifndef TXN_RESTORED_H
#define TXN_RESTORED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct lock;
struct store;

/* ERR_REFUSED, with what to type, while the mark is there. */
int restored_check(struct store *store, struct err *err);

/* Mark the store as restored from the backup made at that moment. */
int restored_mark(struct store *store, int64_t made, struct err *err);

/* Take the mark away; ERR_REFUSED when there is none. */
int restored_accept(struct store *store, struct err *err);

/* ---- A clone takes another desk code, and main goes on from what does not follow from it ------------
 *
 * Both or neither, whenever it is killed: what is intended is written down before main moves.  Whoever holds the lock
 * next sees by main which it was: where main has the commit the rest is done (a ref that keeps the old commits,
 * onestop.desk), else nothing was. */

/* Old commits stand here: "refs/onestop/lost/XS-2026-09-18". */
#define RESTORED_LOST "refs/onestop/lost/"

struct restored_change {
	const char *desk;   /* the new code */
	const char *commit; /* id that main shall have */
	const char *old;    /* id that main has */
	const char *keep;   /* ref that shall keep it */
};

/* Write down what is intended. */
int restored_change_begin(struct store *store, const struct restored_change *change, struct err *err);

/* Was there one, and is it not finished or dropped?  Opens nothing. */
bool restored_change_is_left(const struct store *store);

/* Finish it or drop it; nothing where there is none.  Afterwards store->desk is what holds. */
int restored_change_settle(struct store *store, const struct lock *lock, struct err *err);

#endif
