/* Hand a meter over to another holder (过户更名), annex 10. */
#include "program/account_program.h"
#include "value/ident.h"

static struct {
	struct account_operation_order order;
	struct transfer to;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("to", to.holder, LINE, N_("name of the new holder"), "NAME"),
	OPTION("to-id-type", to.id_type, ENUM, N_("kind of identity document of the new holder"), "KIND", CHOICES(account_id_types)),
	OPTION("to-id-no", to.id_no, ID, N_("identity number of the new holder"), "NUMBER", SECRET),
	OPTION("id-reason", to.id_reason, LINE, N_("why a number that fails its check is right"), "TEXT"),
	OPTION("to-phone", to.phone, ID, N_("telephone of the new holder"), "NUMBER", SECRET, CHECK(ident_phone_check)),
	OPTION("to-contact", to.contact, LINE, N_("contact person"), "NAME"),
	OPTION("licence", to.licence, ID, N_("number of the new licence (用水许可证)"), "NUMBER"),
	OPTION("pay-by", to.pay_by, LINE, N_("how the new holder pays (交费形式)"), "TEXT"),
	OPTION("bank", to.bank, LINE, N_("bank of the new holder"), "NAME"),
	OPTION("bank-no", to.bank_no, ID, N_("bank account of the new holder"), "NUMBER", SECRET),
	OPTION("population", to.population, INT, N_("people in the new household"), "PEOPLE"),
	OPTION("from", to.from, DATE, N_("the day the new holder takes the meter (today)"), "DATE"),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-transfer 0000054321 --to 李四 --to-id-type resident --to-id-no 440524188001010014 "
	 "--to-phone 13900139000 --licence L-2026-1 --paper all --opinion meter-reading=同意 "
	 "--opinion service-center=同意",
		N_("the whole transfer at the window; prints the id of its ticket")},
	{"account-transfer 0000054321 --missing property-proof",
		N_("a document is missing: the ticket rests, and the notice says what to bring")},
};

ACCOUNT_PROGRAM(account_transfer, to, .service = "transfer", .request = "更名过户",
	.result = "已更名过户")

static const struct command command = {
	.name = "account-transfer",
	.summary = N_("transfer an account to another holder"),
	.description = N_("The account must be active, owe nothing and have no other matter open; both opinions and all documents are needed. The base volume returns to the default, the old licence stays in the history, bank details do not pass on."),
	ACCOUNT_PROGRAM_COMMAND(DIRECT),
};

COMMAND_MAIN(command)
