/* One sync of a clone with the hub: fetch, join, push.
 *
 *     fetch -> verify -> (the store's lock: merge, publish) -> push
 *
 * Clerks wait only while the store's lock is held; no network is used meanwhile.  Killed at any point, the next sync
 * goes on: what was fetched stays, what was merged is published by txn/publish.h. */
#ifndef SYNC_SYNC_H
#define SYNC_SYNC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "record/words.h"
#include "txn/txn.h"
#include "sync/new_desk.h"
#include "sync/remote.h"

struct store;

enum sync_step { SYNC_FETCH, SYNC_JOIN, SYNC_PUSH, SYNC_BESIDE };

struct sync {
	struct store *store;
	struct txn_actor actor; /* program, wait, whom to tell; the rest is filled in here */
	const char *login;	/* of whoever runs it, for the trailer of a merge */
	int64_t pinned;		/* sync/receive.h */
	/* Called at the end, still under the lock of syncs, for what git does not have (carry/carry.h); may be NULL. */
	int (*beside)(void *context, const struct remote *remote, struct err *err);
	const char *new_desk;	/* code that this clone shall have (sync/new_desk.h); NULL: the one that it has */
	int seconds;		/* that each talk with the hub may take; 0: 600 */
	/* Told before each step; may be NULL. */
	void (*step)(void *context, enum sync_step step);
	/* Told at once what a person should know, a line; never NULL. */
	void (*tell)(void *context, const char *line);
	void *context;

	/* What came of it. */
	size_t merges;		/* commits that join */
	bool moved;		/* something came from the others */
	bool follows;		/* the own branch is at the hub, main is not yet */
	bool refused;		/* a head of somebody else was left out */
	struct renumber_paper_list papers; /* of a clone that became another desk */
	struct words disputed;	/* ids of tickets, accounts and staff that became disputed */
};

/* Sync.  ERR_BUSY: another sync is under way, or the hub is away (the message says how many commits wait); ERR_MALFORMED: the
 * others write a newer format; ERR_REFUSED: the own branch has work that is not here, the hub refuses, a hand edit is in
 * the way. */
int sync_run(struct sync *sync, struct err *err);

/* How many commits of this clone the hub has not, by what was seen there last. */
int sync_waiting(struct store *store, size_t *n, struct err *err);

#endif
