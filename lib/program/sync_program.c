#include "program/sync_program.h"

#include "base/message.h"
#include "carry/carry.h"
#include "cli/run.h"
#include "office/identity.h"
#include "store/store.h"
#include "sync/remote.h"
#include "sync/sync.h"
#include "sync/sync_status.h"
#include "value/id.h"
#include "value/moment.h"

#define STATUS_COLUMNS "desk,at,waiting"

static void tell(void *context, const char *line)
{
	run_complain(context, "%s", line);
}

static void say_step(void *context, enum sync_step step)
{
	static const char *const says[] = {N_("asking the hub"), N_("joining"), N_("giving the hub what is new"),
		N_("carrying attachments and logs of reveals")};
	run_say(context, "%s", _(says[step]));
}

static void say_carried(struct run *run, const struct carry *carry)
{
	if (carry->came || carry->went || carry->erased || carry->logs)
		run_say(run, _("attachments: %zu came, %zu went, %zu erased; logs of reveals: %zu"), carry->came, carry->went,
			carry->erased, carry->logs);
	if (carry->absent)
		run_say(run, _("%zu files that tickets name are neither here nor at the hub: their windows bring them"),
			carry->absent);
	if (carry->refused)
		run->status = ERR_REFUSED;
}

static int carry_beside(void *context, const struct remote *remote, struct err *err)
{
	struct run *run = context;
	struct carry carry = {.remote = remote, .actor = &run->session.actor, .tell = tell, .context = run};
	if (carry_run(&carry, err))
		return -1;
	say_carried(run, &carry);
	return 0;
}

/* For people as it is written on a paper by hand; else rows. */
static int print_papers(struct run *run, const struct sync *sync, struct err *err)
{
	const struct renumber_paper_list *papers = &sync->papers;
	for (size_t i = 0; i < sync->disputed.n; i++)
		run_complain(run, _("%s is disputed now"), sync->disputed.items[i]);
	if (!run_is_page(run))
		return run_rows(run, &renumber_paper_schema, papers->items, papers->n, err);
	for (size_t i = 0; i < papers->n; i++)
		run_print(run, "%s → %s", papers->items[i].was, papers->items[i].now);
	return 0;
}

static void print_disputed(struct run *run, const char *id)
{
	struct err ignored;
	const char *noun = id_check_ticket(id, &ignored) == 0 ? "ticket" : id_check_account(id, &ignored) == 0 ? "account" : "staff";
	run_result(run, run_sentence(run, _("is disputed, as two desks decided differently: %s-show %s"), noun, id), "%s", id);
}

static int print(struct run *run, const struct sync *sync, struct err *err)
{
	if (sync->new_desk && print_papers(run, sync, err))
		return -1;
	for (size_t i = 0; !sync->new_desk && i < sync->disputed.n; i++)
		print_disputed(run, sync->disputed.items[i]);
	if (sync->refused)
		run_say(run, _("your work is at the hub; what was refused has not come in"));
	else if (sync->follows)
		run_say(run, _("your work is at the hub; main follows with the next sync"));
	else
		run_say(run, _("all windows have the same now"));
	if (sync->refused)
		run->status = ERR_REFUSED;
	return 0;
}

int sync_program_run(struct run *run, const struct sync_program *order, struct err *err)
{
	struct store *store = run->session.store;
	struct identity_facts facts = {0};
	/* What is damaged here is no base for others. */
	store->reads_on = false;
	if (identity_gather(&facts, run->session.mem, err))
		return -1;
	struct sync sync = {
		.store = store,
		.actor = run->session.actor,
		.login = identity_describe(&facts, false, run->session.mem),
		.pinned = store->settings.test_clock ? run->session.now : 0,
		.beside = order->attachments ? carry_beside : NULL,
		.new_desk = order->new_desk,
		.step = say_step,
		.tell = tell,
		.context = run,
	};
	run->session.actor.program = run->command->name;
	run->session.actor.wait_seconds = (int)order->wait;
	sync.actor = run->session.actor;
	return sync_run(&sync, err) ? -1 : print(run, &sync, err);
}

static void print_status_lines(struct run *run, const struct sync_status *status)
{
	char text[MOMENT_TEXT_SIZE];
	for (size_t i = 0; i < status->n; i++)
		run_print(run, "%s\t%s\t%lld", status->desks[i].desk, moment_format(status->desks[i].at, text),
			(long long)status->desks[i].waiting);
}

/* A table with its headings for people and in every format that is asked for; lines for a script. */
int sync_program_status(struct run *run, struct err *err)
{
	struct sync_status status;
	if (sync_status_load(run->session.store, &status, err))
		return -1;
	if (!run_is_page(run))
		return run_table(run, &sync_status_desk_schema, STATUS_COLUMNS, NULL, status.desks, status.n, err);
	if (!run->talks)
		print_status_lines(run, &status);
	else if (run_table(run, &sync_status_desk_schema, STATUS_COLUMNS, NULL, status.desks, status.n, err))
		return -1;
	for (size_t i = 0; i < status.disputed.n; i++)
		if (run->talks)
			print_disputed(run, status.disputed.items[i]);
		else
			run_print(run, "%s\t%s", status.disputed.items[i], _("disputed"));
	return 0;
}
