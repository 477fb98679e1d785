/* How what is beside the records goes between a clone and its hub: by rsync, over ssh to what hub/hub_shell.h lets
 * through, or to a directory of this machine.  Over http and git daemon there is none. */
#ifndef CARRY_CARRY_WAY_H
#define CARRY_CARRY_WAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "carry/carry_stage.h"
#include "carry/carry_take.h"
#include "sync/remote.h"

struct carry_way {
	const struct remote *remote;
	const char *host; /* "user@host" for ssh; NULL: the hub is on this machine */
	const char *port; /* NULL */
	const char *hub;  /* its directory there */
};

/* By the URL of the hub.  ERR_REFUSED when there is no way by that, or no rsync here. */
int carry_way_find(const struct remote *remote, struct carry_way *way, struct err *err);

/* What lies beneath the directory `path` of the hub; in the arena of the store.  ERR_BUSY when it cannot be reached. */
int carry_way_list(const struct carry_way *way, const char *path, struct carry_file_list *list, struct err *err);

/* Bring these files from beneath `path` into the directory `stage` of the clone. */
int carry_way_pull(const struct carry_way *way, const char *path, const struct carry_file_list *files,
	const char *stage, struct err *err);

/* Give the hub what lies in the directory `stage` of the clone, for beneath `path`; `take` tells what the hub leaves out
 * and counts it, and what it takes where that is known.  ERR_BUSY when the hub has no room. */
int carry_way_push(const struct carry_way *way, const char *path, const char *stage, struct carry_take *take, struct err *err);

#endif
