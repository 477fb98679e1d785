/* Open an account (立户). */
#include "account/account_open.h"
#include "cli/main.h"
#include "store/path.h"
#include "value/ident.h"

static struct account arg;

#define AT(member) .offset = offsetof(struct account, member)
static const struct command_option options[] = {
	{.field = {.key = "name", .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(holder),
		 .title = N_("holder (户名)")},
		.value = "NAME"},
	{.field = {.key = "id-type", .type = FIELD_ENUM, AT(id_type), .choices = account_id_types,
		 .title = N_("kind of identity paper")},
		.value = "KIND"},
	{.field = {.key = "id-no", .type = FIELD_ID, AT(id_no), .title = N_("identity number")},
		.value = "NUMBER"},
	{.field = {.key = "id-reason", .type = FIELD_LINE, AT(id_reason),
		 .title = N_("why a number that fails its check is right")},
		.value = "TEXT"},
	{.field = {.key = "address", .type = FIELD_LINE, AT(address), .title = N_("address")},
		.value = "TEXT"},
	{.field = {.key = "contact", .type = FIELD_LINE, AT(contact), .title = N_("contact person")},
		.value = "NAME"},
	{.field = {.key = "phone", .type = FIELD_ID, AT(phone), .check = ident_phone_check,
		 .title = N_("telephone")},
		.value = "NUMBER"},
	{.field = {.key = "licence", .type = FIELD_ID, AT(licence),
		 .title = N_("licence (用水许可证)")},
		.value = "NUMBER"},
	{.field = {.key = "meter-no", .type = FIELD_ID, AT(meter_no), .title = N_("meter number")},
		.value = "NUMBER"},
	{.field = {.key = "calibre", .type = FIELD_INT, AT(calibre), .title = N_("calibre of the pipe")},
		.value = "DN"},
	{.field = {.key = "reading", .type = FIELD_INT, AT(reading), .title = N_("base reading")},
		.value = "M3"},
	{.field = {.key = "seal", .type = FIELD_ID, AT(seal), .title = N_("seal of the meter")},
		.value = "NUMBER"},
	{.field = {.key = "use", .type = FIELD_WORDS, AT(use), .check = account_check_share,
		 .title = N_("whole percents that sum to 100 (residential, non-residential, special)")},
		.value = "CLASS=PERCENT,..."},
	{.field = {.key = "population", .type = FIELD_INT, AT(population),
		 .title = N_("people in the household")},
		.value = "PEOPLE"},
	{.field = {.key = "pay-by", .type = FIELD_LINE, AT(pay_by),
		 .title = N_("how bills are paid (交费形式)")},
		.value = "TEXT"},
	{.field = {.key = "bank", .type = FIELD_LINE, AT(bank), .title = N_("bank")},
		.value = "NAME"},
	{.field = {.key = "bank-no", .type = FIELD_ID, AT(bank_no), .title = N_("bank account")},
		.value = "NUMBER"},
	{.field = {.key = "opened", .type = FIELD_DATE, AT(opened_on),
		 .title = N_("opened on (today)")},
		.value = "DATE"},
	{.field = {.key = "state", .type = FIELD_ENUM, AT(state), .choices = account_states,
		 .title = N_("active or pending (active)")},
		.value = "STATE"},
	{.field = {.key = "remark", .type = FIELD_TEXT, AT(remark), .title = N_("remark")},
		.value = "TEXT"},
};

static const struct command_operand operands[] = {
	{.name = "ACCOUNT", .help = N_("account number (用户编号): 6 to 16 digits or capitals"),
		AT(number)},
};
#undef AT

static const struct command_example examples[] = {
	{"account-new 0000077001 --name 王小明 --id-type resident --id-no 11010519491231002X "
	 "--address 象山大道1号 --phone 13800138000 --meter-no M001 --calibre 15 --use residential=100",
		N_("a household; prints the account number")},
	{"account-new 0000077002 --name 某某食品有限公司 --id-type credit-code "
	 "--id-no 91350100M000100Y43 --use non-residential=100 --calibre 50",
		N_("a company")},
};

static int run(struct run *run, struct err *err)
{
	struct account account;
	if (account_number(arg.number, run->session.mem, &arg.number, err))
		return -1;
	if (arg.calibre && account_check_calibre(arg.calibre, err)) {
		err->code = ERR_USAGE;
		return err_prefix(err, "--calibre");
	}
	/* Suspended and cancelled are what becomes of an account, with a day and a reading. */
	if (arg.state == ACCOUNT_SUSPENDED || arg.state == ACCOUNT_CANCELLED)
		return err_set(err, ERR_USAGE, _("--state: a new account is active or pending"));
	if (account_create(&run->session, &arg, &account, err))
		return -1;
	run_print(run, "%s", account.number);
	return 0;
}

static const struct command command = {
	.name = "account-new",
	.summary = N_("open an account; prints its number"),
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
