/* A store that came out of a backup: what was acknowledged after the backup is not in it, so numbers that
 * are on people's papers would be given a second time.  Writers refuse until somebody says that this is
 * known (store-restore --accept-loss), or, where there is a hub, until a sync has brought what it lacks. */
#ifndef TXN_RESTORED_H
#define TXN_RESTORED_H

#include <stdint.h>

#include "base/err.h"

struct store;

/* ERR_REFUSED, with what to type, while the mark is there. */
int restored_check(struct store *store, struct err *err);

/* Mark the store as restored from the backup made at that moment. */
int restored_mark(struct store *store, int64_t made, struct err *err);

/* Take the mark away; ERR_REFUSED when there is none. */
int restored_accept(struct store *store, struct err *err);

#endif
