/* Hand a meter over to another holder (过户更名), annex 10. */
#include "program/leaving_program.h"
#include "value/ident.h"

static struct {
	struct account_operation_order order;
	struct payment_leaving_transfer transfer;
} arg = {.transfer.leaving = {.reading.reading = ACCOUNT_READING_NONE, .final_bill = PAYMENT_LEAVING_NO_BILL}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("to", transfer.to.holder, LINE, N_("name of the new holder"), "NAME"),
	OPTION("to-id-type", transfer.to.id_type, ENUM, N_("kind of identity document of the new holder"), "KIND", CHOICES(account_id_types)),
	OPTION("to-id-no", transfer.to.id_no, ID, N_("identity number of the new holder"), "NUMBER", SECRET),
	OPTION("id-reason", transfer.to.id_reason, LINE, N_("why a number that fails its check is right"), "TEXT", RARE),
	OPTION("to-phone", transfer.to.phone, ID, N_("telephone of the new holder"), "NUMBER", SECRET, CHECK(ident_phone_check)),
	OPTION("to-contact", transfer.to.contact, LINE, N_("contact person"), "NAME"),
	OPTION("licence", transfer.to.licence, ID, N_("number of the new licence (用水许可证)"), "NUMBER"),
	OPTION("pay-by", transfer.to.pay_by, LINE, N_("how the new holder pays (交费形式)"), "TEXT"),
	OPTION("bank", transfer.to.bank, LINE, N_("bank of the new holder"), "NAME"),
	OPTION("bank-no", transfer.to.bank_no, ID, N_("bank account of the new holder"), "NUMBER", SECRET),
	OPTION("population", transfer.to.population, INT, N_("people in the new household"), "PEOPLE"),
	OPTION("from", transfer.to.from, DATE, N_("the day the new holder takes the meter (today)"), "DATE"),
	OPTION("reading", transfer.leaving.reading.reading, INT, N_("reading of the meter that day"), "M3"),
	FLAG("rollover", transfer.leaving.reading.rollover, N_("the register passed its highest figure and began again")),
	OPTION("no-reading", transfer.leaving.no_reading, TEXT, N_("why nothing is read and billed; none: it is"), "REASON", EMPTIES, RARE),
	LEAVING_PROGRAM_OPTIONS(transfer.leaving),
	OPTION("prepaid", transfer.leaving.rest, ENUM, N_("what becomes of what is left of what was prepaid"), "WHAT", CHOICES(payment_leaving_rests)),
	ACCOUNT_PROGRAM_FORCE(order.force),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-transfer 0000054321 --to 李四 --to-id-type resident --to-id-no 440524188001010014 "
	 "--to-phone 13900139000 --licence L-2026-1 --reading 1240 --final-bill 14.40 --pay cash "
	 "--paper all --opinion meter-reading=同意 --opinion service-center=同意",
		N_("the whole transfer at the window; prints the id of its ticket")},
	{"account-transfer 0000054321 --missing property-proof",
		N_("a document is missing: the ticket rests, and the notice says what to bring")},
};

static struct account_reading reading(const void *transfer)
{
	return account_program_reading(&((const struct payment_leaving_transfer *)transfer)->leaving.reading);
}

ACCOUNT_PROGRAM_DEED(payment_leaving_transfer, transfer, .service = "transfer", .request = "更名过户",
	.result = "已更名过户", .reading = reading)

static int run(struct run *run, struct err *err)
{
	return account_program_run(run, &operation, &arg.order, &arg.transfer, err);
}

static const struct command command = {
	.name = "account-transfer",
	.summary = N_("transfer an account to another holder"),
	.description = N_("The account must be active, owe nothing and have no other matter open; both opinions and all documents are needed. What was used up to the reading of the day is billed to the old holder; what is prepaid pays it, and what is left is refunded or kept for the new one. The base volume returns to the default, the old licence stays in the history, bank details do not pass on. A new name of the same person (same number of the document) keeps all of it."),
	ACCOUNT_PROGRAM_COMMAND(DIRECT),
};

COMMAND_MAIN(command)
