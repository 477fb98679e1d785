/* What article 6 asks for when an answer does not come: 催办 → tell the customer → 上报公司纪委 → cause
 * and accountability.  Nothing is ever blamed by a machine: the programs list, people decide. */
#ifndef ACT_TICKET_OVERDUE_H
#define ACT_TICKET_OVERDUE_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

/* 催办: whom, and what they answered. */
int ticket_remind(struct ticket *ticket, const struct session *session, const char *whom,
	const char *answer, struct err *err);

/* The customer is told how things stand (`channel`). */
int ticket_inform(struct ticket *ticket, const struct session *session, int channel, const char *text,
	struct err *err);

/* 上报: refused before the due date has passed, before a reminder was recorded, and before the
 * user was told. */
int ticket_escalate(struct ticket *ticket, const struct session *session, const char *note,
	struct err *err);

/* 追查原因、问责, by the inspector: `accountability` is needed when the department is the cause. */
int ticket_find_cause(struct ticket *ticket, const struct session *session, int cause,
	const char *accountability, struct err *err);

#endif
