/* Set the base volume of the first price step (第一阶梯月基础水量), annex 5. */
#include "program/account_program.h"

static struct {
	struct account_operation_order order;
	struct base_volume base;
} arg = {.base = {.years = 2}};

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("population", base.population, INT, N_("people in the household (户口簿)"), "PEOPLE"),
	OPTION("volume", base.volume, INT, N_("m3 a month, where it does not follow from the people"), "M3"),
	OPTION("from", base.from, DATE, N_("first day it holds (the first of next month)"), "DATE"),
	OPTION("years", base.years, INT, N_("how long (2); 0: no end"), "YEARS"),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-base 0000054321 --population 6 --paper all",
		N_("30 m3 a month for two years; prints the id of its ticket")},
	{"account-base 0000054321 --missing household-book",
		N_("the document is missing: the ticket rests")},
};

ACCOUNT_PROGRAM(account_base, base, .service = "base-volume", .request = "第一阶梯月基础水量调整",
	.result = "已调整月基础水量")

static const struct command command = {
	.name = "account-base",
	.summary = N_("adjust the monthly base volume of a household"),
	ACCOUNT_PROGRAM_COMMAND(DIRECT),
};

COMMAND_MAIN(command)
