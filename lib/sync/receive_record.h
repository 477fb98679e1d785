/* One record that a commit changes or brings: read, canonical, in its place, the sum of its events; and each of its
 * new events. */
#ifndef SYNC_RECEIVE_RECORD_H
#define SYNC_RECEIVE_RECORD_H

#include <stdbool.h>

#include "history/check_record.h"

/* For struct check_commit, whose context is the look (sync/receive_look.h). */
void receive_record_changed(void *look, const struct check_record_place *before, const struct check_record_place *after,
	const bool *kept);

#endif
