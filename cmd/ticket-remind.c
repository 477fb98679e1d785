/* Remind the department of a ticket, and tell the customer how things stand (催办). */
#include "act/ticket_overdue.h"
#include "program/ticket_program.h"

static struct {
	const char *to;
	const char *answer;
	int told;
	const char *said;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("to", to, LINE, N_("who was reminded"), "WHOM", REQUIRED),
	OPTION("answer", answer, TEXT, N_("what they answered"), "TEXT"),
	OPTION("told", told, ENUM, N_("how the customer was told how things stand"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("said", said, TEXT, N_("with --told: what was said"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-remind 20260918-XS-0002 --to 营抄中心赵磊 --answer 明日上门", N_("prints id and state")},
	{"ticket-remind 20260918-XS-0002 --to 营抄中心赵磊 --told phone --said 已催办，两日内答复",
		N_("the customer was told as well")},
};

static int remind(struct ticket *ticket, const struct session *session, struct err *err)
{
	if (arg.said && !arg.told)
		return err_set(err, ERR_USAGE, _("--said goes with --told"));
	if (ticket_remind(ticket, session, arg.to, arg.answer, err))
		return -1;
	return arg.told ? ticket_inform(ticket, session, arg.told, arg.said, err) : 0;
}

TICKET_PROGRAM(.name = "ticket-remind", .rule = remind,
	.summary = N_("record a reminder to the department; prints id and state"),
	.description = N_("An overdue ticket needs, in this order: a reminder, the customer told (with what was "
		"said), the escalation. A reminder before that is kept as a note."))
