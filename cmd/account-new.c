/* Open an account (立户). */
#include "account/account_open.h"
#include "program/account_program.h"
#include "value/ident.h"

static struct account arg;

#define RECORD struct account
static const struct command_option options[] = {
	OPTION("name", holder, LINE, N_("holder (户名)"), "NAME", REQUIRED),
	OPTION("id-type", id_type, ENUM, N_("kind of identity document"), "KIND", CHOICES(account_id_types)),
	OPTION("id-no", id_no, ID, N_("identity number"), "NUMBER", SECRET),
	OPTION("id-reason", id_reason, LINE, N_("why a number that fails its check is right"), "TEXT"),
	OPTION("address", address, LINE, N_("address"), "TEXT"),
	OPTION("contact", contact, LINE, N_("contact person"), "NAME"),
	OPTION("phone", phone, ID, N_("telephone"), "NUMBER", SECRET, CHECK(ident_phone_check)),
	OPTION("licence", licence, ID, N_("licence (用水许可证)"), "NUMBER"),
	OPTION("meter-no", meter_no, ID, N_("meter number"), "NUMBER"),
	OPTION("calibre", calibre, INT, N_("calibre of the pipe"), "DN"),
	OPTION("reading", reading, INT, N_("base reading"), "M3"),
	OPTION("seal", seal, ID, N_("seal of the meter"), "NUMBER"),
	OPTION("use", use, WORDS, N_("whole percents that sum to 100 (residential, non-residential, special)"), "CLASS=PERCENT,...", CHECK(account_check_share)),
	OPTION("population", population, INT, N_("people in the household"), "PEOPLE"),
	OPTION("pay-by", pay_by, LINE, N_("how bills are paid (交费形式)"), "TEXT"),
	OPTION("bank", bank, LINE, N_("bank"), "NAME"),
	OPTION("bank-no", bank_no, ID, N_("bank account"), "NUMBER", SECRET),
	OPTION("opened", opened_on, DATE, N_("opened on (today)"), "DATE"),
	OPTION("state", state, ENUM, N_("active or pending (active)"), "STATE", CHOICES(account_states)),
	OPTION("remark", remark, TEXT, N_("remark"), "TEXT"),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", number, N_("account number (用户编号): 6 to 16 digits or capitals")),
};
#undef RECORD

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
	if (account_number(arg.number, run->session.mem, &arg.number, err) ||
		account_program_check_calibre(arg.calibre, err))
		return -1;
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
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
