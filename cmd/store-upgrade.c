/* Bring a store to the format of today, in one commit. */
#include "cli/main.h"
#include "program/upgrade_program.h"
#include "store/store.h"

static const struct command_example examples[] = {
	{"store-upgrade --dry-run", N_("look, and say what would change")},
	{"store-upgrade", N_("do it; in a store that is of this format already nothing is done")},
};

static int run(struct run *run, struct err *err)
{
	if (run->session.store->settings.format == SETTINGS_FORMAT) {
		run_print(run, "%d", SETTINGS_FORMAT);
		run_say(run, _("the store is of format %d already"), SETTINGS_FORMAT);
		return 0;
	}
	return upgrade_program_check(run, err) || upgrade_program_convert(run, err) ? -1 : 0;
}

static const struct command command = {
	.name = "store-upgrade",
	.summary = N_("bring a store of an older format to that of today; prints the format"),
	.description = N_("One commit, or nothing: store-check must find nothing before, every account must owe and have "
			  "prepaid afterwards what it did, and store-check looks once more. Every event stays; what it said in "
			  "texts, and what day books say of it, is then in its own fields. The form of before stays in the history "
			  "of git. Programs that read take both formats, those that write only that of today."),
	.article = "七",
	.need = NEED_WRITE,
	.kept = "",
	.roles = ROLE_ADMIN,
	.waits_aloud = true,
	COMMAND_EXAMPLES(examples),
	.run = run,
};

COMMAND_MAIN(command)
