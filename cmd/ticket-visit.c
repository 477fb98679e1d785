/* Record the call-back (回访): reached, solved, satisfied. */
#include "program/ticket_program.h"
#include "ticket/ticket_act.h"

static struct visit arg;

#define RECORD struct visit
static const struct command_option options[] = {
	OPTION("satisfaction", satisfaction, ENUM, N_("what the customer says"),
		"HOW", CHOICES(ticket_satisfactions), .group = 1),
	OPTION("reached", reached, ENUM, N_("was the customer reached"),
		"YES", CHOICES(ticket_answers)),
	OPTION("solved", solved, ENUM,
		N_("is the matter solved (yes, unless the customer is dissatisfied)"),
		"YES", CHOICES(ticket_answers)),
	OPTION("quality", quality, TEXT, N_("remark on the quality of service"), "TEXT"),
	OPTION("none", none, TEXT, N_("why there is no visit (three failed calls)"),
		"REASON", .group = 1),
	OPTION("reason", reason, TEXT, N_("why a supervisor visits in place of the owner"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-visit 20260918-XS-0004 --satisfaction satisfied", N_("the customer is satisfied")},
	{"ticket-visit 20260918-XS-0004 --none 三次电话均未接通", N_("no visit was possible, and why")},
};

static int visit(struct ticket *ticket, const struct session *session, struct err *err)
{
	return ticket_visit(ticket, session, &arg, err);
}

TICKET_PROGRAM(.name = "ticket-visit", .rule = visit,
	.summary = N_("record the call-back to the customer; prints id and state"),
	.description = N_("The visit is the duty of the owner, the first person asked; a "
		"supervisor may visit instead, with a reason."))
