/* What the key of a desk brings by rsync is looked at before the hub has it: it comes onto a stage,
 * HUB/onestop/incoming/XS, and from there into its place as carry/carry_take.h says. */
#ifndef HUB_HUB_TAKE_H
#define HUB_HUB_TAKE_H

#include "base/err.h"
#include "hub/hub_shell.h"

/* Run the rsync of the order on standard input and output and take what it brought; a line on each file that is
 * left out goes to standard error.  Returns the exit status; -1 where it cannot be begun. */
int hub_take_run(const struct hub_shell_order *order, const char *hub, const char *desk, struct arena *arena,
	struct err *err);

#endif
