/* Resume an account (启用), annex 8. */
#include "program/account_program.h"

static struct {
	struct account_operation_order order;
	struct meter_reading reading;
} arg = {.reading = {.reading = ACCOUNT_READING_NONE}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	ACCOUNT_PROGRAM_READING(reading, N_("reading of the meter")),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-resume 0000054322 --reading 1234 --paper all",
		N_("resumed; prints the id of its ticket")},
	{"account-resume 0000054322 --reading 1234 --reason 返回居住 --paper all --dry-run",
		N_("what would change")},
};

ACCOUNT_PROGRAM(account_resume, reading, .service = "resume", .request = "启用",
	.result = "已启用", .reading = account_program_reading)

static const struct command command = {
	.name = "account-resume",
	.summary = N_("resume a suspended account"),
	ACCOUNT_PROGRAM_COMMAND(ACCEPT),
};

COMMAND_MAIN(command)
