/* The log of a hub: every push that came in, in the order in which they came.
 *
 *     HUB/onestop/pushes/2026-09.log
 *
 *     push 2026-09-18T09:00:00+08:00 XS
 *     OLD NEW REF                          of every ref
 *     certificate                          what was signed, as git has it, where it was; each line behind a TAB
 *
 * A certificate is a loose object that nothing leads to, and git types it away some day; here it stays.  No
 * event is later than the push that brought it. */
#ifndef HUB_HUB_LOG_H
#define HUB_HUB_LOG_H

#include <stdint.h>

#include "base/err.h"

struct store;

/* Append it, all or nothing, and wait for the disk.  `lines` are those of the hook, `desk` who pushed,
 * `certificate` the id of a blob; "": it was not signed. */
int hub_log_append(struct store *hub, int64_t now, const char *desk, const char *lines, const char *certificate,
	struct err *err);

#endif
