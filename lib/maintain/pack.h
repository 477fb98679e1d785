/* Packing: the loose objects of many commits become one file that keeps what is alike once, and packs become
 * fewer.
 *
 * The store's lock is not taken: objects are only ever added, and a loose one is removed when a pack has it that
 * the disk has, a pack when another such has every object of it.  Whoever looks for an object meanwhile finds it
 * in one of the two.  Nothing is thrown away, also what no commit has (extensions.preciousObjects). */
#ifndef MAINTAIN_PACK_H
#define MAINTAIN_PACK_H

#include <stddef.h>

#include "base/err.h"

struct store;

struct pack_order {
	/* Told how many of so many loose objects lie in packs by now; may be NULL. */
	void (*each)(void *context, size_t done, size_t total);
	void *context;
};

struct pack_result {
	size_t objects; /* that lay loose */
	size_t packs;   /* that there are */
};

/* Pack what lies loose, then bring packs together.  ERR_SYSTEM where git could not; nothing is lost then, and
 * what was done before stays done. */
int pack_store(struct store *store, const struct pack_order *order, struct pack_result *result, struct err *err);

#endif
