/* What store-restore does: a store out of a backup, checked before it is there. */
#ifndef PROGRAM_RESTORE_PROGRAM_H
#define PROGRAM_RESTORE_PROGRAM_H

#include <stdbool.h>

#include "base/err.h"
#include "cli/run.h"

/* Make a store at `directory` of the backup `file`, to be written at once when `accept_loss`.  A record that
 * was wrong before the backup is so in it, too: errors of the check are told and become the status of the
 * run, but the store is made.  A dry run makes it and removes it again. */
int restore_program_make(struct run *run, const char *file, const char *directory, bool accept_loss,
	struct err *err);

/* Let writers go on in the restored store at `directory`. */
int restore_program_accept(struct run *run, const char *directory, struct err *err);

#endif
