/* store-sync: what it does with options, and how it tells. */
#ifndef PROGRAM_SYNC_PROGRAM_H
#define PROGRAM_SYNC_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct run;

struct sync_program {
	int64_t wait; /* seconds, for the store's lock */
	bool attachments;
	bool status;
	const char *new_desk; /* code; NULL */
};

/* Sync, and print the ids that became disputed; of a clone that becomes another desk the papers instead, as rows. */
int sync_program_run(struct run *run, const struct sync_program *order, struct err *err);

/* A line a desk: code, moment of its last commit known here, commits of it that are not in this clone; for the own desk
 * the commits that wait for the hub.  Then a line a disputed record. */
int sync_program_status(struct run *run, struct err *err);

#endif
