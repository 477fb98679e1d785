/* What the rules of the programs say of an act, asked anew: how long its clock runs, whose money it is, and whether
 * another person was there who should have done it.  By the office as who did it had it (sync/receive_then.h). */
#ifndef SYNC_RECEIVE_RULE_H
#define SYNC_RECEIVE_RULE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "sync/receive_look.h"

struct event_list;

/* The event at this place of a ticket: done once more it gives the same (act/ticket_again.h). */
int receive_rule_ticket(struct receive_look *look, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err);

/* Of a cash-up: reopened by another than who closed it. */
int receive_rule_reopened(struct receive_look *look, const struct event_list *events, size_t at, struct arena *arena,
	struct err *err);

/* Of the account with that number: a payment pays what is owed, the oldest first; a reversal takes back what stands,
 * folded away or not, once, and what was not given back; a refund gives no more than there is, by another than who
 * took it. */
int receive_rule_money(struct receive_look *look, const char *number, const struct event_list *events, size_t at,
	struct arena *arena, struct err *err);

#endif
