/* What a clone and the hub have, joined: under the store's lock, without the network. */
#ifndef SYNC_SYNC_JOIN_H
#define SYNC_SYNC_JOIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "record/words.h"
#include "store/git.h"

struct remote_head_list;
struct store;
struct txn_actor;

struct sync_join {
	struct store *store;
	const struct txn_actor *actor; /* how the transaction begins */
	const char *desk;	       /* of this clone: author and committer of what joins */
	const char *login;	       /* of whoever runs it */
	const struct remote_head_list *heads; /* of the hub */
	int64_t pinned;		       /* moment, where the settings let the clock be pinned; 0: as it is */
	void (*tell)(void *context, const char *line);
	void *context;

	char head[GIT_ID_SIZE]; /* afterwards */
	size_t merges;
	bool moved;
	bool refused; /* a head was left out, and told */
	struct words disputed;
};

/* ERR_MALFORMED when a commit of the hub has a format that is newer than what these programs write, ERR_REFUSED when it is no
 * store. */
int sync_join_check_format(struct store *store, const char *commit, struct err *err);

/* Fast-forward, or merge: main, the own branch, and branches of other desks that were left behind for more than a
 * minute, as main follows by itself otherwise.  A head of which a commit is not lawful is told and left out.  ERR_MALFORMED
 * for a newer format. */
int sync_join(struct sync_join *join, struct err *err);

#endif
