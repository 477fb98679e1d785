/* A clone that has not all of the history. */
#ifndef HISTORY_CHECK_CUT_H
#define HISTORY_CHECK_CUT_H

#include <stdbool.h>

#include "finding/findings.h"
#include "history/history.h"

/* Tell that it begins with this commit: what is not here can be held against nothing; where all is it is checked.
 * Only where nothing was `told`, which is set; 0. */
int check_cut_tell(struct findings *findings, const struct history_commit *commit, bool *told);

#endif
