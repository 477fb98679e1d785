/* What store-upgrade does: looking before and after, and the conversion between. */
#ifndef PROGRAM_UPGRADE_PROGRAM_H
#define PROGRAM_UPGRADE_PROGRAM_H

#include "cli/main.h"

/* ERR_REFUSED when store-check finds an error or a warning in the store: a hand edit that is not committed,
 * too. */
int upgrade_program_check(struct run *run, struct err *err);

/* Convert, commit, look again, and say what was converted. */
int upgrade_program_convert(struct run *run, struct err *err);

#endif
