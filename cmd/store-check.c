/* Check a store: records, links, journal, hand edits, git. */
#include "check/check.h"
#include "cli/main.h"
#include "cli/progress.h"
#include "finding/findings.h"
#include "hub/push_hook.h"

static struct {
	bool strict;
	bool objects;
	bool history;
	bool since_last;
	const char *seals;
	bool receive;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("strict", strict, N_("exit 1 for warnings too")),
	FLAG("objects", objects, N_("also let git check every object (git fsck)")),
	FLAG("history", history, N_("also hold every commit against the one before: events only grow")),
	FLAG("since-last", since_last, N_("only what changed since the last check that found all well")),
	OPTION("seals", seals, LINE, N_("also look for the commit of every line that store-seal printed"), "FILE"),
	FLAG("receive", receive, N_("in the directory of a hub, as its pre-receive hook: may what is pushed come in?")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-check", N_("silent and exit 0 when all is well")},
	{"store-check --strict --objects --format json", N_("everything, for a monitoring script")},
	{"store-check --since-last", N_("every night: quick; everything where nothing was found well yet")},
	{"store-check --history", N_("was anything that once was written taken back?")},
};

static int run(struct run *run, struct err *err)
{
	if (arg.receive)
		return push_hook_run(&run->session, &run->status, err);
	struct progress progress = {.run = run, .title = _("checking")};
	struct check check = {.git = {arg.objects, arg.history, arg.seals}, .since_last = arg.since_last, .keeps = true,
		.each = progress_step, .context = &progress};
	int rc = check_run(&run->session, &check, err);
	progress_end(&progress);
	if (rc)
		return -1;
	run->status = (enum err_code)findings_status(&check.findings, arg.strict);
	run_say(run, _("%lld tickets and %lld accounts read, %zu findings"), (long long)check.tickets,
		(long long)check.accounts, check.findings.n);
	return run_rows(run, &findings_schema, check.findings.items, check.findings.n, err);
}

static const struct command command = {
	.name = "store-check",
	.summary = N_("check the records, the journal, hand edits and git of a store"),
	.description = N_("Prints what it finds, nothing when all is well. Warnings (a hand edit that is "
			  "not committed, an interrupted program, two open tickets or one op-id of two desks "
			  "that did not know of each other) leave the exit status 0 unless --strict; "
			  "errors end with 3 for malformed records, 1 for broken rules, 5 for git. Notes "
			  "(a commit made by hand, told by --history) never change it. Others may write meanwhile: what "
			  "looks wrong is read again before it is told. Where there is no error, the commit is noted from "
			  "which --since-last goes on; that finds what a check of everything would, but for bytes that a "
			  "disk changed by itself."),
	.article = "七",
	.storeless = "receive",
	COMMAND_ROWS(findings_schema),
	.counts = true,
	.columns = "kind,path,message",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
