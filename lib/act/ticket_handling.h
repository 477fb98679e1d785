/* A ticket in the hands of departments: 转办, 转派, its stages and 办结, one rule for an act
 * (act/ticket_rule.h). */
#ifndef ACT_TICKET_HANDLING_H
#define ACT_TICKET_HANDLING_H

#include <stdbool.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;
struct flow;
struct service;

/* 转办 (article 6).  Day 1 of the limit is the first working day after today (民法典 201).  A received
 * ticket of a service that needs no separate opinion is approved on the way.  A ticket that is with a
 * department already is transferred (转派, with a reason), or another handler is named; its clock
 * runs on then. */
struct hand_over {
	const struct service *service;
	const struct flow *flow;  /* of the service; NULL: none */
	const char *department;   /* NULL: that of its stage, or of the service */
	const char *handler;      /* may be NULL */
	const char *reason;       /* of a transfer */
	const char *note;
	bool at_once;             /* done where it was received, within the same command */
};
int ticket_assign(struct ticket *ticket, const struct session *session, const struct hand_over *to,
	struct err *err);

/* 办结.  A flow of several handling stages is worked through stage by stage: the result of the last
 * one, or one given as `final`, is the result of the ticket. */
int ticket_result(struct ticket *ticket, const struct session *session, const struct flow *flow,
	const char *text, bool final, struct err *err);

/* Does a further handling stage of the flow (NULL: none) follow the one that the ticket is in? */
bool ticket_stage_follows(const struct ticket *ticket, const struct flow *flow);

/* 业务咨询 (article 5(1)): a received consultation is answered at once and closed; the answer itself is the
 * delivery, and nobody needs to be called back. */
int ticket_answer(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *answer, struct err *err);

#endif
