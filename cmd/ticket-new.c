/* Receive a matter at the window: the registration form of annex 9. */
#include "cli/command.h"
#include "domain/catalogue.h"
#include "domain/guide.h"
#include "domain/ticket.h"
#include "domain/ticket_rule.h"
#include "store/path.h"
#include "value/ident.h"

static struct {
	struct ticket form;
	const char *service;
	const char *force;
	const char *note;
	const char *answer;
} arg = {.form = {.channel = CHANNEL_WINDOW}};

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "name", .type = FIELD_LINE, AT(form.name),
		 .title = N_("name of the person or unit")},
		.value = "NAME"},
	{.field = {.key = "phone", .type = FIELD_ID, AT(form.phone), .check = ident_phone_check,
		 .title = N_("telephone")},
		.value = "NUMBER"},
	{.field = {.key = "address", .type = FIELD_LINE, AT(form.address),
		 .title = N_("address where water is used")},
		.value = "TEXT"},
	{.field = {.key = "account", .type = FIELD_ID, AT(form.account), .check = path_check_account,
		 .title = N_("account number (用户编号)")},
		.value = "NUMBER"},
	{.field = {.key = "request", .type = FIELD_TEXT, AT(form.request),
		 .title = N_("what the user asks for")},
		.value = "TEXT"},
	{.field = {.key = "channel", .type = FIELD_ENUM, AT(form.channel), .choices = ticket_channels,
		 .title = N_("how the user came (window)")},
		.value = "HOW"},
	{.field = {.key = "missing", .type = FIELD_WORDS, AT(form.missing), .check = path_check_code,
		 .title = N_("papers still missing: the ticket rests until they come")},
		.value = "PAPER,..."},
	{.field = {.key = "remark", .type = FIELD_TEXT, AT(form.remark), .title = N_("remark")},
		.value = "TEXT"},
	{.field = {.key = "note", .type = FIELD_TEXT, AT(note),
		 .title = N_("a note on the act itself, kept with the event")},
		.value = "TEXT"},
	{.field = {.key = "answer", .type = FIELD_TEXT, AT(answer),
		 .title = N_("consultations: the answer; the ticket is closed in the same commit")},
		.value = "TEXT"},
	{.field = {.key = "duplicate-of", .type = FIELD_ID, AT(form.duplicate_of),
		 .check = path_check_ticket,
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
		.offset = offsetof(__typeof__(arg), service)},
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

/* A second open ticket of the same service on the same account is one too many, unless the clerk
 * says which it repeats or why it is right. */
static int check_twin(struct run *run, struct err *err)
{
	const char *twin;
	struct ticket linked;
	if (!str_empty(arg.form.duplicate_of)) {
		if (ticket_load(run->act.store, arg.form.duplicate_of, &linked, err))
			return -1;
		if (ticket_is_final(linked.state) || !str_equal(linked.service, arg.service) ||
			!str_equal(linked.account, arg.form.account))
			return err_set(err, ERR_REFUSED,
				_("%s is no open ticket of this service on this account; first: ticket-show %s"),
				linked.id, linked.id);
		return 0;
	}
	if (str_empty(arg.form.account) || !str_empty(arg.force))
		return 0;
	if (ticket_find_twin(run->act.store, arg.service, arg.form.account, &twin, err))
		return -1;
	if (!twin)
		return 0;
	return err_set(err, ERR_REFUSED,
		_("account %s already has an open ticket of this service: %s; first: ticket-show %s, or "
		  "--duplicate-of %s, or --force REASON"),
		arg.form.account, twin, twin, twin);
}

/* Why it was forced, and what else there is to note. */
static const char *note_of_act(struct run *run)
{
	if (arg.force && arg.note)
		return arena_printf(run->act.mem, "%s\n%s", arg.force, arg.note);
	return arg.force ? arg.force : arg.note;
}

static int receive(struct run *run, const struct service *service, struct ticket *ticket,
	struct err *err)
{
	struct txn *txn = NULL;
	const char *id;
	int64_t last = 0;
	bool repeated;
	int rc = -1;

	if (txn_begin(run->act.store, &run->act.actor, &txn, err) ||
		ticket_find_op(&run->act, ticket, &repeated, err))
		goto done;
	if (repeated) {
		rc = 0;
		goto done;
	}
	if (check_twin(run, err) ||
		ticket_next_id(run->act.store, run->act.desk, run->act.today, &last, &id, err) ||
		ticket_receive(ticket, &run->act, service, &arg.form, id,
			note_of_act(run), err) ||
		(arg.answer && ticket_answer(ticket, &run->act, service, arg.answer, err)) ||
		ticket_commit(txn, &run->act, ticket, 0, err))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	struct ticket ticket = {0};
	if (catalogue_load(run->act.store, &catalogue, err) ||
		catalogue_service(&catalogue, arg.service, &service, err) ||
		receive(run, service, &ticket, err))
		return -1;
	run_print(run, "%s", ticket.id);
	if (ticket.state == TICKET_INCOMPLETE)
		run_say(run, _("papers still missing:\n%s"),
			guide_missing(service, &ticket.missing, run->act.mem));
	run_say(run, "%s", guide_text(&catalogue, service, run->act.mem));
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
