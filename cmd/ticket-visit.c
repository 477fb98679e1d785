/* Record the call-back (回访): reached, solved, satisfied. */
#include "act/ticket_act.h"
#include "act/ticket_unreached.h"
#include "program/ticket_program.h"

static struct {
	struct visit visit;
	const char *attempt;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("satisfaction", visit.satisfaction, ENUM, N_("what the customer says"),
		"HOW", CHOICES(ticket_satisfactions), .group = 1),
	OPTION("reached", visit.reached, ENUM, N_("was the customer reached"),
		"YES", CHOICES(ticket_answers)),
	OPTION("solved", visit.solved, ENUM,
		N_("is the matter solved (yes, unless the customer is dissatisfied)"),
		"YES", CHOICES(ticket_answers)),
	OPTION("quality", visit.quality, TEXT, N_("remark on the quality of service"), "TEXT"),
	OPTION("attempt", attempt, TEXT, N_("a call that did not reach the customer, and what came of it"),
		"TEXT", .group = 1),
	OPTION("none", visit.none, TEXT, N_("why there is no visit, after calls in vain on three days"),
		"REASON", .group = 1),
	OPTION("unwilling", visit.unwilling, TEXT, N_("the customer wants no visit: in his own words"),
		"TEXT", .group = 1),
	OPTION("reason", visit.reason, TEXT, N_("why a supervisor visits in place of the owner"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-visit 20260918-XS-0004 --satisfaction satisfied", N_("the customer is satisfied")},
	{"ticket-visit 20260918-XS-0004 --attempt 无人接听", N_("a call in vain; the next is owed on the next working day")},
	{"ticket-visit 20260918-XS-0004 --unwilling 不用再打电话了", N_("the customer wants none")},
};

static int visit(struct ticket *ticket, const struct session *session, struct err *err)
{
	if (!arg.attempt)
		return ticket_visit(ticket, session, &arg.visit, err);
	if (arg.visit.reached || arg.visit.solved || arg.visit.quality)
		return err_set(err, ERR_USAGE, _("--attempt: a call in vain says nothing else of a visit"));
	return ticket_attempt(ticket, session, arg.attempt, arg.visit.reason, err);
}

TICKET_PROGRAM(.name = "ticket-visit", .rule = visit,
	.summary = N_("record the call-back to the customer; prints id and state"),
	.description = N_("The visit is the duty of the owner, the first person asked; a "
		"supervisor may visit instead, with a reason. No visit at all takes calls in vain "
		"on three different days, or the customer's own wish."))
