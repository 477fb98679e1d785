/* What a commit is made of: the files that it changes, and who makes it. */
#ifndef TXN_GIT_CHANGE_H
#define TXN_GIT_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/str.h"
#include "store/git.h"

struct spool;

struct git_change {
	const char *path; /* relative to the store */
	bool removes;
	const char *bytes; /* NULL: in the spool of the commit, at `at` */
	size_t length;
	int64_t at;
	int64_t packed_at; /* the same as it stands in a pack (txn/git_commit_pack.h) */
	size_t packed_length; /* 0: not made yet */
	char old_id[GIT_ID_SIZE]; /* of the file in the work tree, zeros for none: and so in the parent */
	char new_id[GIT_ID_SIZE]; /* zeros: removed */
	struct stat seen;	  /* the file in the work tree when it was hashed */
};

struct git_commit {
	const char *name;    /* of the author */
	const char *email;
	const char *desk;    /* the committer: "XS <XS@desk.onestop>"; NULL or "": the author */
	int64_t authored;    /* moment */
	int64_t committed;   /* moment: by the machine's clock */
	const char *message;
	const struct git_change *changes;
	size_t changes_n;
	const struct spool *spool; /* for changes whose bytes are not in memory */
	const char *parent;  /* id; "" for the first commit */
};

/* The bytes a change wants: those in memory, or read from the spool into `buffer` (borrowed). */
int git_change_bytes(const struct git_change *change, const struct spool *spool,
	struct str *buffer, const char **bytes, struct err *err);

#endif
