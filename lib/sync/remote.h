/* The hub: the repository through which the clones of a store meet, as this clone's remote "hub".
 *
 *     there   main, and desk/XS for each desk: what that desk's clone has, so that a code is of one clone
 *     here    refs/remotes/hub/main, refs/remotes/hub/desk/XS: what was seen there last
 *
 * Only here does git talk with the network: with the HOME of whoever runs it (known_hosts, keys, .netrc), by file,
 * git, ssh and https, without ever asking. */
#ifndef SYNC_REMOTE_H
#define SYNC_REMOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "git/git_config.h"
#include "store/git.h"

struct store;

#define REMOTE_REFS "refs/remotes/hub/"
#define REMOTE_REFSPEC GIT_CONFIG_HUB_REFS
#define REMOTE_KEY "onestop_" /* ~/.ssh/onestop_XS, where there is one, is the key of desk XS */

struct remote {
	struct store *store;
	const char *desk; /* of this clone */
	int keep_fd;	  /* a lock that git inherits; 0: none */
	int seconds;	  /* it may take */
};

/* The command line of ssh, which asks nothing and notices that a line is cut, with the key of the desk.  `port` may be
 * NULL.  For who reads it as a shell does, or, with `doubled`, as rsync does: a quote in quotes is written twice. */
const char *remote_ssh(const struct remote *remote, const char *port, bool doubled);

/* A branch of the hub as it was seen last. */
struct remote_head {
	const char *name; /* "main", "desk/XS" */
	const char *desk; /* "XS"; NULL: it is of no desk */
	char id[GIT_ID_SIZE];
	int64_t at;	  /* moment of its commit, by the committer's clock */
};

struct remote_head_list {
	struct remote_head *items; /* by name */
	size_t n;
	size_t room;
};

/* Fetch all branches; those that the hub has no more go.  `since` (YYYY-MM-DD; may be NULL) leaves out what is older.
 * ERR_BUSY, with what git said, when the hub cannot be reached or the line was cut: then nothing of here has
 * changed.  ERR_REFUSED when the hub does not know the key.  ERR_MALFORMED when what the hub sends is damaged. */
int remote_fetch(const struct remote *remote, const char *since, struct err *err);

/* The branches as they were seen last. */
int remote_heads(struct store *store, struct arena *arena, struct remote_head_list *heads, struct err *err);

/* The branch of that name; NULL when there is none. */
const struct remote_head *remote_find(const struct remote_head_list *heads, const char *name);

enum remote_answer {
	REMOTE_TAKEN,
	REMOTE_BEHIND, /* somebody was there before: fetch, and try again */
	REMOTE_REFUSED
};

struct remote_push {
	enum remote_answer desk; /* for the branch of this clone's desk */
	enum remote_answer main;
	const char *reason; /* what the hub says of a refusal; in the store's arena */
};

/* Push the commit as desk/XS and as main, each if it goes forward.  ERR_BUSY as of remote_fetch, and when the hub has
 * no room. */
int remote_push(const struct remote *remote, const char *commit, struct remote_push *push, struct err *err);

#endif
