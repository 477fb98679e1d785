/* Verifying commits that come from elsewhere, before anything here points at them: by the hub's hook what is
 * pushed, by a window what it fetched.
 *
 * What is refused is what was forged, or was illegal for who wrote it; never what merely crossed with the
 * work of another desk.  Of every commit: plain files in places that a store has; records read, in canonical form,
 * in their places and in order, the sum of their events; no event removed, changed or moved, but by a fold of
 * the centre; each new event of the desk that wrote it, numbered as its next, following all that the commit began
 * with, by the author of the commit, who is on the staff and may do that, there, and neither of the future nor of
 * before that desk's last commit; on what is disputed nothing that is in the way of that, until who settles it takes
 * a side;
 * money in the account and in the book or register alike, and in no book that is closed; what the centre keeps
 * by the centre alone; a merge is the merge that these programs make of its two parents.
 *
 * Who may do what is read from the commit of the order, which was verified before, and from what the centre changed
 * after it; never from what a window brings.  Works in a store and in a bare repository, with three git
 * processes for however many commits (two more for each process that looks at one of many blocks), and few files in
 * memory at a time. */
#ifndef SYNC_RECEIVE_H
#define SYNC_RECEIVE_H

#include <stdint.h>

#include "base/err.h"

struct receive;
struct store;

struct receive_order {
	struct store *store;
	const char *desk;         /* who pushed: all that is new is his; NULL: each commit is of the desk it says */
	const char *main;         /* id of the commit that staff, desks and settings are taken from */
	const char *const *known; /* ids of commits verified before, NULL-terminated; NULL: all that refs lead to */
	int64_t now;              /* moment, by the clock here */
	int64_t pinned;           /* in its place where the settings let the clock be pinned; 0: no time is looked at there */
	/* Where nobody is known to push: id of what the branch of the centre leads to; what came that way and was done by
	 * hand is the centre's.  NULL: it has none. */
	const char *centre;
	const char *tip;          /* id of the last commit that the desk is known to have had; NULL: none, or no desk */
};

/* Begin; kept in the memory of the store.  ERR_MALFORMED when the commit `main` has no settings or staff that can
 * be read.  Close with receive_close, also on failure. */
int receive_open(const struct receive_order *order, struct receive **receive, struct err *err);
void receive_close(struct receive *receive); /* accepts NULL */

/* Look at a commit (id) and all that leads to it and was not known or looked at yet.  `*refusal` is NULL when all
 * is well, else one line: the first commit that is not, where in it, and why.  -1 only when it could not be
 * looked at. */
int receive_verify(struct receive *receive, const char *commit, const char **refusal, struct err *err);

#endif
