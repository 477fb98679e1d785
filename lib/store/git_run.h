/* Running git(1): what the parts of store/git.h share; used by lib/store/ and lib/backup/ only. */
#ifndef STORE_GIT_RUN_H
#define STORE_GIT_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct coprocess;
struct lock;
struct store;

/* The ref that a commit is left at until the branch has moved. */
#define TXN_REF "refs/onestop/txn"

struct git_run {
	const char *root; /* kept; NULL: no repository yet */
	const char *directory;
	int keep_fd;
	const char *input;
	size_t input_length;
	int input_fd;
	const char *index_file; /* instead of .git/index, relative to the store; NULL: that one */
	const char *const *arguments; /* NULL-terminated, without "git" */
	struct coprocess *started; /* leave it running here; NULL: run it to its end */
};

/* Run git in the store and insist on success: ERR_SYSTEM "git COMMAND: " and the first line of what
 * it said.  `input` gives standard input, as text or as a descriptor; a lock is inherited. */
int git_must_on(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct git_run *input, struct str *output, struct err *err);
int git_must(struct store *store, const struct lock *lock, const char *const *arguments,
	const struct str *input, struct str *output, struct err *err);

/* Does the text begin with an object id that ends there or at its line? */
bool git_is_id(const char *text);

/* The next line of an answer, cut out of `at`. */
char *git_next_line(char **at);

#endif
