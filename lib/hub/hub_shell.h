/* What sshd starts for the key of a desk: git for this hub, rsync for its attachments, and nothing else. */
#ifndef HUB_HUB_SHELL_H
#define HUB_HUB_SHELL_H

#include "base/arena.h"
#include "base/err.h"

/* The words to run for what the client asked for (SSH_ORIGINAL_COMMAND; NULL: a shell), in the hub of that absolute
 * path; NULL behind them, the first an absolute path.  In the arena.  ERR_REFUSED for all else. */
int hub_shell_words(const char *asked, const char *hub, struct arena *arena, const char *const **words,
	struct err *err);

#endif
