/* The pre-receive hook of a hub: `store-check --receive`, started by git in the hub's directory. */
#ifndef HUB_PUSH_HOOK_H
#define HUB_PUSH_HOOK_H

#include "base/err.h"

struct session;

/* Read the refs from standard input; each that may not come in is noted in the store of the session (store_note), and
 * `*status` is ERR_REFUSED then.  The session gives memory, and is given the store; a hub whose settings let the
 * clock be pinned obeys ONESTOP_NOW. */
int push_hook_run(struct session *session, enum err_code *status, struct err *err);

#endif
