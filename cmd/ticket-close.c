/* File a ticket away; the steps that are still missing can be given along. */
#include "account/account_deed.h"
#include "act/ticket_act.h"
#include "act/ticket_flow.h"
#include "program/custody_program.h"
#include "program/ticket_program.h"

static struct {
	const char *result;
	const char *not_done;
	int told;
	struct visit visit;
	const char *note;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("result", result, TEXT, N_("the result, where it is still missing"), "TEXT"),
	OPTION("not-done", not_done, TEXT, N_("with --result: why the account was not changed"), "REASON"),
	OPTION("told", told, ENUM, N_("how the customer was told, where that is still missing"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("visit", visit.satisfaction, ENUM,
		N_("the satisfaction at the visit, where it is still missing"),
		"HOW", CHOICES(ticket_satisfactions), .group = 1),
	OPTION("solved", visit.solved, ENUM, N_("with --visit: is the matter solved"),
		"YES", CHOICES(ticket_answers)),
	OPTION("quality", visit.quality, TEXT, N_("with --visit: remark on the quality of service"),
		"TEXT"),
	OPTION("no-visit", visit.none, TEXT, N_("why there is no visit, after calls in vain on three days"),
		"REASON", .group = 1),
	OPTION("unwilling", visit.unwilling, TEXT, N_("the customer wants no visit: in his own words"),
		"TEXT", .group = 1),
	OPTION("reason", visit.reason, TEXT, N_("why a supervisor visits in place of the owner"),
		"TEXT"),
	OPTION("note", note, TEXT, N_("a note, kept with the event"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-close 20260918-XS-0005", N_("close a visited ticket")},
	{"ticket-close 20260918-XS-0002 --result 已修复 --told phone --visit satisfied",
		N_("result, delivery, visit and closing in one commit")},
};

/* What the command line left out, told of the ticket as it was: nothing was written. */
static int refuse_rest(const struct ticket *before, const struct ticket *after, struct err *err)
{
	return err_set(err, ERR_REFUSED,
		_("ticket %s is \"%s\": to be closed in one command it also needs:%s%s%s; nothing was "
		  "written"),
		before->id, _(ticket_states[before->state].title),
		after->result_at ? "" : _(" --result <result>"), after->told_at ? "" : _(" --told <channel>"),
		after->visited_at ? "" : _(" --visit <satisfaction>"));
}

static int close_ticket(struct ticket *ticket, const struct session *session, struct err *err)
{
	const struct ticket before = *ticket;
	if (arg.not_done && !arg.result)
		return err_set(err, ERR_USAGE, _("--not-done goes with --result"));
	if (arg.not_done && account_deed_not_done(ticket, session, arg.not_done, err))
		return -1;
	if (arg.result && ticket_flow_result(ticket, session, arg.result, true, err))
		return -1;
	if (arg.told && ticket_deliver(ticket, session, arg.told, NULL, err))
		return -1;
	bool visited = arg.visit.satisfaction || arg.visit.none || arg.visit.unwilling;
	if (visited && ticket_visit(ticket, session, &arg.visit, err))
		return -1;
	if (ticket->state != before.state && ticket->state != TICKET_VISITED)
		return refuse_rest(&before, ticket, err);
	return ticket_close(ticket, session, arg.note, err);
}

TICKET_PROGRAM(.name = "ticket-close", .rule = close_ticket, .print = custody_program_print_closed,
	.summary = N_("close tickets; prints id and state"),
	.description = N_("Closing needs a result, the customer told, and a visit or the "
		"reason why there is none. What is missing can be given in the same "
		"command."))
