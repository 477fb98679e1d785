/* A record as a parent has it beside the record as the commit has it (history/check_history.h). */
#ifndef HISTORY_CHECK_RECORD_H
#define HISTORY_CHECK_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/sha1.h"
#include "history/history.h"
#include "finding/record_text.h"

struct findings;

/* An event that the commit puts into the history of an account: it must leave the account as it was. */
struct check_folded {
	const char *path; /* of the history */
	const char *name; /* "0000012345 XS-3" */
	unsigned char sha1[SHA1_BYTES]; /* of its bytes: a month of bills folds a year of them away */
	bool left; /* the account had it, and has it no more */
};

struct check_record_place;

/* A commit while it is checked. */
struct check_commit {
	struct findings *findings;
	/* When set, called for every record that the commit changes, after it was compared; `kept[i]` tells that
	 * entry i of `after` was there before.  What it puts into `mem` does not stay. */
	void (*each)(void *context, const struct check_record_place *before, const struct check_record_place *after,
		const bool *kept);
	void *context;
	struct history_commit is;
	const char *staff; /* of its last trailer; "" when these programs did not make it */
	bool upgrades;     /* it brings the store to the next format: history/check_upgrade.h */
	size_t parent;     /* that it is compared with: all of them, one after the other */
	struct check_folded *folded;
	size_t folded_n;
	size_t folded_room;
	struct map folded_at; /* by name: index + 1 */
	size_t by_hand;    /* events that nobody of these programs wrote */
	struct map added;  /* of a merge: "RECORD EVENT" -> how many parents do not have it */
	struct arena *mem; /* of the commit */
};

/* A record, and the file it is in. */
struct check_record_place {
	const char *path;
	const struct record_text *record;
};

/* Compare, and tell what is not as it must be.  A new record is compared with one without events. */
void check_record_compare(struct check_commit *commit, struct check_record_place before,
	struct check_record_place after);

/* Note what a page of history has more than the parent's page: before the accounts are compared.  What it
 * had stays as it was. */
void check_record_fold(struct check_commit *commit, struct check_record_place before,
	struct check_record_place after);

/* Afterwards: tell what stands in the history and has not left its account in this commit, and how many events were
 * written by hand besides those that were told. */
void check_record_end(struct check_commit *commit);

/* A finding of this kind that begins with the commit's short id. */
void check_record_tell(const struct check_commit *commit, int kind, const char *path,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Who made a commit, by the end of its message: "" when these programs did not. */
const char *check_record_staff(const char *message, struct arena *mem);

#endif
