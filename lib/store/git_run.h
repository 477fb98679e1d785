/* Running git(1): what the parts of store/git.h share; used by lib/store/, lib/backup/, lib/sync/ and lib/maintain/ only. */
#ifndef STORE_GIT_RUN_H
#define STORE_GIT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct coprocess;
struct lock;
struct store;

/* The ref that a commit is left at until the branch has moved. */
#define TXN_REF "refs/onestop/txn"

/* What a git may have that talks with another machine, and no other: the person's HOME (known_hosts, keys,
 * .netrc), his agent and proxies. */
struct git_network {
	const char *ssh;   /* the command line of ssh, for a shell */
	int64_t until;	   /* milliseconds of base/stopwatch.h: from then on it waits for what never comes */
};

/* Is it late?  ERR_BUSY then; `stuck` of whatever else talks with that machine, with a struct git_network. */
int git_network_late(void *network, struct err *err);

struct git_run {
	const char *root; /* kept; NULL: no repository yet */
	const char *directory;
	int keep_fd;
	const char *input;
	size_t input_length;
	int input_fd;
	const char *index_file; /* instead of .git/index, relative to the store; NULL: that one */
	const char *const *arguments; /* NULL-terminated, without "git" */
	const struct git_network *network; /* it talks with another machine; NULL: it does not */
	bool bare;         /* the root is the repository */
	const char *const *with; /* environment besides, NULL-terminated; NULL: none */
	struct coprocess *started; /* leave it running here; NULL: run it to its end */
};

/* Run git in the store and insist on success: ERR_SYSTEM "git COMMAND: " and the first line of what
 * it said.  `input` gives standard input, as text or as a descriptor; a lock is inherited. */
int git_must_on(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct git_run *input, struct str *output, struct err *err);
int git_must(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct str *input, struct str *output, struct err *err);

/* Run git with the network.  0 whatever its exit status; `errors` has what it said. */
int git_network(struct store *store, int keep_fd, const char *const *arguments, const struct git_network *network,
	struct str *output, struct str *errors, int *status, struct err *err);

/* Does the text begin with an object id that ends there or at its line? */
bool git_is_id(const char *text);

/* The next line of an answer, cut out of `at`. */
char *git_next_line(char **at);

#endif
