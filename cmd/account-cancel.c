/* Cancel an account for good (销户), annex 8. */
#include "cli/ask.h"
#include "program/leaving_program.h"
#include "value/id.h"

static struct {
	struct account_operation_order order;
	struct payment_leaving leaving;
	const char *confirm;
} arg = {.leaving = {.reading.reading = ACCOUNT_READING_NONE, .final_bill = PAYMENT_LEAVING_NO_BILL}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	ACCOUNT_PROGRAM_READING(leaving.reading, N_("final reading of the meter")),
	LEAVING_PROGRAM_OPTIONS(leaving),
	OPTION("confirm", confirm, ID, N_("the account number once more, as this cannot be undone"), "ACCOUNT", CHECK(id_check_account), WHOLE),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-cancel 0000054323 --reading 1240 --final-bill 14.40 --pay cash --reason 拆迁 "
	 "--confirm 0000054323 --paper all",
		N_("billed, paid and cancelled; prints the id of its ticket and the receipt")},
	{"account-cancel 0000054323 --reading 1240 --final-bill 0 --confirm 0000054323 --paper all --dry-run",
		N_("what would change")},
};

static struct account_reading reading(const void *leaving)
{
	return account_program_reading(&((const struct payment_leaving *)leaving)->reading);
}

ACCOUNT_PROGRAM_DEED(payment_leaving_cancel, leaving, .service = "cancel", .request = "销户",
	.result = "已销户", .reading = reading)

static int run(struct run *run, struct err *err)
{
	const char *number;
	if (account_number(arg.order.number, run->session.mem, &number, err) ||
		(!arg.confirm &&
			ask_line(run, _("type the account number once more: "), &arg.confirm, err)))
		return -1;
	if (!str_equal(arg.confirm, number))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("cancelling %s cannot be undone and needs its number twice"),
					number),
			"--confirm %s", number);
	return account_program_run(run, &operation, &arg.order, &arg.leaving, err);
}

static const struct command command = {
	.name = "account-cancel",
	.summary = N_("cancel an account for good"),
	.description = N_("Needs no arrears, no other open matter and a final reading; the meter is taken out. "
			  "What is prepaid pays the last bill; what is then due is paid, what is left refunded, "
			  "all in one. Without these it says what is due or left. The number must be given "
			  "twice: typed when asked for, or with --confirm."),
	ACCOUNT_PROGRAM_COMMAND(ACCEPT),
};

COMMAND_MAIN(command)
