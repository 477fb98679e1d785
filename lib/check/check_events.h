/* The events of all accounts, also those that were folded away, for what they say of money: to be held against
 * the books and registers of the things that did not agree. */
#ifndef CHECK_CHECK_EVENTS_H
#define CHECK_CHECK_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/event.h"

struct findings;
struct findings_place;
struct scan_file;

struct check_events {
	/* May the file have what is looked for?  Else it is not parsed. */
	bool (*may_have)(void *context, const struct scan_file *file);
	/* `latest` is the latest moment of the events before this one (0: it is the first; -1: not known, as what
	 * was before it was folded away). */
	void (*each)(void *context, const struct findings_place *place, const char *account,
		const struct event *event, int64_t latest);
	void *context;
};

/* Call `each` for every event, by block and account, then by history.  A file that cannot be read was told
 * before.  -1 only when it could not be looked at. */
int check_events_each(struct findings *findings, const struct check_events *events, struct err *err);

/* The same for the events of one record. */
void check_events_of(const struct check_events *events, const struct findings_place *place, const char *account,
	const struct event_list *list, bool begins);

/* For struct scan: the file was told before. */
void check_events_unread(void *context, const char *path, const struct err *err);

#endif
