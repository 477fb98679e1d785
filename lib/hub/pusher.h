/* Who pushes, by what the transport says of it in the environment of the hook:
 *
 *     a signed push        GIT_PUSH_CERT_STATUS is G, the nonce is OK, and the signer is a desk
 *     ssh                  ONESTOP_DESK, from libexec/onestop/hub-shell and the key that logged in
 *     http                 REMOTE_USER, from the server
 *     a hub in one room    onestop.room in its configuration: whoever can reach it is taken for the desk that the
 *                          pushed branch is of, or the branch that main follows */
#ifndef HUB_PUSHER_H
#define HUB_PUSHER_H

#include "base/err.h"

struct store;

/* `*desk` in the arena of the store, by the lines "OLD NEW REF" of a hook.  ERR_REFUSED when nobody is known, or a
 * certificate does not hold. */
int pusher_find(struct store *store, const char *lines, const char **desk, struct err *err);

#endif
