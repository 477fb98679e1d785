/* May a desk have a clone of its own?  As the hub says: the code must be known there, in use, and of nobody yet. */
#ifndef SYNC_DESK_CLAIM_H
#define SYNC_DESK_CLAIM_H

#include "base/err.h"

struct remote_head_list;
struct store;

/* Is the desk in the register of the commit `main` of the hub, in use today, with a clone of its own?  ERR_REFUSED
 * otherwise, with what is typed at the centre; `key` (its public key) may be NULL. */
int desk_claim_known(struct store *store, const char *main, const char *desk, const char *key, struct err *err);

/* Has no clone claimed its branch?  ERR_REFUSED otherwise. */
int desk_claim_free(struct store *store, const struct remote_head_list *heads, const char *desk, struct err *err);

#endif
