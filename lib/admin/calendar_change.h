/* Taking a holiday notice into the store. */
#ifndef ADMIN_CALENDAR_CHANGE_H
#define ADMIN_CALENDAR_CHANGE_H

#include "base/err.h"
#include "rules/holidays.h"

struct session;

/* Commit `notice` (same year and region: in place of the old one) and tell its path.  Nothing is
 * changed when the store says the same already. */
int calendar_change(struct session *session, const struct notice *notice, const char **path,
	struct err *err);

#endif
