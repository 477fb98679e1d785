/* Open an account (立户). */
#include "program/account_program.h"

static struct {
	struct account account;
	const char *ticket;
	const char *force;
} arg = {.account.reading = ACCOUNT_READING_NONE};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("name", account.holder, LINE, N_("holder (户名); with --ticket that of the ticket"), "NAME"),
	ACCOUNT_PROGRAM_GIVEN(account),
	OPTION("reading", account.reading, INT, N_("base reading"), "M3"),
	OPTION("use", account.use, WORDS, N_("whole percents that sum to 100 (residential, non-residential, special)"), "CLASS=PERCENT,...", CHECK(account_check_share), NAMES(account_use_classes)),
	OPTION("population", account.population, INT, N_("people in the household"), "PEOPLE"),
	OPTION("opened", account.opened_on, DATE, N_("opened on (today)"), "DATE"),
	OPTION("state", account.state, ENUM, N_("active or pending (active)"), "STATE", CHOICES(account_states)),
	OPTION("ticket", ticket, ID, N_("the ticket (新装接入) that it is opened for and that ends with it"), "ID"),
	ACCOUNT_PROGRAM_FORCE(force),
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", account.number, N_("account number (用户编号): 6 to 16 digits or capitals"), .fresh = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-new 0000077001 --name 王小明 --id-type resident --id-no 11010519491231002X "
	 "--address 象山大道1号 --phone 13800138000 --meter-no M001 --calibre 15 --use residential=100",
		N_("a household; prints the account number")},
	{"account-new 0000077002 --name 某某食品有限公司 --id-type credit-code "
	 "--id-no 91350100M000100Y43 --use non-residential=100 --calibre 50",
		N_("a company")},
	{"account-new 0000077003 --ticket 20260918-XS-0010 --meter-no M003 --calibre 15",
		N_("what a new connection ends in: name, telephone and address are the ticket's")},
};

static int run(struct run *run, struct err *err)
{
	return account_program_open(run, &arg.account, arg.force, arg.ticket, err);
}

static const struct command command = {
	.name = "account-new",
	.summary = N_("open an account; prints its number"),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
