/* Which records became disputed by what came in: sync tells their ids. */
#ifndef SYNC_DISPUTES_H
#define SYNC_DISPUTES_H

#include <stddef.h>

#include "base/err.h"
#include "record/words.h"

struct disputes_file;
struct store;

struct disputes {
	struct store *store; /* whose arena keeps all */
	struct disputes_file *files; /* that have a disputed record */
	size_t n;
	size_t room;
};

/* Look at a file that comes in (txn/txn_adopt.h); `context` is the disputes. */
void disputes_look(void *context, const char *path, const char *old_id, const char *bytes, size_t length);

/* Add the ids of the records that are disputed and were not before. */
int disputes_new(struct disputes *disputes, struct words *ids, struct err *err);

#endif
