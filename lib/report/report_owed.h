/* What the reports of debts have in common: who is owed by, in words, and where in its flow a ticket
 * stands (ticket/ticket_owed.h answers what, by whom, since when, until when). */
#ifndef REPORT_REPORT_OWED_H
#define REPORT_REPORT_OWED_H

#include "base/err.h"
#include "ticket/ticket_owed.h"

struct catalogue;
struct report_ticket;
struct session;

struct report_owed {
	struct ticket_owed_rules rules;
	struct arena *mem;
};

/* As ticket_owed_rules_load. */
int report_owed_begin(struct session *session, const struct catalogue *catalogue,
	struct report_owed *reports, struct err *err);

struct ticket_owed report_owed_of(const struct report_owed *reports, const struct report_ticket *found);

/* The name of the debtor: a department, a person, "window XS", the customer. */
const char *report_owed_debtor(const struct report_owed *reports, const struct ticket_owed *owed);

/* The name of the stage of its flow in which the ticket is; NULL where there is none. */
const char *report_owed_stage(const struct report_owed *reports, const struct ticket *ticket);

/* What comes next, in words; `reminders` are those given since it is late. */
const char *report_owed_next(const struct report_owed *reports, const struct report_ticket *found,
	const struct ticket_owed *owed);

/* How often the department was reminded since the round is late. */
int64_t report_owed_reminders(const struct report_ticket *found);

#endif
