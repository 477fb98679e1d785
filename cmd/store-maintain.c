/* The nightly work on a store: bind, fold, pack, look. */
#include "check/check.h"
#include "cli/main.h"
#include "cli/progress.h"
#include "maintain/maintain.h"

#define RECORD struct maintain_order
static const struct command_option options[] = {
	FLAG("no-fold", no_fold, N_("leave the events of accounts as they are")),
	FLAG("no-archive", no_archive, N_("leave closed tickets where they are")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-maintain", N_("every night, by cron or a timer; prints what was done")},
	{"store-maintain --dry-run", N_("what there is to do")},
};

static struct progress bar;
static void show(void *run, const char *title, size_t done, size_t total)
{
	if (bar.title != _(title))
		progress_end(&bar), progress_begin(&bar, run, _(title), total);
	progress_at(&bar, done);
}

static void fail(void *context, const struct err *why)
{
	struct run *run = context;
	progress_end(&bar);
	run_complain_err(run, why);
	run->status = why->code > run->status ? why->code : run->status;
}

static struct maintain_order arg = {.article = "七", .each = show, .failed = fail};

static int look(struct run *run, struct err *err)
{
	struct check check = {.since_last = true, .keeps = true};
	const int rc = check_run(&run->session, &check, err);
	for (const struct finding *f = check.findings.items; f < check.findings.items + check.findings.n; f++) {
		if (f->kind != FINDING_NOTE)
			run_complain(run, "%s: %s", f->path, f->message);
		if (f->kind == FINDING_ERROR && f->code > (int)run->status)
			run->status = (enum err_code)f->code;
	}
	return rc;
}

static int run(struct run *run, struct err *err)
{
	struct maintain_result did;
	arg.context = run;
	if (maintain_do(&run->session, &arg, &did, err))
		return -1;
	progress_end(&bar);
	run_print(run, !run->talks ? "%zu\t%zu\t%zu\t%zu\t%zu\t%zu" : run->dry_run
		? _("to do: %zu objects to pack (%zu packs now), %zu accounts to fold, %zu tickets to bind into %zu volumes, %zu logs of reveals to pack")
		: _("%zu objects are packed (%zu packs), %zu accounts folded, %zu tickets bound into %zu volumes, %zu logs of reveals packed"), did.objects, did.packs, did.folded, did.bound, did.volumes, did.logs);
	return look(run, err);
}

static const struct command command = {
	.name = "store-maintain",
	.summary = N_("the work of every night: bind, fold, pack, and check what changed"),
	.description = N_("Binds the closed tickets that store-archive would, folds away events of accounts older than 60 days, "
		"packs logs of reveals of more than a year ago and the objects of git, and checks what changed (store-check "
		"--since-last). Clerks go on working: the lock is taken only for commits of some tenths of a "
		"second. Killed at any moment it leaves a sound store. What it finds is told on standard error, with the exit "
		"status of store-check. Prints, separated by TABs, how many objects were packed, packs there are, accounts "
		"were folded, tickets were bound into how many volumes, and logs packed."),
	.article = "七",
	.need = NEED_WRITE,
	.roles = ROLE_SUPERVISOR | ROLE_ADMIN,
	.waits_aloud = true,
	.no_commit = true,
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
