/* What of the accounts stands on a daily sheet (report/report_daily.h): suspensions that
 * end within a month, or have ended, and base volumes that end within a month; one that has ended is the
 * default again, and nobody asks. */
#ifndef REPORT_REPORT_DAILY_ACCOUNT_H
#define REPORT_REPORT_DAILY_ACCOUNT_H

#include <stdbool.h>

#include "base/err.h"

struct account;
struct session;

struct report_daily_account {
	int as_of; /* accounts are taken as they stood at the end of this day */
	/* The account is borrowed; what ends on the day `until` is its suspension, or its base volume. */
	int (*each)(void *context, const struct account *account, bool suspension, int until,
		struct err *err);
	int (*disputed)(void *context, const struct account *account, struct err *err);
	void *context;
};

/* Call `disputed` for every account that was disputed, `each` for every suspension and every base volume; non-zero ends the walk and is returned. */
int report_daily_account_walk(struct session *session, const struct report_daily_account *walk,
	struct err *err);

#endif
