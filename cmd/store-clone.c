/* A new window: a clone of what the hub has. */
#include "cli/main.h"
#include "office/identity.h"
#include "sync/clone.h"
#include "value/date.h"
#include "value/id.h"

static struct {
	struct clone clone;
	int since;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("desk", clone.desk, ID, N_("code of the window: two capital letters"), "XS", REQUIRED, CHECK(id_check_desk)),
	OPTION("staff", clone.staff, ID, N_("who works there, under a login that several share"), "ID", CHECK(id_check_staff)),
	OPTION("since", since, DATE, N_("bring the history from this day on (all); the records are all there"), "DATE"),
	FLAG("replace", clone.replace, N_("the machine that had the desk is gone for good: go on from what it gave to the hub")),
};

static const struct command_operand operands[] = {
	OPERAND("URL", clone.url, N_("the hub: ssh://host/path, host:path, https://, git:// or a directory"), AS_TYPED),
	OPERAND("DIR", clone.directory, N_("where; it must not exist or be empty"), AS_TYPED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-clone ../hub.git ../three --desk XS --replace", N_("the machine of window XS is gone: a new one goes on from what the hub has")},
	{"store-clone ../hub.git ../four --desk XT", N_("a new window, the first time: makes its key, and says what to type at the centre (exit 1)")},
};

static void tell(void *context, const char *line)
{
	run_complain(context, "%s", line);
}

static int run(struct run *run, struct err *err)
{
	struct identity_facts facts = {0};
	char since[DATE_TEXT_SIZE];
	struct clone *clone = &arg.clone;
	if (identity_gather(&facts, run->session.mem, err))
		return -1;
	if (arg.since)
		clone->since = date_format(arg.since, since);
	clone->login = identity_describe(&facts, false, run->session.mem);
	clone->tell = tell;
	clone->context = run;
	run_say(run, "%s", _("asking the hub"));
	if (clone_make(clone, run->session.mem, err))
		return -1;
	run_result(run, run_sentence(run, _("a clone for desk %s was made"), clone->desk), "%s", clone->directory);
	return 0;
}

static const struct command command = {
	.name = "store-clone",
	.summary = N_("make a clone of the store for a further window"),
	.description = N_("The desk must be known at the hub (desk-set, at the centre) and have no clone yet: with the clone it is "
			  "taken, so that no code is given to two machines. The first time a key ~/.ssh/onestop_<desk> is made "
			  "and told, for desk-set. From then on store-sync meets the other windows."),
	.article = "七",
	.need = NEED_NEW,
	.no_commit = true,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
