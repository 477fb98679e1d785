/* Make a store of a backup, or say that what a backup lacks is known to be lost. */
#include "cli/main.h"
#include "program/restore_program.h"

static struct {
	const char *file;
	const char *directory;
	bool accept_loss;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("accept-loss", accept_loss, N_("what was written after the backup is known to be lost: let writers go on")),
};

static const struct command_operand operands[] = {
	OPERAND("FILE", file, N_("the backup; with --accept-loss alone the store")),
	OPERAND("DIR", directory, N_("where; it must not exist or be empty"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-backup ../today.tar && store-restore ../today.tar ../trial --dry-run",
		N_("a rehearsal: restored, checked, and removed again")},
	{"store-restore ../today.tar ../again && store-restore --accept-loss ../again",
		N_("for use; writers refuse until the loss is accepted")},
};

static int run(struct run *run, struct err *err)
{
	if (!arg.directory && !arg.accept_loss)
		return err_set(err, ERR_USAGE, _("a directory is needed: where the store shall be"));
	if (!arg.directory)
		return restore_program_accept(run, arg.file, err);
	if (restore_program_make(run, arg.file, arg.directory, arg.accept_loss, err))
		return -1;
	run_result(run, run_sentence(run, _("the store is restored")), "%s", arg.directory);
	return 0;
}

static const struct command command = {
	.name = "store-restore",
	.summary = N_("make a store of a backup"),
	.description = N_("The store is checked (store-check) before it gets its name; errors that the "
			  "records had already are told, and the exit status is theirs. What was written "
			  "after the backup is not in it, and its receipt and ticket numbers would be given "
			  "again: so writers refuse until --accept-loss was said, at once or later "
			  "(store-restore --accept-loss <directory>). With --dry-run the store is made, checked and "
			  "removed again."),
	.article = "七",
	.need = NEED_NEW,
	.no_commit = true,
	COMMAND_OPERANDS(operands),
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
