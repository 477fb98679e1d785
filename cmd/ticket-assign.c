/* Hand a ticket over to the department that handles it; the clock starts. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "store/path.h"
#include "ticket/ticket.h"
#include "ticket/ticket_change.h"
#include "ticket/ticket_rule.h"
#include "value/date.h"
#include "value/id.h"

static struct {
	const char *to;
	const char *handler;
	const char *note;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "to", .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(to),
		 .check = id_check_code, .title = N_("department that handles it")},
		.value = "DEPARTMENT"},
	{.field = {.key = "handler", .type = FIELD_ID, AT(handler), .check = id_check_staff,
		 .title = N_("staff member who handles it")},
		.value = "STAFF"},
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note), .title = N_("a note for the handler")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("ticket id; - reads ids from standard input"), .many = true},
};

static const struct command_example examples[] = {
	{"ticket-assign 20260918-XS-0001 --to meter-reading",
		N_("prints the id, the department and the due date")},
	{"ticket-list --state received --service facility --ids | ticket-assign - --to network",
		N_("hand over everything that was received for the network department")},
};

static int assign(struct ticket *ticket, const struct session *session, const void *argument,
	struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	const struct department *department;
	struct list people;
	(void)argument;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_department(&catalogue, arg.to, &department, err) ||
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
		.department = department->code,
		.handler = arg.handler,
		.note = arg.note,
	};
	return ticket_assign(ticket, session, &to, err);
}

static int each(struct run *run, const char *id, struct err *err)
{
	struct ticket ticket;
	char due[DATE_TEXT_SIZE];
	if (ticket_change(&run->session, id, assign, NULL, &ticket, err))
		return -1;
	run_print(run, "%s\t%s\t%s", ticket.id, ticket.department, date_format(ticket.due, due));
	return 0;
}

static const struct command command = {
	.name = "ticket-assign",
	.summary = N_("hand tickets over to a department; prints id, department and due date"),
	.description = N_("Day 1 of the limit is the first working day after today. A received ticket "
			  "of a service that needs no separate opinion is approved in the same commit."),
	.article = "六",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
