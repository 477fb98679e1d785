/* Receive a matter at the window: the registration form of annex 9. */
#include "act/ticket_reception.h"
#include "page/ticket_sentence.h"
#include "program/reception_program.h"
#include "program/ticket_program.h"
#include "rules/catalogue.h"
#include "rules/guide.h"
#include "value/id.h"
#include "value/ident.h"

static struct ticket_reception arg = {.ticket = {.channel = CHANNEL_WINDOW}};

#define RECORD struct ticket_reception
static const struct command_option options[] = {
	OPTION("account", ticket.account, ID, N_("account number (用户编号)"), "NUMBER", CHECK(id_check_account)),
	OPTION("name", ticket.name, LINE, N_("name of the person or unit"), "NAME"),
	OPTION("phone", ticket.phone, ID, N_("telephone"), "NUMBER", SECRET, CHECK(ident_phone_check), .group = 2),
	OPTION("no-phone", ticket.no_phone, TEXT, N_("why there is no telephone, and how the customer is reached"), "REASON", .group = 2),
	OPTION("anonymous", ticket.anonymous, TEXT, N_("why nobody gives a name"), "REASON", UNLESS("name")),
	OPTION("address", ticket.address, LINE, N_("address where water is used"), "TEXT"),
	OPTION("request", ticket.request, TEXT, N_("what the customer asks for"), "TEXT"),
	OPTION("channel", ticket.channel, ENUM, N_("how the customer came (window)"),
		"HOW", CHOICES(ticket_channels), RENAMED(ticket_channels_renamed)),
	OPTION("missing", ticket.missing, WORDS,
		N_("documents still missing: the ticket rests until they come"), "PAPER,...", CHECK(id_check_code)),
	OPTION("paper", ticket.papers, WORDS, N_("documents that were shown"), "PAPER,...", CHECK(id_check_code)),
	OPTION("rest", ticket.rest, TEXT, N_("why else it rests (arrears, the holder is absent)"), "REASON", RARE),
	OPTION("remark", ticket.remark, TEXT, N_("remark"), "TEXT"),
	OPTION("note", note, TEXT, N_("a note on the act itself, kept with the event"), "TEXT", RARE),
	OPTION("answer", answer, TEXT, N_("consultations: the answer; the ticket is closed in the same commit"), "TEXT"),
	OPTION("duplicate-of", ticket.duplicate_of, ID, N_("link to the older ticket that this one repeats"), "ID", CHECK(id_check_ticket), RARE, .group = 1),
	OPTION("force", force, LINE, N_("why a second open ticket of this service on this account is right"), "REASON", RARE, .group = 1),
};

static const struct command_operand operands[] = {
	OPERAND("SERVICE", service, N_("code of the service (service-list)")),
};
#undef RECORD

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
		reception_program_begin(run, &arg.ticket, err) ||
		ticket_reception(&run->session, &arg, service, &ticket, err))
		return -1;
	run_result(run, ticket_sentence(run, &ticket, 0), "%s", ticket.id);
	reception_program_tell(run, service, &ticket);
	if (ticket.missing.n)
		run_say(run, _("documents still missing:\n%s"),
			guide_missing(service, &ticket.missing, run->session.mem));
	ticket_program_ask_copies(run, service, &ticket);
	ticket_program_tell_ended(run, arg.service, arg.ticket.account);
	run_say(run, "%s", guide_text(&catalogue, service, false, run->session.mem));
	return 0;
}

static const struct command command = {
	.name = "ticket-new",
	.summary = N_("receive a matter: register it and print its id"),
	.description = N_("Who receives it becomes its owner (首问责任人) for good. On a terminal it "
			  "says what to tell the customer: flow, limit, documents, fee."),
	.article = "五（三）", .need = NEED_WRITE, .roles = ROLE_CLERK | ROLE_SUPERVISOR, .usual = reception_program_usual,
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)
