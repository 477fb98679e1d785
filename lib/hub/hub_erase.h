/* What was erased from the tickets goes at the hub, too, as soon as the erasure is pushed. */
#ifndef HUB_HUB_ERASE_H
#define HUB_HUB_ERASE_H

#include "base/err.h"

struct store;

/* `lines` of a push, "OLD NEW REF": where main has a new erasure, attachments that no ticket has any more are removed.
 * Reads all tickets then, and none otherwise. */
int hub_erase(struct store *hub, const char *lines, struct err *err);

#endif
