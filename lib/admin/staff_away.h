/* Leave: somebody is away for some days, and another stands in (domain: whoever was asked first stays
 * the owner of what he received, and a call-back must not wait for him). */
#ifndef ADMIN_STAFF_AWAY_H
#define ADMIN_STAFF_AWAY_H

#include <stdbool.h>

#include "base/err.h"

struct session;

struct staff_away {
	const char *id;
	int from;           /* date */
	int until;          /* date of the last day */
	const char *deputy; /* staff id; NULL with `cancel` */
	bool cancel;        /* take a leave back: that of `from`, or of today and later */
};

/* Note a leave, or take one back.  ERR_REFUSED when who acts is neither the person nor an admin (a
 * deputy acts for him then: nobody takes that himself); when the deputy is unknown, not on duty, the
 * person himself or away on one of these days; when days lie in two leaves or are past; or when there
 * is no such leave.  `*spells` in the arena of the session: the words of what is away now, as they are
 * printed. */
int staff_away_set(struct session *session, const struct staff_away *order, const char **spells,
	struct err *err);

#endif
