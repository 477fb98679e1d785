/* Suspend an account (报停), annex 8. */
#include "program/account_program.h"

static struct {
	struct account_operation_order order;
	struct meter_reading reading;
} arg = {.reading = {.reading = ACCOUNT_READING_NONE, .months = 12}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	ACCOUNT_PROGRAM_READING(reading, N_("reading of the meter")),
	OPTION("months", reading.months, INT, N_("for how many months (12, the most)"), "MONTHS"),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-suspend 0000054321 --reading 1234 --reason 长期外出 --paper all",
		N_("suspended for up to 12 months; prints the id of its ticket")},
	{"account-suspend 0000054321 --reading 1234 --months 6 --paper all --dry-run",
		N_("what would change")},
};

ACCOUNT_PROGRAM(account_suspend, reading, .service = "suspend", .request = "报停",
	.result = "已报停", .reading = account_program_reading)

static const struct command command = {
	.name = "account-suspend",
	.summary = N_("suspend an account: its water is turned off for a time"),
	.description = N_("At most 12 months; the account must be active and owe nothing; the reading is taken."),
	ACCOUNT_PROGRAM_COMMAND(ACCEPT),
};

COMMAND_MAIN(command)
