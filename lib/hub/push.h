/* A push as the hub's pre-receive hook is told of it: who pushes, which refs, and are their commits legal? */
#ifndef HUB_PUSH_H
#define HUB_PUSH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct store;

struct push {
	struct store *store;    /* bare: txn/store_open.h */
	const char *lines;      /* "OLD NEW REF\n" of every ref */
	int64_t now;            /* moment */
	int64_t pinned;         /* in its place where the settings of the hub let the clock be pinned; 0: no time is looked at there */
};

/* `*accepted` is true when no ref is refused; each that is, is noted in the store (store_note).  -1 only when it could not be looked at. */
int push_check(const struct push *push, bool *accepted, struct err *err);

#endif
