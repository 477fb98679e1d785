/* Escalate an overdue ticket to the discipline office, and record what it found (上报纪委、问责). */
#include "act/ticket_overdue.h"
#include "program/ticket_program.h"

static struct {
	const char *note;
	int cause;
	const char *accountability;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("note", note, TEXT, N_("what is reported"), "TEXT", .group = 1),
	OPTION("cause", cause, ENUM, N_("the cause as the inspector found it"),
		"WHO", CHOICES(ticket_causes), .group = 1),
	OPTION("accountability", accountability, TEXT, N_("with --cause: the outcome (问责结果)"),
		"TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-escalate 20260918-XS-0007 --note 超期两日，已催办", N_("prints id and state")},
	{"ticket-escalate 20260918-XS-0008 --cause department --accountability 通报批评 --as jiwei",
		N_("the inspector records cause and accountability")},
};

static int escalate(struct ticket *ticket, const struct session *session, struct err *err)
{
	if (arg.accountability && !arg.cause)
		return err_set(err, ERR_USAGE, _("--accountability goes with --cause"));
	return arg.cause ? ticket_find_cause(ticket, session, arg.cause, arg.accountability, err)
			 : ticket_escalate(ticket, session, arg.note, err);
}

TICKET_PROGRAM(.name = "ticket-escalate", .rule = escalate,
	.summary = N_("escalate overdue tickets to the discipline office; prints id and state"),
	.description = N_("Refused before the due date has passed, and while there is no result before a reminder "
		"was recorded since and the customer was told. What is finished or closed late can "
		"still be escalated. The inspector later records the cause and, where it is the "
		"department, its accountability."))
