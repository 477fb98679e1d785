/* Hand a meter over to another holder (过户更名), annex 10. */
#include "account/account_rule.h"
#include "program/account_program.h"
#include "value/ident.h"

static struct {
	struct account_operation operation;
	struct transfer to;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "to", .type = FIELD_LINE, AT(to.holder),
		 .title = N_("name of the new holder")},
		.value = "NAME"},
	{.field = {.key = "to-id-type", .type = FIELD_ENUM, AT(to.id_type), .choices = account_id_types,
		 .title = N_("kind of identity paper of the new holder")},
		.value = "KIND"},
	{.field = {.key = "to-id-no", .type = FIELD_ID, AT(to.id_no),
		 .title = N_("identity number of the new holder")},
		.value = "NUMBER"},
	{.field = {.key = "id-reason", .type = FIELD_LINE, AT(to.id_reason),
		 .title = N_("why a number that fails its check is right")},
		.value = "TEXT"},
	{.field = {.key = "to-phone", .type = FIELD_ID, AT(to.phone), .check = ident_phone_check,
		 .title = N_("telephone of the new holder")},
		.value = "NUMBER"},
	{.field = {.key = "to-contact", .type = FIELD_LINE, AT(to.contact),
		 .title = N_("contact person")},
		.value = "NAME"},
	{.field = {.key = "licence", .type = FIELD_ID, AT(to.licence),
		 .title = N_("number of the new licence (用水许可证)")},
		.value = "NUMBER"},
	{.field = {.key = "pay-by", .type = FIELD_LINE, AT(to.pay_by),
		 .title = N_("how the new holder pays (交费形式)")},
		.value = "TEXT"},
	{.field = {.key = "bank", .type = FIELD_LINE, AT(to.bank),
		 .title = N_("bank of the new holder")},
		.value = "NAME"},
	{.field = {.key = "bank-no", .type = FIELD_ID, AT(to.bank_no),
		 .title = N_("bank account of the new holder")},
		.value = "NUMBER"},
	{.field = {.key = "population", .type = FIELD_INT, AT(to.population),
		 .title = N_("people in the new household")},
		.value = "PEOPLE"},
	{.field = {.key = "from", .type = FIELD_DATE, AT(to.from),
		 .title = N_("the day the new holder takes the meter (today)")},
		.value = "DATE"},
	ACCOUNT_PROGRAM_OPTIONS(operation),
};
#undef AT

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};

static const struct command_example examples[] = {
	{"account-transfer 0000054321 --to 李四 --to-id-type resident --to-id-no 440524188001010014 "
	 "--to-phone 13900139000 --licence L-2026-1 --paper all --opinion meter-reading=同意 "
	 "--opinion service-center=同意",
		N_("the whole transfer at the window; prints the id of its ticket")},
	{"account-transfer 0000054321 --missing property-proof",
		N_("a paper is missing: the ticket rests, and the notice says what to bring")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_transfer(account, session, &arg.to, err);
}

static int run(struct run *run, struct err *err)
{
	arg.operation.service = "transfer";
	arg.operation.request = "更名过户";
	arg.operation.result = "已更名过户";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-transfer",
	.summary = N_("hand an account over to another holder"),
	.description = N_("The account must be active, owe nothing and have no other matter open; both opinions and all papers are needed. The base volume returns to the default, the old licence stays in the history, bank details do not pass on."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
