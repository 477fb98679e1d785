/* Take a holiday notice into the store. */
#include "act/ticket_moved_due.h"
#include "admin/calendar_change.h"
#include "base/file.h"
#include "cli/main.h"
#include "record/read.h"
#include "store/path.h"
#include "value/date.h"
#include "value/id.h"

static struct {
	const char *file;
	const char *region;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("region", region, ID, N_("an overlay that holds only in this region"), "REGION", CHECK(id_check_code)),
};

static const struct command_operand operands[] = {
	OPERAND("FILE", file, N_("the notice as YAML (onestop-store(5)); - is standard input"), AS_TYPED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"calendar-import calendar/2026.yaml", N_("import the days of 2026; a repeat changes nothing")},
	{"calendar-import calendar/2020-hubei.yaml --region hubei --dry-run",
		N_("what an overlay of a province would change")},
};

static int run(struct run *run, struct err *err)
{
	const char *bytes;
	size_t length;
	struct notice notice;
	const char *path;
	const struct calendar *before;
	struct ticket_moved_due_list list;
	char due[DATE_TEXT_SIZE];
	char would_be[DATE_TEXT_SIZE];
	if (file_read(arg.file, RECORD_FILE_BYTES, run->session.mem, &bytes, &length, err) ||
		holidays_read(arg.file, bytes, length, run->session.mem, &notice, err))
		return -1;
	if (arg.region)
		notice.region = arg.region;
	if (session_calendar(&run->session, &before, err) || calendar_change(&run->session, &notice, &path, err) ||
		ticket_moved_due_list(&run->session, before, &list, err))
		return -1;
	run_result(run, run_sentence(run, _("the notice is taken over: %s"), notice.source), "%s", path);
	const struct ticket_moved_due *moved = list.items;
	if (list.n)
		run_say(run, _("open tickets whose due date would now be another; decide for each (ticket-redue):"));
	for (size_t i = 0; i < list.n; i++)
		run_print(run, "%s\t%s\t%s", moved[i].id, date_format(moved[i].due, due),
			date_format(moved[i].would_be, would_be));
	return 0;
}

static const struct command command = {
	.name = "calendar-import",
	.summary = N_("import the holiday notice of a year"),
	.description = N_("Prints the name of its file and, one a line, every open ticket whose due "
			  "date would be another under it: id, due date as it is, due date by the "
			  "notice. Nothing moves by itself; a person decides."),
	.article = "六",
	.need = NEED_WRITE,
	.kept = PATH_CALENDAR "/",
	.waits_aloud = true,
	.roles = ROLE_SUPERVISOR | ROLE_ADMIN,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
