/* Note how somebody behaved at the window. */
#include "admin/staff_note.h"
#include "cli/main.h"
#include "store/path.h"
#include "value/id.h"

static struct {
	const char *id;
	const char *text;
	int on;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("text", text, TEXT, N_("what was seen"), "TEXT", REQUIRED),
	OPTION("on", on, DATE, N_("the day it was seen (today)"), "DATE"),
};

static const struct command_operand operands[] = {
	OPERAND("ID", id, N_("id of the staff member"), .kind = "STAFF"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"staff-note jiwei --text 佩戴工号牌，用语文明", N_("a check of today; prints the id")},
	{"staff-note jiwei --text 未佩戴工号牌 --on 2026-09-17", N_("one of yesterday")},
};

static int run(struct run *run, struct err *err)
{
	if (staff_note(&run->session, arg.id, arg.text, arg.on, err))
		return -1;
	run_result(run, run_sentence(run, _("noted")), "%s", arg.id);
	return 0;
}

static const struct command command = {
	.name = "staff-note",
	.summary = N_("note how a staff member dealt with customers; prints the id"),
	.description = N_("What a supervisor saw of conduct, language and badge. It stays with the staff "
			  "record: staff-show lists it."),
	.article = "七",
	.need = NEED_WRITE,
	.kept = PATH_STAFF,
	.roles = ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
