/* Take a meter out, put one in, or replace it (水表拆装), annex 7. */
#include "program/account_program.h"

static struct {
	struct account_operation_order order;
	struct meter_change change;
} arg = {.change = {.old_reading = ACCOUNT_READING_NONE, .new_reading = ACCOUNT_READING_NONE}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("work", change.work, ENUM, N_("what is done"), "WORK", REQUIRED, KEPT, CHOICES(account_meter_works)),
	OPTION("old-reading", change.old_reading, INT, N_("reading of the meter that comes out"), "M3"),
	OPTION("new-reading", change.new_reading, INT, N_("reading of the meter that goes in"), "M3"),
	OPTION("meter-no", change.meter_no, ID, N_("number of the meter that goes in"), "NUMBER"),
	OPTION("calibre", change.calibre, INT, N_("its calibre, if another"), "DN"),
	OPTION("digits", change.digits, INT, N_("digits of its register"), "DIGITS"),
	OPTION("seal", change.seal, ID, N_("number of its seal"), "NUMBER"),
	ACCOUNT_PROGRAM_FORCE(order.force),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-meter 0000054321 --work replace --old-reading 1200 --meter-no M900 --new-reading 0 --seal S77",
		N_("another meter; prints the id of its ticket")},
	{"account-meter 0000054321 --work remove --old-reading 1200 --dry-run",
		N_("what would change")},
};

ACCOUNT_PROGRAM_OPERATION(account_meter, change, .service = "meter-work", .request = "水表拆装",
	.result = "水表拆装已完成", .reading = account_program_old_reading)

static int run(struct run *run, struct err *err)
{
	if (account_program_check_calibre(arg.change.calibre, err) ||
		account_program_check_digits(arg.change.digits, err))
		return -1;
	return account_program_run(run, &operation, &arg.order, &arg.change, err);
}

static const struct command command = {
	.name = "account-meter",
	.summary = N_("take out, put in or replace the meter of an account"),
	ACCOUNT_PROGRAM_COMMAND(ACCEPT),
};

COMMAND_MAIN(command)
