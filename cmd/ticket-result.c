/* Record the result of a ticket: the matter is done and the customer is to be told. */
#include "account/account_deed.h"
#include "act/ticket_flow.h"
#include "act/ticket_said.h"
#include "program/custody_program.h"
#include "program/ticket_program.h"

static struct {
	const char *text;
	bool final;
	const char *not_done;
	const char *given_by;
	const char *department;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("text", text, TEXT, N_("the result (完成情况), of the step or of the matter"),
		"TEXT", REQUIRED),
	OPTION("given-by", given_by, LINE,
		N_("who told it, when the window records it for a department"), "NAME"),
	FLAG("final", final, N_("the further steps of the flow are not needed")),
	OPTION("not-done", not_done, TEXT, N_("why the account was not changed, which the service is about"),
		"REASON"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-result 20260918-XS-0002 --text '现场核查，水表正常，内漏'",
		N_("prints the id and the new state")},
	{"ticket-result 20260918-XS-0002 --text 已更换井盖 --dry-run", N_("shows what would change")},
};

static int record_result(struct ticket *ticket, const struct session *session, struct err *err)
{
	if (arg.not_done && account_deed_not_done(ticket, session, arg.not_done, err))
		return -1;
	size_t since = ticket->events.n;
	/* Whose result it is: the end of a stage hands the ticket to the next. */
	arg.department = ticket->department;
	if (ticket_flow_result(ticket, session, arg.text, arg.final, err))
		return -1;
	ticket_said_by(ticket, since, arg.given_by);
	return 0;
}

static int print(struct run *run, const struct ticket *ticket, struct err *err)
{
	if (!arg.given_by && !ticket->at_once && ticket_said_for_others(&run->session, arg.department))
		run_say(run, _("recorded for \"%s\": say who told it (--given-by <name>), as annex 9 names him"),
			run_name(run, "department", arg.department));
	return custody_program_print_given(run, ticket, err);
}

TICKET_PROGRAM(.name = "ticket-result", .rule = record_result, .print = print,
	.summary = N_("record the result of tickets; prints id and state"),
	.description = N_("A service whose flow has several handling steps is worked through one "
		"by one: each result finishes a step, the last one the matter. A service that changes an account "
		"(新装接入, 报停, ...) has a result only when the account shows that it was done with this ticket "
		"(--ticket of the account's program), or --not-done says why not."))
