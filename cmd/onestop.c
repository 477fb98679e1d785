/* What programs there are, which does what, and the page of each. */
#include "base/str.h"
#include "cli/main.h"
#include "cli/manual.h"
#include "offer/offer.h"
#include "cli/program_index.h"

static struct {
	bool nearest, offer;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("nearest", nearest, N_("print the program that WORD was meant to be, and nothing else; exit 1 when none is near")),
	FLAG("offer", offer, N_("what may be typed next"), .hidden = true),
};
#undef RECORD

static const struct command_operand operands[] = {
	{.name = "WORD", .help = N_("words of what is to be done, in Chinese or English; or help and the name of a program"),
		.optional = true, .many = true},
};

static const struct command_example examples[] = {
	{"onestop", N_("every program, by what it is about")},
	{"onestop 过户", N_("the programs that have to do with it")},
	{"onestop help ticket-assign", N_("its manual page")},
	{"onestop --nearest ticket-asign", N_("the name that was meant: ticket-assign")},
};

static int find(struct run *run, const struct program_index *index, struct err *err)
{
	const char *const *words = run->operands;
	size_t n = run->operands_n;
	const bool all = n == 0 || (n == 1 && str_equal(words[0], "help"));
	struct program_index found = all ? *index : program_index_find(run, index, words, n);
	if (found.n == 0)
		return program_index_refuse(index, words[0], err);
	if (!run_is_page(run))
		return run_rows(run, &program_index_schema, found.items, found.n, err);
	program_index_print(run, &found);
	run_say(run, "\n%s", all ? _("onestop <word> finds a program, onestop help <program> shows its page")
				 : _("onestop help <program> shows its page"));
	return 0;
}

static int run(struct run *run, struct err *err)
{
	struct program_index index;
	if (arg.offer)
		return offer_print(run, run->operands, run->operands_n);
	if (program_index_load(run, &index, err))
		return -1;
	if (!arg.nearest && run->operands_n >= 2 && str_equal(run->operands[0], "help"))
		return manual_show(run, &index, run->operands + 1, run->operands_n - 1, err);
	if (!arg.nearest)
		return find(run, &index, err);
	const char *meant = run->operands_n == 1 ? program_index_nearest(&index, run->operands[0]) : NULL;
	if (meant)
		run_print(run, "%s", meant);
	else
		run->status = ERR_REFUSED;
	return 0;
}

static const struct command command = {
	.name = "onestop",
	.summary = N_("list the programs, find one by a word, or show its manual page"),
	.description = N_("Words are looked for in the names and summaries of the programs, in Chinese and "
			  "English, then in their manual pages. The name of a program that does not exist "
			  "names the nearest."),
	.need = NEED_NOTHING, .lists = true,
	.schema = &program_index_schema,
	.record = "program_index_schema",
	.columns = "name,noun,summary",
	.columns_table = "name,summary",
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)
