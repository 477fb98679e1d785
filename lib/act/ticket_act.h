/* The acts of the window on a ticket, from its reception to its end, one rule for an act
 * (act/ticket_rule.h).  Hand-over and result are in act/ticket_handling.h, what moves the clock
 * in act/ticket_clock.h, what a late answer asks for in act/ticket_overdue.h. */
#ifndef ACT_TICKET_ACT_H
#define ACT_TICKET_ACT_H

#include <stdbool.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;
struct catalogue;
struct service;

/* 受理 (article 5(3)): the fields of `given` that a customer gives become a new ticket with the id;
 * the acting person becomes its owner for life.  With given->missing it rests in incomplete
 * (一次性告知): no clock runs. */
int ticket_receive(struct ticket *ticket, const struct session *session, const struct service *service,
	const struct ticket *given, const char *id, const char *note, struct err *err);

/* 审核 (article 4). */
int ticket_approve(struct ticket *ticket, const struct session *session, const char *opinion,
	struct err *err);
int ticket_refuse(struct ticket *ticket, const struct session *session, const char *reason,
	const char *opinion, struct err *err);
int ticket_require_papers(struct ticket *ticket, const struct session *session,
	const struct words *missing, const char *reason, struct err *err);
/* For a rule that lets a ticket wait: a form that was complete for more than a working day keeps its day,
 * and its clock only stands still. */
void ticket_stop_clock(struct ticket *after, const struct session *session);
int ticket_show_papers(struct ticket *ticket, const struct session *session, const struct words *papers,
	struct err *err);
int ticket_papers_complete(struct ticket *ticket, const struct session *session, const char *note,
	struct err *err);

/* The opinion of a department that the service asks for (annex 10: 营抄中心意见, 客服意见); once in favour it counts,
 * whatever was said before.  Who may give it: act/ticket_said.h. */
int ticket_opinion(struct ticket *ticket, const struct session *session, const struct service *service,
	const char *department, bool agrees, const char *opinion, struct err *err);

/* The first department of the service that has not agreed; NULL when all have. */
const char *ticket_lacking_opinion(const struct ticket *ticket, const struct service *service);

/* ERR_REFUSED names the first department of the service whose opinion is still missing. */
int ticket_require_opinions(const struct ticket *ticket, const struct catalogue *catalogue,
	const struct service *service, struct err *err);

/* 送达, 回访, 归档. */
int ticket_deliver(struct ticket *ticket, const struct session *session, int channel, const char *note,
	struct err *err);

/* What `no_visit` is of a matter that was done before the customer's eyes. */
#define TICKET_PRESENT "present"

struct visit {
	int reached;
	int solved;
	int satisfaction;
	const char *quality;
	const char *none;   /* why there was none: after calls in vain (act/ticket_unreached.h) */
	const char *unwilling; /* that the customer wants none, in his words */
	bool present;       /* he was there, and nobody needs to be called: no_visit TICKET_PRESENT */
	const char *reason; /* of a supervisor who stands in for the owner */
};
int ticket_visit(struct ticket *ticket, const struct session *session, const struct visit *visit,
	struct err *err);

/* A visited ticket, or one of which nobody can be told (act/ticket_unreached.h). */
int ticket_close(struct ticket *ticket, const struct session *session, const char *note, struct err *err);

/* 撤回 (after the hand-over with what the customer said), what was entered by mistake, and a remark in
 * any state. */
int ticket_withdraw(struct ticket *ticket, const struct session *session, const char *reason,
	const char *said, struct err *err);
int ticket_void(struct ticket *ticket, const struct session *session, const char *reason, struct err *err);
int ticket_note(struct ticket *ticket, const struct session *session, const char *text, struct err *err);

#endif
