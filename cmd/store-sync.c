/* Meet the other windows: fetch from the hub, join, push. */
#include "cli/main.h"
#include "program/sync_program.h"
#include "sync/new_desk.h"
#include "value/id.h"

static struct sync_program arg = {.wait = 10};

#define RECORD struct sync_program
static const struct command_option options[] = {
	OPTION("wait", wait, INT, N_("seconds to wait for another writer (10)"), "SECONDS"),
	FLAG("attachments", attachments, N_("carry attachments and logs of reveals, too, which git does not have")),
	OPTION("new-desk", new_desk, ID, N_("go on as desk CODE: this clone came out of a backup and was worked in"),
		"CODE", CHECK(id_check_desk), .group = 1),
	FLAG("status", status, N_("what is known of each desk, and what waits; nothing is fetched"), .group = 1),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-sync -q", N_("for cron, every five minutes: silent when all is well")},
	{"store-sync -q --attachments", N_("the same every hour: also copies, photographs, and who looked at personal data")},
	{"store-sync --new-desk XT", N_("after a backup of the machine of XS was put back and worked in: go on as desk XT; what has another number is told")},
	{"store-sync --status", N_("when each desk was heard of last, how many commits wait, and what is disputed")},
};

static int run(struct run *run, struct err *err)
{
	if (arg.wait < 0 || arg.wait > 3600)
		return err_set(err, ERR_USAGE, _("--wait: 0 to 3600 seconds"));
	return arg.status ? sync_program_status(run, err) : sync_program_run(run, &arg, err);
}

static const struct command command = {
	.name = "store-sync",
	.summary = N_("meet the other windows: bring what they have written, and give them what was written here"),
	.description = N_("For a clone of a store with a hub (the git remote \"hub\"). What others wrote comes in, what two wrote "
			  "without knowing of each other is joined, and the own work goes to the hub, as main and as the "
			  "branch of this desk. Prints the id of every ticket, account and staff member that became "
			  "disputed: two desks decided differently, and somebody has to say which holds. When the "
			  "hub is away (exit status 4) work goes on, and the next sync makes up for it. Nobody needs to "
			  "be on the staff to run it. With --attachments files of tickets are carried as well, both "
			  "ways and only missing ones, over ssh or to a directory of this machine (rsync), and "
			  "the log of reveals goes to the hub and from there to the centre (store-log --reveals). "
			  "What is not what its name says, or is too large, is left out, with a line (exit status 1).\n\n"
			  "A clone that came out of a backup and was worked in before it met the others gives numbers "
			  "again that the hub has already; so do two machines with one code. It is refused, and goes on "
			  "with --new-desk <code> under a code of its own, which the centre has entered (desk-set) and "
			  "nobody has used. What only this clone has gets new numbers, each commit of the same person and "
			  "time; a line is printed for every ticket and receipt that has another number than the document "
			  "that was handed out. What cannot become work of another desk, as what the centre keeps, is refused "
			  "by name, and nothing is changed. The old commits stay in refs/onestop/lost/. Killed at any "
			  "moment it has done all or nothing, and the same command goes on or tells the numbers again."),
	.article = "七",
	COMMAND_ROWS(renumber_paper_schema),
	.columns = "was,now",
	.waits_aloud = true,
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
