#include "generate.h"

#include "office/regulation.h"
#include "version.h"

/* The date in the foot of the pages: when this version's work was done, not when it was built. */
#define RELEASED "2026-11-23"

void roff(const char *from)
{
	bool fresh = true;

	for (const char *c = from; *c; c++) {
		if (fresh && (*c == '.' || *c == '\''))
			fputs("\\&", stdout);
		fresh = *c == '\n';
		switch (*c) {
		case '\\':
			fputs("\\e", stdout);
			break;
		case '-':
			fputs("\\-", stdout);
			break;
		case '\'':
			fputs("\\(aq", stdout);
			break;
		case '`':
			fputs("\\(ga", stdout);
			break;
		case '^':
			fputs("\\(ha", stdout);
			break;
		case '~':
			fputs("\\(ti", stdout);
			break;
		default:
			putchar(*c);
		}
	}
}

static void roff_font(char font, const char *from)
{
	printf("\\f%c", font);
	roff(from);
	fputs("\\fR", stdout);
}

/* A sentence of our tables: they are written without a capital and a full stop. */
static void roff_sentence(const char *from)
{
	if (str_empty(from))
		return;
	char first[] = {*from, '\0'};
	if (*from >= 'a' && *from <= 'z')
		*first = (char)(*from - 'a' + 'A');
	roff(first);
	roff(from + 1);
	if (!str_ends(from, ".") && !str_ends(from, "。"))
		putchar('.');
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

	puts(".SH SYNOPSIS");
	roff_font('B', spec_text(program, "name"));
	fputs(" [\\fIOPTION\\fR]...", stdout);
	json_array_foreach(spec_list(program, "operands"), i, operand) {
		fputs(spec_flag(operand, "optional") ? " [" : " ", stdout);
		roff_font('I', spec_text(operand, "name"));
		fputs(spec_flag(operand, "many") ? "..." : "", stdout);
		fputs(spec_flag(operand, "optional") ? "]" : "", stdout);
	}
	putchar('\n');
}

static void page_description(const json_t *program)
{
	struct str roles = {0};

	puts(".SH DESCRIPTION");
	if (str_empty(spec_text(program, "description")))
		roff_sentence(spec_text(program, "summary"));
	else
		roff_paragraphs(spec_text(program, "description"));
	if (str_equal(spec_text(program, "need"), "write")) {
		puts(".PP");
		spec_join(&roles, spec_list(program, "roles"), ", ");
		fputs("It writes to the store: one run, one commit.  ", stdout);
		if (roles.length > 0) {
			fputs("Who runs it must have one of the roles ", stdout);
			roff(str_text(&roles));
		} else {
			fputs("Any staff member may run it", stdout);
		}
		puts(".");
	}
	str_close(&roles);
}

static void page_option(const json_t *option)
{
	struct str words = {0};

	puts(".TP");
	if (!str_empty(spec_text(option, "letter")))
		printf("\\fB\\-%s\\fR, ", spec_text(option, "letter"));
	fputs("\\fB\\-\\-\\fR", stdout);
	roff_font('B', spec_text(option, "name"));
	if (spec_takes_value(option)) {
		putchar(' ');
		roff_font('I', spec_text(option, "value"));
	}
	putchar('\n');
	roff_sentence(spec_text(option, "help"));
	spec_join(&words, spec_list(option, "choices"), ", ");
	if (words.length > 0) {
		fputs("One of ", stdout);
		roff(str_text(&words));
		puts(".");
	}
	if (spec_flag(option, "many"))
		puts("May be repeated; commas separate several values.");
	if (spec_flag(option, "required"))
		puts("Must be given.");
	if (spec_flag(option, "secret"))
		puts("Or @\\fIFILE\\fR, @\\- or ? in place of the value; see\n.BR onestop (7).");
	str_close(&words);
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

static void page_columns(const json_t *program)
{
	size_t i;
	json_t *column;

	if (!spec_flag(program, "lists"))
		return;
	puts(".SH COLUMNS\nWhat\n.B \\-\\-columns\nand\n.B \\-\\-sort\ntake, and the heading of each.");
	json_array_foreach(spec_list(program, "columns"), i, column) {
		puts(".TP");
		roff_font('B', spec_text(column, "key"));
		printf(" (%s)\n", spec_text(column, "type"));
		roff_sentence(spec_text(column, "title"));
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
	puts(".SH OPTIONS");
	if (page_options_of(program, false) > 0)
		puts(".SS Of every program of this kind");
	page_options_of(program, true);
	if (has_dates(program))
		puts(".PP\nA date is YYYY\\-MM\\-DD, today, yesterday, or a number of working days from "
		     "today: +5wd, \\-2wd.");
}

static void page_operands(const json_t *program)
{
	size_t i;
	json_t *operand;

	if (json_array_size(spec_list(program, "operands")) == 0)
		return;
	puts(".SH OPERANDS");
	json_array_foreach(spec_list(program, "operands"), i, operand) {
		puts(".TP");
		roff_font('I', spec_text(operand, "name"));
		putchar('\n');
		roff_sentence(spec_text(operand, "help"));
		if (spec_flag(operand, "many"))
			puts("Several may be given; \\- reads them from standard input, one a line.");
	}
}

static void page_exit_status(void)
{
	puts(".SH EXIT STATUS\n"
	     ".TP\n0\nDone.\n"
	     ".TP\n1\nRefused by a rule, or nothing was found.\n"
	     ".TP\n2\nThe command line is wrong.\n"
	     ".TP\n3\nA record or an input file is malformed, or a calendar year is missing.\n"
	     ".TP\n4\nSomebody else holds the store, or moved it meanwhile: try again.\n"
	     ".TP\n5\nThe system failed: disk, permission, git.");
}

static void page_examples(const json_t *program)
{
	size_t i;
	json_t *example;

	puts(".SH EXAMPLES");
	json_array_foreach(spec_list(program, "examples"), i, example) {
		if (i > 0)
			puts(".PP");
		roff_sentence(spec_text(example, "says"));
		puts(".PP\n.RS\n.nf");
		roff_font('B', spec_text(example, "line"));
		puts("\n.fi\n.RE");
	}
}

static void page_see_also(const json_t *program, char **names, int names_n)
{
	const char *name = spec_text(program, "name");
	size_t noun = strcspn(name, "-");

	puts(".SH SEE ALSO");
	for (int i = 0; i < names_n; i++) {
		if (strncmp(names[i], name, noun) != 0 || names[i][noun] != '-' || str_equal(names[i], name))
			continue;
		fputs(".BR ", stdout);
		roff(names[i]);
		puts(" (1),");
	}
	puts(".BR onestop (7)");
}

void page_write(const json_t *program, char **names, int names_n)
{
	const char *name = spec_text(program, "name");

	printf(".\\\" Made by \"make generate\" from the table in cmd/%s.c.\n.TH ", name);
	for (const char *c = name; *c; c++)
		putchar(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
	puts(" 1 " RELEASED " \"onestop " ONESTOP_VERSION "\" \"onestop manual\"\n.SH NAME");
	roff(name);
	fputs(" \\- ", stdout);
	roff(spec_text(program, "summary"));
	putchar('\n');
	page_synopsis(program);
	page_description(program);
	page_options(program);
	page_operands(program);
	page_columns(program);
	page_exit_status();
	page_examples(program);
	if (!str_empty(spec_text(program, "article"))) {
		const char *cited = regulation_cite(spec_text(program, "article"));
		puts(".SH REGULATION");
		putchar(cited[0] - 'a' + 'A');
		roff(cited + 1);
		puts(" of the one\\-stop service regulation (荆水字〔2019〕17号).");
	}
	page_see_also(program, names, names_n);
}
