/* What sshd starts for the key of a desk: git for this hub, rsync for its attachments, and nothing else. */
#ifndef HUB_HUB_SHELL_H
#define HUB_HUB_SHELL_H

#include "base/arena.h"
#include "base/err.h"

#define HUB_SHELL_TELLS "hub-shell: " /* before each line that it says */

enum hub_shell_takes {
	HUB_SHELL_NOTHING, /* that would have to be looked at here */
	HUB_SHELL_ATTACHMENTS,
	HUB_SHELL_REVEALS  /* logs of the desk that brings them */
};

struct hub_shell_order {
	const char *const *words; /* to run: NULL behind them, the first an absolute path */
	enum hub_shell_takes takes; /* files come by rsync: hub/hub_take.h */
};

/* What to do for what the client asked for (SSH_ORIGINAL_COMMAND; NULL: a shell) with the key of that desk, in the hub of that
 * absolute path.  In the arena.  ERR_REFUSED for all that is neither git for this hub nor rsync for what the desk may have. */
int hub_shell_read(const char *asked, const char *hub, const char *desk, struct arena *arena,
	struct hub_shell_order *order, struct err *err);

#endif
