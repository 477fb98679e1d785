/* What changed since the last clean commit (check_clean.h), looked at so that nothing is called clean that a
 * look at everything would not.
 *
 * Changed is a file that differs between that commit and HEAD, that git status tells, or that was touched since
 * that look began (by its change time, which nobody can set) and is not what the commit has.  The names of all
 * files are held against those of the commit, so none can have come or gone unseen.  (Bytes that a disk changed
 * by itself are found by the whole check only.)
 *
 * Most rules look at one file.  Those that look further:
 *
 *     tickets name each other     the tickets that an old version named are looked at, too
 *     pages of a day book         the page after a changed one, and the cash-up of the day
 *     folds                       a block is looked at with all its histories
 *     receipts and registers      are sums (finding/tally.h): what the files said at the commit is taken off, what
 *                                 they say now is put on, and both sides must have changed alike
 *     numbers of statements       all that stand or stood in changed pages are looked up in all books; and the
 *                                 lines that got old since
 *     attachments                 of changed tickets and changed directories
 *     codes and people            the whole store is looked at when settings, catalogue or the format changed, or
 *                                 somebody is no longer in staff.yaml
 *
 * Catalogue, staff, open tickets (which may wait for somebody who has left), reveals, stray files, git and access
 * are always looked at, and so is what two desks did twice (check_double.h: of open tickets, and of op-ids that are
 * still recognised), whose warnings therefore stand in every check.  Operations, cash-ups and all else that a file
 * says of itself are of the file. */
#ifndef CHECK_CHECK_CHANGES_H
#define CHECK_CHECK_CHANGES_H

#include <stdbool.h>

#include "base/err.h"

struct check_clean;
struct check_doubts;
struct findings;

/* Look at what changed between the last clean commit and now, where HEAD is `now`.  `*whole`: this cannot do,
 * everything must be looked at; findings and doubts are then of no use. */
int check_changes(struct findings *findings, struct check_doubts *doubts, const struct check_clean *last,
	const struct check_clean *now, bool *whole, struct err *err);

#endif
