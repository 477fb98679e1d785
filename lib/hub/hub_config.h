/* The configuration of a hub: the gits that serve it are started by sshd or a daemon, and know nothing else of us. */
#ifndef HUB_HUB_CONFIG_H
#define HUB_HUB_CONFIG_H

#include "base/err.h"

struct arena;
struct store;

/* What a hub at `place` begins with; `nonce` is a seed that nobody can guess. */
const char *hub_config_text(const char *place, const char *nonce, struct arena *mem);

/* Give it those bounds on the memory of a git (git/git_setting.h) that it lacks; what somebody has set stays. */
int hub_config_bound(struct store *hub, struct err *err);

#endif
