/* The keys of desks, as ssh and git want them at the hub, from catalogue/desks.yaml of its main.
 *
 *     authorized_keys    restrict,command="env ONESTOP_DESK=XS .../hub-shell HUB" KEY: sshd reads it
 *                        (AuthorizedKeysFile, or a link from ~/.ssh), so a login is known by its key
 *     allowed_signers    XS@desk.onestop namespaces="git" KEY: who may sign a push
 *
 * A desk that ends has its last day in both; one that has ended, or has not begun, is in neither. */
#ifndef HUB_HUB_KEY_H
#define HUB_HUB_KEY_H

#include "base/err.h"

struct store;

/* What stands behind the desk in the name of a signer, and of the committer of its commits. */
#define HUB_KEY_MAIL "@desk.onestop"

#define HUB_KEY_SIGNERS "onestop/allowed_signers"
#define HUB_KEY_LOGINS "onestop/authorized_keys"

/* Write both files anew where they are not what they must be; empty while the hub has no main.  `place` is where the hub
 * is, or will be, and `programs` the directory of bin/; both absolute. */
int hub_key_write(struct store *hub, const char *place, const char *programs, struct err *err);

#endif
