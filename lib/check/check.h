/* Checking a store: does every file say what it may say, and does git agree.
 *
 * Finds, and changes nothing: settings, catalogue, staff and calendar are read and their links
 * followed; every ticket must lie where its id says, in the tray of its state, in canonical form,
 * be the sum of its events, and its events must be possible by the transition table; a journal, a
 * left-over file, a hand edit, a damaged index or a store that others can read is told.
 *
 * Files are read one by one, by several processes (check_share.h), and nothing of them is kept but sums
 * (check_sums.h): memory does not grow with the store.  Writers go on meanwhile; before anything is told that may
 * come of that, what is doubtful is read again within one moment of the store. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "check/check_git.h"
#include "finding/findings.h"

struct session;

struct check {
	struct finding_list findings;
	int64_t tickets;      /* how many were read */
	int64_t accounts;
	struct check_git git; /* what git is asked besides */
	bool since_last;      /* only what changed since the last clean commit (check_changes.h), if there is one */
	bool keeps;           /* when all is well, remember that it is (check_clean.h) */
	bool changes;         /* afterwards: only what changed was looked at */
	void (*each)(void *context, size_t done, size_t total); /* for every part that was looked at; may be NULL */
	void *context;
};

/* Run all checks.  -1 only when the check itself could not be done. */
int check_run(struct session *session, struct check *check, struct err *err);

#endif
