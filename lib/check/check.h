/* Checking a store: does every file say what it may say, and does git agree.
 *
 * Finds, and changes nothing: settings, catalogue, staff and calendar are read and their links
 * followed; every ticket must lie where its id says, in the tray of its state, in canonical form,
 * be the sum of its events, and its events must be possible by the transition table; a journal, a
 * left-over file, a hand edit, a damaged index or a store that others can read is told. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "finding/findings.h"

struct session;

struct check {
	struct finding_list findings;
	int64_t tickets;      /* how many were read */
	int64_t accounts;
	bool git;             /* ask git too: fsck, besides status */
	bool history;         /* look at every commit too */
	const char *seals;    /* a file of seals that must hold; NULL: none */
};

/* Run all checks.  -1 only when the check itself could not be done. */
int check_run(struct session *session, struct check *check, struct err *err);

#endif
