/* Files of records, each record changed where it must be and all others left as they are. */
#ifndef UPGRADE_UPGRADE_STREAM_H
#define UPGRADE_UPGRADE_STREAM_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"
#include "record/field.h"
#include "upgrade/upgrade_work.h"

/* Every file beneath the directory: `each` changes a record and says so; its arena lasts for the file.  A
 * file in which nothing changed is not written. */
int upgrade_stream(struct upgrade *upgrade, const struct schema *schema, const char *directory,
	int (*each)(struct upgrade *upgrade, void *record, bool *changed, struct arena *arena, struct err *err),
	struct err *err);

/* Say of each event after which of another desk it was written: in format 1 records were never written
 * apart, so that is the one before.  Does any say so? */
bool upgrade_stream_order(struct event_list *events, struct arena *arena);

#endif
