/* Change what an account leaves with us: telephone, contact, bank (预留信息). */
#include "account/account_rule.h"
#include "program/account_program.h"
#include "value/ident.h"

static struct {
	struct account_operation operation;
	struct contact contact;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "phone", .type = FIELD_ID, AT(contact.phone), .check = ident_phone_check,
		 .title = N_("telephone")},
		.value = "NUMBER"},
	{.field = {.key = "contact", .type = FIELD_LINE, AT(contact.contact),
		 .title = N_("contact person")},
		.value = "NAME"},
	{.field = {.key = "address", .type = FIELD_LINE, AT(contact.address),
		 .title = N_("address")},
		.value = "TEXT"},
	{.field = {.key = "pay-by", .type = FIELD_LINE, AT(contact.pay_by),
		 .title = N_("how bills are paid (交费形式)")},
		.value = "TEXT"},
	{.field = {.key = "bank", .type = FIELD_LINE, AT(contact.bank),
		 .title = N_("bank")},
		.value = "NAME"},
	{.field = {.key = "bank-no", .type = FIELD_ID, AT(contact.bank_no),
		 .title = N_("bank account")},
		.value = "NUMBER"},
	ACCOUNT_PROGRAM_OPTIONS(operation),
};
#undef AT

static const struct command_operand operands[] = {
	ACCOUNT_PROGRAM_OPERANDS(operation),
};

static const struct command_example examples[] = {
	{"account-contact 0000054321 --phone 13700137000",
		N_("another telephone; prints the id of its ticket")},
	{"account-contact 0000054321 --bank 工商银行 --bank-no 6222020000000000 --pay-by 银行代扣",
		N_("bills are paid by the bank")},
};

static int rule(struct account *account, const struct session *session, const void *argument,
	struct err *err)
{
	(void)argument;
	return account_contact(account, session, &arg.contact, err);
}

static int run(struct run *run, struct err *err)
{
	arg.operation.service = "contact";
	arg.operation.request = "预留信息";
	arg.operation.result = "已更新预留信息";
	arg.operation.rule = rule;
	return account_program_run(run, &arg.operation, err);
}

static const struct command command = {
	.name = "account-contact",
	.summary = N_("change the telephone, contact or bank details of an account"),
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
