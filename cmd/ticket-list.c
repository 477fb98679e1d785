/* List tickets: open ones, or all that ever were. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "store/path.h"
#include "ticket/ticket.h"
#include "ticket/ticket_query.h"
#include "value/id.h"

static struct ticket_query arg;

#define AT(member) .offset = offsetof(struct ticket_query, member)
static const struct command_option options[] = {
	{.field = {.key = "state", .type = FIELD_WORDS, AT(states), .check = ticket_check_state,
		 .title = N_("only these states (received, approved, assigned, done, ...)")},
		.value = "STATE,..."},
	{.field = {.key = "service", .type = FIELD_WORDS, AT(services), .check = id_check_code,
		 .title = N_("only these services")},
		.value = "SERVICE,..."},
	{.field = {.key = "department", .type = FIELD_WORDS, AT(departments),
		 .check = id_check_code, .title = N_("only these departments")},
		.value = "DEPARTMENT,..."},
	{.field = {.key = "owner", .type = FIELD_ID, AT(owner), .check = id_check_staff,
		 .title = N_("only what this person received")},
		.value = "STAFF"},
	{.field = {.key = "handler", .type = FIELD_ID, AT(handler), .check = id_check_staff,
		 .title = N_("only what this person handles")},
		.value = "STAFF"},
	{.field = {.key = "account", .type = FIELD_ID, AT(account), .check = id_check_account,
		 .title = N_("only tickets of this account")},
		.value = "NUMBER"},
	{.field = {.key = "from", .type = FIELD_DATE, AT(from),
		 .title = N_("received on this day or later")},
		.value = "DATE"},
	{.field = {.key = "to", .type = FIELD_DATE, AT(to),
		 .title = N_("received on this day or earlier")},
		.value = "DATE"},
	{.field = {.key = "find", .type = FIELD_LINE, AT(find),
		 .title = N_("only where a name, phone, address, request, result or note holds this text")},
		.value = "TEXT"},
	{.field = {.key = "all", .type = FIELD_FLAG, AT(all),
		 .title = N_("also closed, refused and withdrawn ones")}},
};
#undef AT

static const struct command_example examples[] = {
	{"ticket-list --state assigned --sort due", N_("what the departments have, next due first")},
	{"ticket-list --all --from 2026-09-01 --format csv --excel -o tickets.csv",
		N_("a month's tickets for a spreadsheet")},
};

/* A misspelt code must not pass for "there are none". */
static int check_codes(struct store *store, const struct catalogue *catalogue, struct err *err)
{
	const struct service *service;
	const struct department *department;
	const char *const people[] = {arg.owner, arg.handler};
	struct list staff;
	if ((arg.owner || arg.handler) && staff_load_all(store, &staff, err))
		return -1;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (people[i] && !staff_find(&staff, people[i]))
			return staff_refuse(&staff, people[i], 0, err);
	for (size_t i = 0; i < arg.services.n; i++)
		if (catalogue_service(catalogue, arg.services.items[i], &service, err))
			return -1;
	for (size_t i = 0; i < arg.departments.n; i++)
		if (catalogue_department(catalogue, arg.departments.items[i], &department, err))
			return -1;
	return 0;
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct list list;
	if (catalogue_load(run->session.store, &catalogue, err) || check_codes(run->session.store, &catalogue, err) ||
		ticket_query_run(run->session.store, &arg, run->session.mem, &list, err))
		return -1;
	struct ticket *tickets = list.items;
	for (size_t i = 0; !run->out.unmask && i < list.n; i++)
		event_mask(&ticket_schema, &tickets[i].events, true, run->session.mem);
	run->out.name_of = catalogue_name_of;
	run->out.names = &catalogue;
	return run_rows(run, &ticket_schema, list.items, list.n, err);
}

static const struct command command = {
	.name = "ticket-list",
	.summary = N_("list tickets"),
	.article = "五（三）",
	.need = NEED_READ,
	.lists = true,
	.schema = &ticket_schema,
	.columns = "id,service,state,channel,name,phone,address,account,owner,received_at,department,"
		   "handler,assigned_at,first_due,due,closed_at",
	.columns_table = "id,service,state,department,handler,due,name,phone,address",
	COMMAND_OPTIONS(options),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
