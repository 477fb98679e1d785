/* Who looked at personal data in full: the log of reveals (office/reveal_log.h) as rows of what was done, with the
 * program, the records and the reason; at the centre those of all desks that have carried theirs to the hub. */
#ifndef REPORT_REPORT_REVEAL_H
#define REPORT_REPORT_REVEAL_H

#include "base/err.h"
#include "report/report_log.h"

/* The rows (struct report_log, in the arena of the session), the oldest first; of the query its days, person, desk, ticket
 * and account. */
int report_reveal_list(struct session *session, const struct report_log_query *query, struct list *list,
	struct err *err);

#endif
