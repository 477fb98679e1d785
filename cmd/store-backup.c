/* Write a backup of the store to one file. */
#include "backup/backup.h"
#include "cli/main.h"

static struct {
	const char *file;
} arg;

#define RECORD __typeof__(arg)
static const struct command_operand operands[] = {
	OPERAND("FILE", file, N_("where; an older backup of that name is replaced")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-backup ../monday.tar", N_("a backup beside the store, proven to be readable")},
	{"store-backup ../$(date +%A).tar", N_("one for each day of the week (cron: \\% for %)")},
};

static int run(struct run *run, struct err *err)
{
	struct backup made;
	if (backup_make(run->session.store, &run->session.actor, arg.file, &made, err))
		return -1;
	run_result(run, run_sentence(run, _("the backup is made, of commit %.12s"), made.head), "%s\t%.12s", arg.file,
		made.head);
	if (made.wrong) {
		struct err note = {0};
		(void)err_hint(&note,
			err_set(&note, ERR_MALFORMED,
				_("%s: its content is not what its name says, also in the backup"), made.wrong),
			"store-check");
		run_complain_err(run, &note);
		run->status = ERR_MALFORMED;
	}
	run_say(run, _("rehearse it: store-restore %s <directory> --dry-run"), arg.file);
	return 0;
}

static const struct command command = {
	.name = "store-backup",
	.summary = N_("write a backup of the whole store to a file"),
	.description = N_("The file (tar) holds the history, attachments, and the log of who looked at "
			  "personal data, all of one moment: writers wait meanwhile. It is read back before "
			  "it gets its name, so a file that is there can be restored, and readable by its "
			  "owner only, as all personal data is in it. What was edited by hand and not "
			  "committed is not in it. Prints the file and the commit it has."),
	.article = "七",
	.need = NEED_READ,
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
