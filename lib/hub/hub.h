/* A hub: the bare repository in which windows meet, that lets in only what it has verified.
 *
 *     HUB/config                       fsckObjects, no deletion, no going back, reflogs, signed pushes, bounds on memory
 *     HUB/hooks/pre-receive            store-check --receive (hub/push.h)
 *     HUB/hooks/post-receive           libexec/onestop/hub-received: the two below
 *     HUB/onestop/authorized_keys      for sshd, from the keys of the desks (hub/hub_key.h)
 *     HUB/onestop/allowed_signers      for git, likewise
 *     HUB/onestop/pushes/2026-09.log   every push that came in, with its certificate (hub/hub_log.h)
 *     HUB/onestop/reveals/XS/2026-11.log  who looked at personal data at each desk, by rsync
 *     HUB/attachments/                 what records have beside them, by rsync
 *
 * It needs no program of its own that runs all the time: git and sshd are the server. */
#ifndef HUB_HUB_H
#define HUB_HUB_H

#include <stdbool.h>

#include "base/err.h"

struct arena;
struct session;

struct hub_order {
	const char *directory;
	const char *from;     /* a store whose main it begins with; NULL: empty until the centre pushes */
};

/* Make it; it appears at `directory` whole or not at all.  One that is there gets its hooks and the files of keys
 * anew, and what its configuration lacks, as after an update of the programs.  ERR_REFUSED when something else is there. */
int hub_make(const struct hub_order *order, struct session *session, struct err *err);

/* The directory of the hub's own files. */
#define HUB_FILES "onestop"
#define HUB_ATTACHMENTS "attachments"
#define HUB_REVEALS "onestop/reveals"

#endif
