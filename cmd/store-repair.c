/* Repair a store whose objects or refs are damaged or missing. */
#include <string.h>

#include "backup/repair.h"
#include "cli/main.h"
#include "store/lock.h"

static struct {
	const char *from;
	bool dry_run;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("dry-run", dry_run, N_("show what is damaged; change nothing"), .letter = 'n'),
};

static const struct command_operand operands[] = {
	OPERAND("FROM", from, N_("a backup, a git bundle, or the directory of another clone"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-repair", N_("look; mend what can be mended from the store itself")},
	{"store-backup ../today.tar && store-repair ../today.tar", N_("what is missing comes from a backup")},
};

static int run(struct run *run, struct err *err)
{
	const struct txn_actor *actor = &run->session.actor;
	const struct lock_request lock = {.wait_seconds = actor->wait_seconds,
		.program = actor->program, .waiting = actor->waiting, .context = actor->context};
	struct repair repair = {.from = arg.from, .now = run->session.now, .lock = &lock,
		.dry_run = arg.dry_run};
	if (repair_store(run->session.store, &repair, err))
		return -1;
	for (size_t i = 0; i < repair.told_n; i++)
		run_print(run, "%s", repair.told[i]);
	if (repair.aside)
		run_print(run, arg.dry_run ? _("%zu damaged files would be put into %s")
					   : _("%zu damaged files are in %s"),
			repair.damaged, repair.aside);
	for (const char *line = repair.missing; *line; line += strcspn(line, "\n"), line += *line == '\n')
		run_complain(run, "%.*s", (int)strcspn(line, "\n"), line);
	bool damaged = arg.dry_run && (repair.aside || repair.told_n);
	if (*repair.missing || damaged)
		run->status = ERR_SYSTEM;
	if (damaged)
		run_say(run, _("nothing was changed; next: store-repair"));
	else
		run_say(run, *repair.missing ? _("next: store-repair with an older or newer backup, or another clone")
					     : _("git finds nothing wrong; next: store-check --history"));
	return 0;
}

static const struct command command = {
	.name = "store-repair",
	.summary = N_("bring back objects and refs of git that are damaged or missing"),
	.description = N_("For a store whose files are there but whose history cannot be read (git fsck, "
			  "store-check --objects). Damaged files go to .git/damaged-TIME; what is whole in a "
			  "damaged pack, what FROM has, and the files of the last commit are put in their "
			  "place. HEAD, packed-refs and main that cannot be read are set again: main to the last "
			  "commit that this clone knows of and has. Records are not touched. What is still "
			  "missing is told, and the exit status is 5; so it is with --dry-run where something "
			  "is damaged."),
	.article = "七",
	.need = NEED_READ,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
