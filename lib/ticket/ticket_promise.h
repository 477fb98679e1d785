/* What the window promises when it receives a matter (article 5(3): 告知用户流程和处理时限). */
#ifndef TICKET_TICKET_PROMISE_H
#define TICKET_TICKET_PROMISE_H

#include "base/arena.h"
#include "base/err.h"
#include "ticket/ticket.h"

struct calendar;
struct catalogue;
struct service;
struct session;

/* Note in the last event of the ticket what the customer is told: flow, limit and, when the form is
 * complete and the calendar known, the day by which he has an answer. */
int ticket_promise_note(struct ticket *ticket, const struct session *session,
	const struct catalogue *catalogue, const struct service *service, struct err *err);

/* "最迟9月24日（周四）答复；9月20日（周日）调休上班，计入": the day of ticket_history_due, and every
 * make-up day and holiday from the start of its clock to it, in Chinese as the customer takes it
 * home.  What the promise waits for when there is no such day.  In the arena. */
const char *ticket_promise_words(const struct ticket *ticket, const struct service *service,
	const struct calendar *calendar, struct arena *arena);

#endif
