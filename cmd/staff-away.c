/* Somebody is away for some days, and another stands in. */
#include "admin/staff_away.h"
#include "cli/main.h"
#include "store/path.h"
#include "value/id.h"

static struct staff_away arg;

#define RECORD struct staff_away
static const struct command_option options[] = {
	OPTION("from", from, DATE, N_("first day away (default: today)"), "DATE"),
	OPTION("until", until, DATE, N_("last day away"), "DATE"),
	OPTION("deputy", deputy, ID, N_("who stands in: calls back, and may act with --as"), "STAFF", CHECK(id_check_staff)),
	FLAG("cancel", cancel, N_("take the leave back: the one that begins --from, else all of today and later")),
};

static const struct command_operand operands[] = {
	OPERAND("ID", id, N_("id of the staff member"), .kind = "STAFF"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"staff-away lihua --from 2026-10-08 --until 2026-10-16 --deputy jiwei",
		N_("a deputy for a week; prints the id and all spells away")},
	{"staff-away lihua --cancel", N_("back at once; exit 1 where there is no leave")},
};

static int check_arguments(struct err *err)
{
	if (arg.cancel && (arg.until || arg.deputy))
		return err_set(err, ERR_USAGE, _("--cancel takes --from only"));
	if (!arg.cancel && (!arg.until || !arg.deputy))
		return err_set(err, ERR_USAGE, _("--until and --deputy are needed, or --cancel"));
	if (arg.until && arg.until < arg.from)
		return err_set(err, ERR_USAGE, _("the last day is before the first"));
	return 0;
}

static int run(struct run *run, struct err *err)
{
	const char *spells;
	if (!arg.cancel && !arg.from)
		arg.from = run->session.today;
	if (check_arguments(err) || staff_away_set(&run->session, &arg, &spells, err))
		return -1;
	const char *told = run->out.name_of(run->out.names, "leave", spells);
	run_result(run, *spells ? run_sentence(run, _("away %s"), told) : run_sentence(run, _("not away")),
		"%s\t%s", arg.id, spells);
	return 0;
}

static const struct command command = {
	.name = "staff-away",
	.summary = N_("note a leave and who stands in; prints id and spells away"),
	.description = N_("The deputy makes the call-backs that the person owes, and may act for him with "
			  "--as, on the days of the leave only. The person notes it himself, or an admin "
			  "does. Nobody acts for an inspector. A leave that is taken back ends yesterday."),
	.article = "六",
	.need = NEED_WRITE,
	.kept = PATH_STAFF,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
