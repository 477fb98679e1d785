/* The events of a record: what holds of them in tickets, accounts and staff alike. */
#ifndef CHECK_CHECK_EVENT_H
#define CHECK_CHECK_EVENT_H

#include "base/arena.h"
#include "base/err.h"
#include "check/findings.h"
#include "record/field.h"

/* Are the fields of the record the sum of its events, do these stand in an order that can have been, and
 * does none set what is computed?  (Before format 2 some did.)  ERR_MALFORMED says what is wrong. */
int check_event(const struct findings *findings, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err);

#endif
