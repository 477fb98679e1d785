/* What a repair is asked for, where it puts what is damaged, and its account of what it did. */
#ifndef BACKUP_REPAIR_ASIDE_H
#define BACKUP_REPAIR_ASIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/git.h"

struct lock_request;
struct store;

struct repair {
	const char *from;   /* a backup, a bundle, another clone's directory; NULL: none of them */
	int64_t now;        /* moment: names the directory of what is damaged */
	const struct lock_request *lock;
	bool dry_run;       /* look and tell, change nothing */
	/* Results. */
	const char *aside;  /* that directory, relative to the store; NULL: nothing was damaged */
	size_t damaged;     /* files in it */
	const char **told;  /* lines: what was done to refs and what stands in git's way */
	size_t told_n;
	size_t told_room;
	char from_main[GIT_ID_SIZE]; /* main of `from`, once that was looked at; "" for none */
	const char *missing; /* what git still misses, a line for each object; "" when it is whole again */
};

/* Move a file or directory of .git, if it is there, into `repair->aside`, and count it.  With
 * `repair->dry_run` it is only counted. */
int repair_aside_move(struct store *store, struct repair *repair, const char *path, struct err *err);

/* Add a line to what is told: a printf format. */
void repair_aside_tell(struct store *store, struct repair *repair, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
