/* Taking a holiday notice into the store, and what it means for tickets that are open. */
#ifndef OFFICE_CALENDAR_CHANGE_H
#define OFFICE_CALENDAR_CHANGE_H

#include "base/err.h"
#include "office/holidays.h"

struct session;

/* Commit `notice` (same year and region: in place of the old one).  Nothing is committed when the
 * store says the same already, or when session->op made it. */
int calendar_change(struct session *session, const struct notice *notice, struct err *err);

#endif
