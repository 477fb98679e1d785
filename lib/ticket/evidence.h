/* The evidence of a ticket (article 6: 追查未完成原因): everything that is known of a delay, from
 * the record and the commit it stands in.  It lists; it blames nobody. */
#ifndef TICKET_EVIDENCE_H
#define TICKET_EVIDENCE_H

#include "base/err.h"
#include "office/event.h"
#include "ticket/evidence_round.h"
#include "ticket/ticket.h"
#include "ticket/ticket_custody.h"

struct session;

struct evidence {
	const char *id;
	const char *service;
	int state;
	const char *owner;
	const char *department;
	const char *handler;
	int64_t received_at;
	int64_t assigned_at;
	int first_due;
	int due;
	int64_t result_at;
	bool late;
	int late_due;           /* the day at whose end the present round became late; 0: not */
	int64_t overdue_days;   /* working days from then to the result, or today */
	bool at_least;          /* a year between has no calendar, so there may be more */
	int64_t held_days;
	int64_t extensions;
	int64_t returns;
	int64_t informed_at;    /* the customer was last told */
	int64_t escalated_at;
	int cause;
	const char *accountability;
	struct words notices;   /* holiday notices the due date rests on */
	struct words articles;  /* of the regulation, in the order the ticket met them */
	const char *commit;     /* the state of the store it was taken from */
	struct event_list reminders;
	struct ticket_custody_list hands;
	struct evidence_round_list rounds;
	struct event_list events;
};

extern const struct schema evidence_schema;

/* Of all rounds; in the session's arena. */
int evidence_collect(const struct session *session, const struct ticket *ticket, struct evidence *evidence,
	struct err *err);

#endif
