/* Hand a ticket over to the department that handles it; the clock starts. */
#include "act/ticket_handling.h"
#include "program/custody_program.h"
#include "program/ticket_program.h"
#include "rules/catalogue.h"
#include "value/date.h"
#include "value/id.h"

static struct {
	const char *to;
	const char *handler;
	const char *reason;
	const char *note;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("to", to, ID, N_("department that handles it (that of its service)"),
		"DEPARTMENT", CHECK(id_check_code)),
	OPTION("handler", handler, ID, N_("staff member who handles it"),
		"STAFF", CHECK(id_check_staff)),
	OPTION("reason", reason, TEXT, N_("why it is transferred to another department"), "TEXT"),
	OPTION("note", note, TEXT, N_("a note for the handler"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-assign 20260918-XS-0001 --to meter-reading",
		N_("prints the id, the department and the due date")},
	{"ticket-assign 20260918-XS-0002 --to engineering --reason 属工程部职责",
		N_("transfer it to another department")},
	{"ticket-list --state received --service facility --ids | ticket-assign - --to network",
		N_("assign everything that was received for the network department")},
};

static int assign(struct ticket *ticket, const struct session *session, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	const struct department *department = NULL;
	struct staff_list people;
	if (catalogue_load(session->store, &catalogue, err) ||
		(arg.to && catalogue_department(&catalogue, arg.to, &department, err)) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	if (arg.handler) {
		if (staff_load_all(session->store, &people, err))
			return -1;
		const struct staff *handler = staff_find(&people, arg.handler);
		if (!handler || !staff_is_active(handler, session->today))
			return staff_refuse(&people, arg.handler, session->today, err);
	}
	const struct hand_over to = {
		.service = service,
		.flow = catalogue_flow(&catalogue, service->flow),
		.department = department ? department->code : NULL,
		.handler = arg.handler,
		.reason = arg.reason,
		.note = arg.note,
	};
	return ticket_assign(ticket, session, &to, err);
}

static int print(struct run *run, const struct ticket *ticket, struct err *err)
{
	char due[DATE_TEXT_SIZE];
	(void)err;
	custody_program_tell_used(run, ticket);
	run_result(run, ticket_program_sentence(run, ticket), "%s\t%s\t%s", ticket->id, ticket->department,
		date_format(ticket->due, due));
	return 0;
}

TICKET_PROGRAM(.name = "ticket-assign", .rule = assign, .print = print,
	.summary = N_("assign tickets to a department; prints id, department and due date"),
	.description = N_("Day 1 of the limit is the first working day after today. A received "
		"ticket of a service that needs no separate opinion is approved in the same "
		"commit. A ticket that is with a department already is transferred, with a reason, or "
		"another handler is named; its clock runs on."))
