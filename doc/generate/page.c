#include "generate.h"

#include <string.h>

#include "base/message.h"
#include "cli/placeholder.h"
#include "rules/regulation.h"
#include "office/staff.h"
#include "record/choice.h"
#include "record/field.h"

/* Of an example, on a terminal of 80. */
enum { COMMAND_WIDTH = 66 };

/* A sentence of our tables: they are written without a capital and a full stop. */
static void add_sentence(struct str *text, const char *from)
{
	if (str_empty(from))
		return;
	str_add_char(text, *from >= 'a' && *from <= 'z' ? (char)(*from - 'a' + 'A') : *from);
	str_add(text, from + 1);
	if (!str_ends(from, ".") && !str_ends(from, "。"))
		str_add(text, _("."));
}

static void roff_sentence(const char *from)
{
	struct str sentence = {0};

	add_sentence(&sentence, from);
	if (sentence.length) {
		roff(str_text(&sentence));
		putchar('\n');
	}
	str_close(&sentence);
}

/* One more sentence of a paragraph.  Chinese has no blank between two, which the end of a line would be. */
static void add_more(struct str *text, const char *sentence)
{
	str_add(text, roff_is_chinese() || !text->length ? "" : "\n");
	str_add(text, sentence);
}

/* A text of the spec in the language of the page. */
static const char *said(const json_t *object, const char *key)
{
	const char *text = spec_text(object, key);

	return str_empty(text) ? "" : _(text);
}

static void heading(const char *words)
{
	fputs(".SH ", stdout);
	fputs(words, stdout);
	putchar('\n');
}

static void line(const char *words)
{
	roff(words);
	putchar('\n');
}

/* Paragraphs are separated by an empty line. */
static void roff_paragraphs(const char *from)
{
	while (*from) {
		size_t length = strcspn(from, "\n");
		struct str line = {0};

		str_add_n(&line, from, length);
		from += length + (from[length] == '\n');
		if (length > 0) {
			roff(str_text(&line));
			putchar('\n');
		} else if (*from) {
			puts(".PP");
		}
		str_close(&line);
	}
}

static void page_synopsis(const json_t *program)
{
	size_t i;
	json_t *operand;

	heading(_("SYNOPSIS"));
	roff_font('B', spec_text(program, "name"));
	fputs(" [", stdout);
	roff_font('I', placeholder_name("OPTION"));
	fputs("]...", stdout);
	json_array_foreach(spec_list(program, "operands"), i, operand) {
		fputs(spec_flag(operand, "optional") ? " [" : " ", stdout);
		roff_font('I', placeholder_name(spec_text(operand, "name")));
		fputs(spec_flag(operand, "many") ? "..." : "", stdout);
		fputs(spec_flag(operand, "optional") ? "]" : "", stdout);
	}
	putchar('\n');
}

/* "clerk, handler" */
static void join_roles(struct str *into, const json_t *roles)
{
	size_t i;
	json_t *role;

	json_array_foreach(roles, i, role)
	{
		int found = choice_find(staff_roles, json_string_value(role));
		str_add_format(into, "%s%s", i ? _(", ") : "", _(staff_roles[found].title));
	}
}

static void page_description(const json_t *program)
{
	struct str roles = {0};
	struct str says = {0};

	heading(_("DESCRIPTION"));
	if (str_empty(spec_text(program, "description")))
		roff_sentence(said(program, "summary"));
	else
		roff_paragraphs(said(program, "description"));
	if (str_equal(spec_text(program, "need"), "write")) {
		puts(".PP");
		join_roles(&roles, spec_list(program, "roles"));
		if (roles.length > 0)
			str_add_format(&says, _("It writes to the store: one run, one commit. Who runs it must "
						"have one of the roles %s."), str_text(&roles));
		else
			str_add(&says, _("It writes to the store: one run, one commit. Any staff member may "
					 "run it."));
		line(str_text(&says));
	}
	str_close(&roles);
	str_close(&says);
}

/* Each with what it is called in the language of the page. */
static void add_choices(struct str *words, const json_t *option)
{
	struct arena scratch = {0};
	const json_t *titles = spec_list(option, "titles");
	size_t i;
	json_t *name;
	json_array_foreach(spec_list(option, "choices"), i, name)
		str_add_format(words, "%s%s", i ? _(", ") : "",
			choice_called(json_string_value(name), json_string_value(json_array_get(titles, i)), &scratch));
	arena_clear(&scratch);
}

static void page_option(const json_t *option)
{
	struct str words = {0};
	struct str says = {0};

	puts(".TP");
	if (!str_empty(spec_text(option, "letter")))
		printf("\\fB\\-%s\\fR, ", spec_text(option, "letter"));
	fputs("\\fB\\-\\-\\fR", stdout);
	roff_font('B', spec_text(option, "name"));
	if (spec_takes_value(option)) {
		putchar(' ');
		roff_font('I', placeholder_name(spec_text(option, "value")));
	}
	putchar('\n');
	add_sentence(&says, said(option, "help"));
	add_choices(&words, option);
	if (words.length > 0) {
		add_more(&says, "");
		str_add_format(&says, _("One of %s."), str_text(&words));
	}
	if (spec_flag(option, "many"))
		add_more(&says, _("May be repeated; commas separate several values."));
	if (spec_flag(option, "required"))
		add_more(&says, _("Must be given."));
	if (spec_flag(option, "secret"))
		add_more(&says, _("Or @FILE, @- or ? in place of the value; see onestop(7)."));
	line(str_text(&says));
	str_close(&words);
	str_close(&says);
}

/* Those of the program, or those that programs of its kind share; returns how many. */
static size_t page_options_of(const json_t *program, bool shared)
{
	size_t i;
	size_t count = 0;
	json_t *option;

	json_array_foreach(spec_list(program, "options"), i, option) {
		if (spec_flag(option, "shared") != shared)
			continue;
		page_option(option);
		count++;
	}
	return count;
}

/* field_type_words, as a person says them. */
static const char *const types[] = {
	NC_("type", "line"), NC_("type", "text"), NC_("type", "id"), NC_("type", "choice"),
	NC_("type", "date"), NC_("type", "moment"), NC_("type", "number"), NC_("type", "money"),
	NC_("type", "flag"), NC_("type", "words"), NC_("type", "pairs"), NC_("type", "list"),
};

static const char *type_name(const char *type)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal(types[i], type))
			return message_in("type", types[i]);
	return type;
}

static void page_columns(const json_t *program)
{
	size_t i;
	json_t *column;

	if (!spec_flag(program, "lists"))
		return;
	heading(_("COLUMNS"));
	line(_("What --columns and --sort take, and the heading of each."));
	json_array_foreach(spec_list(program, "columns"), i, column)
	{
		puts(".TP");
		roff_font('B', spec_text(column, "key"));
		printf(" (%s)\n", type_name(spec_text(column, "type")));
		roff_sentence(said(column, "title"));
	}
}

static bool has_dates(const json_t *program)
{
	size_t i;
	json_t *option;

	json_array_foreach(spec_list(program, "options"), i, option)
		if (str_equal(spec_text(option, "type"), "date"))
			return true;
	return false;
}

static void page_options(const json_t *program)
{
	heading(_("OPTIONS"));
	if (page_options_of(program, false) > 0) {
		fputs(".SS ", stdout);
		line(_("Of every program of this kind"));
	}
	page_options_of(program, true);
	if (has_dates(program)) {
		puts(".PP");
		line(_("A date is YYYY-MM-DD, today, yesterday, or a number of working days from today: "
		       "+5wd, -2wd."));
	}
}

static void page_operands(const json_t *program)
{
	size_t i;
	json_t *operand;

	if (json_array_size(spec_list(program, "operands")) == 0)
		return;
	heading(_("OPERANDS"));
	json_array_foreach(spec_list(program, "operands"), i, operand)
	{
		struct str says = {0};
		puts(".TP");
		roff_font('I', placeholder_name(spec_text(operand, "name")));
		putchar('\n');
		add_sentence(&says, said(operand, "help"));
		if (spec_flag(operand, "many"))
			add_more(&says, _("Several may be given; - reads them from standard input, one a line."));
		line(str_text(&says));
		str_close(&says);
	}
}

static void page_exit_status(void)
{
	static const char *const meanings[] = {
		N_("Done."),
		N_("Refused by a rule, or nothing was found."),
		N_("The command line is wrong."),
		N_("A record or an input file is malformed, or a calendar year is missing."),
		N_("Somebody else holds the store, or moved it meanwhile: try again."),
		N_("The system failed: disk, permission, git."),
	};

	heading(_("EXIT STATUS"));
	for (size_t status = 0; status < sizeof meanings / sizeof *meanings; status++) {
		printf(".TP\n%zu\n", status);
		line(_(meanings[status]));
	}
}

static void page_examples(const json_t *program)
{
	size_t i;
	json_t *example;

	heading(_("EXAMPLES"));
	json_array_foreach(spec_list(program, "examples"), i, example)
	{
		if (i > 0)
			puts(".PP");
		roff_sentence(said(example, "says"));
		puts(".PP\n.RS 4\n.nf");
		roff_command(spec_text(example, "line"), COMMAND_WIDTH);
		puts(".fi\n.RE");
	}
}

static void page_regulation(const json_t *program)
{
	struct str says = {0};

	if (str_empty(spec_text(program, "article")))
		return;
	heading(_("REGULATION"));
	str_add_format(&says, _("%s of the one-stop service regulation (荆水字〔2019〕17号)"),
		regulation_cite(spec_text(program, "article")));
	roff_sentence(str_text(&says));
	str_close(&says);
}

static void page_see_also(const json_t *program, char **names, int names_n)
{
	const char *name = spec_text(program, "name");
	size_t noun = strcspn(name, "-");

	heading(_("SEE ALSO"));
	for (int i = 0; i < names_n; i++) {
		if (strncmp(names[i], name, noun) != 0 || names[i][noun] != '-' || str_equal(names[i], name))
			continue;
		fputs(".BR ", stdout);
		roff(names[i]);
		puts(" (1),");
	}
	fputs(".BR onestop (7)", stdout);
	/* Who reads Chinese has the handbook, too. */
	puts(roff_is_chinese() ? ",\n.BR onestop\\-handbook (7)" : "");
}

void page_write(const json_t *program, char **names, int names_n)
{
	const char *name = spec_text(program, "name");

	printf(".\\\" Made by \"make generate\" from the table in cmd/%s.c.\n", name);
	roff_title(name, 1);
	heading(_("NAME"));
	roff(name);
	fputs(" \\- ", stdout);
	line(said(program, "summary"));
	page_synopsis(program);
	page_description(program);
	page_options(program);
	page_operands(program);
	page_columns(program);
	page_exit_status();
	page_examples(program);
	page_regulation(program);
	page_see_also(program, names, names_n);
}
