#include "cli/option_shared.h"

#include "base/str.h"
#include "cli/command.h"
#include "txn/op.h"
#include "value/id.h"

/* Which programs have a shared option. */
enum applies { ALWAYS, WITH_STORE, WITH_WRITING, WITH_DESK, WITH_COMMITS, WITH_ROWS, WITH_PEOPLE, WITH_REVEALS };

struct shared_row {
	struct command_option option;
	enum applies applies;
};

#define RECORD struct shared
static const struct shared_row shared_rows[] = {
	{OPTION("format", out.format, ENUM, N_("how rows are printed"), "FORMAT", CHOICES(out_formats)), WITH_ROWS},
	{OPTION("columns", out.columns, LINE, N_("which columns, in which order; \"help\" lists them"), "A,B"), WITH_ROWS},
	{OPTION("sort", out.sort, LINE, N_("sort by these columns; -<column> reverses the order"), "A,-B"), WITH_ROWS},
	{OPTION("output", out.path, LINE, N_("write to a file"), "FILE", AS_TYPED, .letter = 'o'), WITH_ROWS},
	{FLAG("no-header", out.no_header, N_("no heading line")), WITH_ROWS},
	{OPTION("titles", out.titles, ENUM, N_("headings as titles (zh) or as keys"), "KIND", CHOICES(out_titles)), WITH_ROWS},
	{FLAG("wide", out.wide, N_("tables on a terminal: every column, whole lines")), WITH_ROWS},
	{FLAG("no-pager", no_pager, N_("print at once, however long it is")), WITH_ROWS},
	{FLAG("ids", out.ids, N_("bare ids, one a line")), WITH_ROWS},
	{FLAG("null", out.nul, N_("with --ids: NUL in place of line ends"), .letter = '0'), WITH_ROWS},
	{FLAG("excel", out.excel, N_("csv that spreadsheets open without changing it")), WITH_ROWS},
	{FLAG("unmask", out.unmask, N_("personal data in full (supervisor, inspector, admin, who owes it); it is noted")), WITH_PEOPLE},
	{OPTION("reason", reason, LINE, N_("with --unmask: why, for the log of reveals"), "TEXT"), WITH_REVEALS},
	{OPTION("store", store, LINE, N_("the store (else ONESTOP_STORE, else this directory or above)"), "DIR", AS_TYPED), WITH_STORE},
	{OPTION("as", as, LINE, N_("who acts, by an admin, the deputy or under a shared login (else by login)"), "STAFF"), WITH_STORE},
	{OPTION("desk", desk, ID, N_("the window, where the staff file names none of who acts"), "XS", CHECK(id_check_desk)), WITH_DESK},
	{OPTION("op-id", op, LINE, N_("name of this command line: a repeat returns the first result"), "ID", CHECK(op_check)), WITH_COMMITS},
	{OPTION("wait", wait, INT, N_("seconds to wait for another writer (10)"), "SECONDS"), WITH_WRITING},
	{FLAG("dry-run", dry_run, N_("show what would change; change nothing"), .letter = 'n'), WITH_WRITING},
	{FLAG("ask", ask, N_("ask for what is not on the command line, question by question")), WITH_WRITING},
	{FLAG("no-input", no_input, N_("never ask a question")), ALWAYS},
	{FLAG("quiet", quiet, N_("no messages on the terminal"), .letter = 'q'), ALWAYS},
	{FLAG("help", help, N_("show this help"), .letter = 'h'), ALWAYS},
	{FLAG("version", version, N_("show the version")), ALWAYS},
	{FLAG("prove", prove, N_("read each record that is written by libyaml too, not one in 100"), .hidden = true), WITH_WRITING},
	{FLAG("spec", spec, N_("describe the program as JSON"), .hidden = true), ALWAYS},
};
#undef RECORD

static bool has_own(const struct command *command, const char *key)
{
	for (size_t i = 0; i < command->options_n; i++)
		if (str_equal(command->options[i].field.key, key))
			return true;
	return false;
}

static bool row_applies(const struct command *command, enum applies applies)
{
	switch (applies) {
	case ALWAYS:
		return true;
	case WITH_STORE:
		return command->need == NEED_READ || command->need == NEED_WRITE;
	case WITH_DESK:
		return command->need == NEED_WRITE && !has_own(command, "desk");
	case WITH_COMMITS:
		if (command->no_commit)
			return false;
		/* fallthrough */
	case WITH_WRITING:
		return command->need == NEED_NEW || command->need == NEED_WRITE;
	case WITH_ROWS:
		return command->lists;
	case WITH_PEOPLE: /* they are in stores */
		return command->lists && command->need != NEED_NOTHING;
	case WITH_REVEALS:
		return command->lists && command->need != NEED_NOTHING && !has_own(command, "reason");
	}
	return false;
}

const struct command_option *option_shared_next(const struct command *command, size_t *at)
{
	for (; *at < sizeof shared_rows / sizeof *shared_rows; ++*at)
		if (row_applies(command, shared_rows[*at].applies))
			return &shared_rows[(*at)++].option;
	return NULL;
}
