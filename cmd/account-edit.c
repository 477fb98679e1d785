/* Correct what a customer gave when the account was opened. */
#include "account/account_edit.h"
#include "program/account_program.h"
#include "program/edit_account.h"

static struct {
	struct account_edit edit;
	bool editor;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("name", edit.to.holder, LINE, N_("holder (户名): of the same person or unit"), "NAME"),
	ACCOUNT_PROGRAM_GIVEN(edit.to),
	OPTION("opened", edit.to.opened_on, DATE, N_("opened on"), "DATE"),
	OPTION("empty", edit.empty, WORDS, N_("what is to be empty: id_no, id_reason, address, contact, phone, licence, seal, pay_by, bank, bank_no, remark"),
		"FIELD,...", CHECK(account_check_emptied)),
	OPTION("reason", edit.reason, TEXT, N_("why it is corrected"), "TEXT", REQUIRED),
	ACCOUNT_PROGRAM_FORCE(edit.force),
	EDIT_PROGRAM_OPTION,
};

static const struct command_operand operands[] = {
	OPERAND("ACCOUNT", edit.to.number, N_("account number (用户编号)")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-edit 0000012345 --address 象山大道11号 --reason 录入错误", N_("a slip in the address; prints the account number")},
	{"account-edit 0000012345 --meter-no M12346 --reason 表号录错 --dry-run", N_("what would change")},
};

static int apply(struct run *run, const char *number, struct err *err)
{
	struct account account;
	arg.edit.to.number = number;
	if (account_program_check_calibre(arg.edit.to.calibre, err) ||
		account_program_check_digits(arg.edit.to.digits, err) ||
		account_edit_commit(&run->session, &arg.edit, &account, err))
		return -1;
	run_result(run, run_sentence(run, _("corrected")), "%s", account.number);
	return 0;
}

static int run(struct run *run, struct err *err)
{
	const char *number;
	if (account_number(arg.edit.to.number, run->session.mem, &number, err))
		return -1;
	return arg.editor ? edit_account(run, number, &arg.edit, apply, err) : apply(run, number, err);
}

static const struct command command = {
	.name = "account-edit",
	.summary = N_("correct what an account says; prints its number"),
	.description = N_("For slips of the pen: the event keeps what stood there before. What is another "
		"matter has a program of its own: account-transfer for another holder, account-meter "
		"for another meter, account-contact for a new telephone, account-class, account-base."),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
