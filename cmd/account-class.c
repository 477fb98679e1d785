/* Change the use classes and shares of an account (用水类别、用水比例), annex 3. */
#include "program/account_program.h"

static struct {
	struct account_operation_order order;
	struct words use;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("use", use, WORDS, N_("whole percents that sum to 100 (residential, non-residential, special)"), "CLASS=PERCENT,...", REQUIRED, KEPT, CHECK(account_check_share), NAMES(account_use_classes)),
	ACCOUNT_PROGRAM_OPTIONS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-class 0000054321 --use residential=60,non-residential=40",
		N_("from the next billing month; prints the id of its ticket")},
	{"account-class 0000054321 --use special=100 --dry-run",
		N_("what would change")},
};

ACCOUNT_PROGRAM(account_class, use, .service = "use-class", .request = "用水类别、用水比例调整",
	.result = "已调整用水类别、用水比例")

static const struct command command = {
	.name = "account-class",
	.summary = N_("change the use classes and shares of an account"),
	ACCOUNT_PROGRAM_COMMAND(ACCEPT),
};

COMMAND_MAIN(command)
