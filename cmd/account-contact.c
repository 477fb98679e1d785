/* Change what an account leaves with us: telephone, contact, bank (预留信息). */
#include "program/account_program.h"
#include "value/ident.h"

static struct {
	struct account_operation_order order;
	struct contact contact;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("phone", contact.phone, ID, N_("telephone"), "NUMBER", SECRET, CHECK(ident_phone_check)),
	OPTION("contact", contact.contact, LINE, N_("contact person"), "NAME"),
	OPTION("address", contact.address, LINE, N_("address"), "TEXT"),
	OPTION("pay-by", contact.pay_by, LINE, N_("how bills are paid (交费形式)"), "TEXT"),
	OPTION("bank", contact.bank, LINE, N_("bank"), "NAME"),
	OPTION("bank-no", contact.bank_no, ID, N_("bank account"), "NUMBER", SECRET),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-contact 0000054321 --phone 13700137000",
		N_("another telephone; prints the id of its ticket")},
	{"account-contact 0000054321 --bank 工商银行 --bank-no 6222020000000000 --pay-by 银行代扣",
		N_("bills are paid by the bank")},
};

ACCOUNT_PROGRAM(account_contact, contact, .service = "contact", .request = "预留信息",
	.result = "已更新预留信息")

static const struct command command = {
	.name = "account-contact",
	.summary = N_("change the telephone, contact or bank details of an account"),
	ACCOUNT_PROGRAM_COMMAND(DIRECT),
};

COMMAND_MAIN(command)
