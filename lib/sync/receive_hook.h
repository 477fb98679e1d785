/* The pre-receive hook of a hub: `store-check --receive`, started by git in the hub's directory. */
#ifndef SYNC_RECEIVE_HOOK_H
#define SYNC_RECEIVE_HOOK_H

#include <stdbool.h>

#include "base/err.h"

struct session;

/* Read the refs from standard input; `refused` is called for each that may not come in, and `*accepted` is
 * false then.  The session gives memory, and is given the store; a hub whose settings let the clock be pinned obeys ONESTOP_NOW. */
int receive_hook_run(struct session *session, void (*refused)(void *context, const char *ref, const char *why),
	void *context, bool *accepted, struct err *err);

#endif
