/* Print the seal of the day: a line that proves later that nothing was taken back. */
#include "history/seal.h"
#include "cli/main.h"
#include "store/store.h"

static const struct command_example examples[] = {
	{"store-seal", N_("the line to print on the register of the day")},
	{"store-seal >>../seals.txt && store-check --seals ../seals.txt",
		N_("kept in a file outside the store; all seals so far still hold")},
};

static int run(struct run *run, struct err *err)
{
	struct seal seal;
	const struct session *session = &run->session;
	if (str_empty(session->store->desk))
		return err_hint(err, err_set(err, ERR_REFUSED, _("this clone has no desk code")),
			_("git config onestop.desk <desk>"));
	if (seal_make(session->store, session->store->desk, session->today, &seal, err))
		return -1;
	run_print(run, "%s", seal_format(&seal, session->mem));
	run_say(run, _("the line seals the store as it is today; keep it where nobody of the windows can change it"));
	return 0;
}

static const struct command command = {
	.name = "store-seal",
	.summary = N_("print the seal of the day, for the register"),
	.description = N_("The line names the last commit of the store by the beginning of its id, which "
			  "depends on everything that was ever written, and how many commits there are. "
			  "Print it, or keep it where nobody who may write the store can change it: "
			  "store-check --seals <file> proves from such lines that all that was sealed is "
			  "still in the history."),
	.article = "七",
	.need = NEED_READ,
	COMMAND_EXAMPLES(examples),
	.run = run,
};

COMMAND_MAIN(command)
