/* Receive a matter at the window: the registration form of annex 9. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "office/guide.h"
#include "store/path.h"
#include "ticket/ticket_reception.h"
#include "value/id.h"
#include "value/ident.h"

static struct ticket_reception arg = {.ticket = {.channel = CHANNEL_WINDOW}};

#define AT(member) .offset = offsetof(struct ticket_reception, member)
static const struct command_option options[] = {
	{.field = {.key = "name", .type = FIELD_LINE, AT(ticket.name),
		 .title = N_("name of the person or unit")},
		.value = "NAME"},
	{.field = {.key = "phone", .type = FIELD_ID, AT(ticket.phone), .check = ident_phone_check,
		 .title = N_("telephone")},
		.value = "NUMBER"},
	{.field = {.key = "address", .type = FIELD_LINE, AT(ticket.address),
		 .title = N_("address where water is used")},
		.value = "TEXT"},
	{.field = {.key = "account", .type = FIELD_ID, AT(ticket.account), .check = id_check_account,
		 .title = N_("account number (用户编号)")},
		.value = "NUMBER"},
	{.field = {.key = "request", .type = FIELD_TEXT, AT(ticket.request),
		 .title = N_("what the user asks for")},
		.value = "TEXT"},
	{.field = {.key = "channel", .type = FIELD_ENUM, AT(ticket.channel), .choices = ticket_channels,
		 .renamed = ticket_channels_renamed,
		 .title = N_("how the user came (window)")},
		.value = "HOW"},
	{.field = {.key = "missing", .type = FIELD_WORDS, AT(ticket.missing), .check = id_check_code,
		 .title = N_("papers still missing: the ticket rests until they come")},
		.value = "PAPER,..."},
	{.field = {.key = "remark", .type = FIELD_TEXT, AT(ticket.remark), .title = N_("remark")},
		.value = "TEXT"},
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note),
		 .title = N_("a note on the act itself, kept with the event")},
		.value = "TEXT"},
	{.field = {.key = "answer", .type = FIELD_TEXT, AT(answer),
		 .title = N_("consultations: the answer; the ticket is closed in the same commit")},
		.value = "TEXT"},
	{.field = {.key = "duplicate-of", .type = FIELD_ID, AT(ticket.duplicate_of),
		 .check = id_check_ticket,
		 .title = N_("link to the open ticket that this one repeats")},
		.value = "ID",
		.group = 1},
	{.field = {.key = "force", .type = FIELD_LINE, AT(force),
		 .title = N_("why a second open ticket of this service on this account is right")},
		.value = "REASON",
		.group = 1},
};
#undef AT

static const struct command_operand operands[] = {
	{.name = "SERVICE", .help = N_("code of the service (service-list)"),
		.offset = offsetof(struct ticket_reception, service)},
};

static const struct command_example examples[] = {
	{"ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 "
	 "--request '本月水量异常，怀疑水表不准'",
		N_("receive a doubt about the volume billed; prints the id of the ticket")},
	{"ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --channel phone",
		N_("the same for a call about a broken cover")},
	{"ticket-new consult-pressure --answer 已解释水压标准",
		N_("a consultation: logged and closed in one command")},
};

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	struct ticket ticket = {0};
	if (catalogue_load(run->session.store, &catalogue, err) ||
		catalogue_service(&catalogue, arg.service, &service, err) ||
		ticket_reception(&run->session, &arg, service, &ticket, err))
		return -1;
	run_print(run, "%s", ticket.id);
	if (ticket.state == TICKET_INCOMPLETE)
		run_say(run, _("papers still missing:\n%s"),
			guide_missing(service, &ticket.missing, run->session.mem));
	run_say(run, "%s", guide_text(&catalogue, service, run->session.mem));
	return 0;
}

static const struct command command = {
	.name = "ticket-new",
	.summary = N_("receive a matter: register it and print its id"),
	.description = N_("The acting person becomes the owner (首问责任人) for life. On a terminal it "
			  "says what to tell the user: flow, limit, papers, fee."),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
