/* Bind old months: closed tickets leave the tray for the volumes of their days. */
#include "archive/archive.h"
#include "archive/binding.h"
#include "cli/main.h"
#include "cli/progress.h"
#include "value/date.h"

static struct {
	const char *before;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("before", before, ID, N_("the tickets received before this month (months that ended 60 days ago)"),
		"MONTH", CHECK(date_check_month)),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-archive", N_("the monthly work of cron; prints how many tickets went into how many volumes")},
	{"store-archive --before 2026-09 --dry-run", N_("what would be bound of all that was received before September")},
};

static int run(struct run *run, struct err *err)
{
	struct progress progress = {.run = run, .title = _("binding")};
	struct archive_order order = {.article = run->command->article, .each = progress_step, .context = &progress};
	struct archive_result done;
	char before[DATE_TEXT_SIZE];
	if (arg.before && date_parse_month(arg.before, &order.before, err))
		return -1;
	if (!order.before)
		order.before = binding_before(run->session.today);
	int rc = archive_bind(&run->session, &order, &done, err);
	progress_end(&progress);
	if (rc)
		return -1;
	date_format(order.before, before);
	const char *says = done.bound
		? run_sentence(run, _("%zu tickets received before %s are bound into %zu volumes"), done.bound, before,
			  done.volumes)
		: run_sentence(run, _("no closed ticket received before %s is left to be bound"), before);
	if (says && !run->dry_run)
		run_print(run, "%s", says);
	else
		run_print(run, "%zu\t%zu", done.bound, done.volumes);
	return 0;
}

static const struct command command = {
	.name = "store-archive",
	.summary = N_("bind the closed tickets of old months into volumes, one for each day"),
	.description = N_("What has ended (closed, refused, withdrawn) and was received in those months moves from "
			  "tickets/closed/ into tickets/archive/YYYY-MM/YYYY-MM-DD.yaml, each ticket as it is, all in one "
			  "commit. It is shown, listed, counted and searched as before; reopened, or noted on, it leaves its "
			  "volume, and is bound again when it has ended. What is still open stays. Prints how many tickets "
			  "went into how many volumes, separated by a TAB; with nothing to bind nothing is written."),
	.article = "七",
	.need = NEED_WRITE,
	.kept = "", .roles = ROLE_SUPERVISOR | ROLE_ADMIN,
	.waits_aloud = true,
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
