/* What a transaction holds.  Internal to store/txn*. */
#ifndef TXN_TXN_HELD_H
#define TXN_TXN_HELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/map.h"
#include "base/str.h"
#include "record/words.h"
#include "txn/git_commit.h"
#include "store/lock.h"
#include "store/spool.h"

struct op;
struct publish_source;
struct store;
struct txn_actor;

struct txn {
	struct store *store;
	const struct txn_actor *actor;
	struct lock lock;
	char head[GIT_ID_SIZE];
	struct git_change *changes;
	size_t changes_n;
	size_t changes_room;
	struct map places; /* path -> 1 + its index in `changes`: an import has tens of thousands */
	size_t bytes;       /* of the changes in memory */
	struct spool spool; /* has those beyond MEMORY_BYTES */
	struct err failed;  /* why the spool does not have them; code ERR_NONE: it has */
	struct str trailers;
	const struct op *repeated;
	struct words ids; /* of the result */
	size_t ids_room;
	const char *beside; /* the file beside the records that this one brings; NULL: none */
	bool undecided;     /* the commit failed, and the next program says whether it was made */
};

/* The change of a path: that which was put before, or a new one. */
struct git_change *txn_change_of(struct txn *txn, const char *path);

/* Publish a commit of the transaction's changes, whose objects are written; `from` as in txn/publish.h. */
int txn_publish(struct txn *txn, const struct git_commit *commit, const char *id, const struct publish_source *from,
	struct err *err);

#endif
