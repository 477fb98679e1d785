/* The history of a store: events only grow, and are what the commits say that made them.
 *
 * Of every commit: what each parent has of a record's events, and of a day book's entries, stands in it
 * too, byte for byte (of one parent also in the same place; a merge may put two lists into one); an event
 * that no parent has carries the next number of its desk, was made by the staff member whom the commit
 * names, at the time of the commit; a record that is bound into a volume is bound whole, and none goes
 * away.  A commit that these programs did not make is named.  doc/onestop-store.5 has the rules for
 * people. */
#ifndef HISTORY_CHECK_HISTORY_H
#define HISTORY_CHECK_HISTORY_H

#include "finding/findings.h"

/* Check every commit up to HEAD.  One that git cannot read is a finding, and ends it. */
void check_history(struct findings *findings);

/* For whoever looks at commits one by one: the records of one against those of a parent, told in the findings
 * of `commit`.  Begin once; the arena of the commit may be cleared between two. */
struct check_commit;
struct check_history_walk;
struct history;
struct history_change_list;
struct check_history_walk *check_history_begin(struct history *history, const struct check_commit *commit,
	struct arena *mem);
struct check_commit *check_history_at(struct check_history_walk *walk);
int check_history_compare(struct check_history_walk *walk, const struct history_change_list *changes,
	struct err *err);
void check_history_end(struct check_history_walk *walk);

#endif
