#include "generate.h"

#include <errno.h>

#include "account/account.h"
#include "office/staff.h"
#include "ticket/ticket.h"

/* What a completion offers for a value: the same words in all three shells (@ticket ...). */
struct kind {
	const char *value; /* as the program's table writes it */
	const char *kind;
};

static const struct kind kinds[] = {
	{"TICKET", "ticket"},
	{"ACCOUNT", "account"},
	{"SERVICE", "service"},
	{"STAFF", "staff"},
	{"DEPARTMENT", "department"},
	{"FLOW", "flow"},
	{"FILE", "file"},
	{"MAP.yaml", "file"},
	{"MAP", "file"},
	{"DIR", "directory"},
};

static void offer_kind(struct str *into, const char *value)
{
	size_t length = strcspn(value, ","); /* "SERVICE,..." */

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].value) == length && strncmp(kinds[i].value, value, length) == 0)
			str_add_format(into, "@%s", kinds[i].kind);
}

/* Lists of names that an option takes several of: its type does not tell them. */
struct word_list {
	const char *value;
	const char *noun; /* of the program */
	const struct choice *names;
};

static const struct word_list word_lists[] = {
	{"STATE,...", "ticket-", ticket_states},
	{"STATE,...", "account-", account_states},
	{"ROLE,...", "staff-", staff_roles},
};

static void offer_names(struct str *into, const struct choice *names)
{
	for (; names->name; names++)
		if (*names->name)
			str_add_format(into, "%s%s", into->length ? "," : "", names->name);
}

/* "a,b,c" or "@ticket"; "" when nothing can be offered. */
static void offer(struct str *into, const json_t *program, const json_t *option)
{
	if (json_array_size(spec_list(option, "choices")) > 0) {
		spec_join(into, spec_list(option, "choices"), ",");
		return;
	}
	for (size_t i = 0; i < sizeof word_lists / sizeof *word_lists; i++)
		if (str_equal(word_lists[i].value, spec_text(option, "value")) &&
			str_starts(spec_text(program, "name"), word_lists[i].noun)) {
			offer_names(into, word_lists[i].names);
			return;
		}
	if (str_equal(spec_text(option, "type"), "date"))
		str_add(into, "@date");
	else
		offer_kind(into, spec_text(option, "value"));
	if (str_equal(spec_text(option, "name"), "columns") ||
		str_equal(spec_text(option, "name"), "sort"))
		str_add(into, "@columns");
}

/* An operand called ID is one of the noun that the program is about. */
static void offer_operand(struct str *into, const json_t *program, const json_t *operand)
{
	const char *name = spec_text(operand, "name");

	if (str_equal(name, "ID")) {
		const char *noun = spec_text(program, "name");
		str_add_format(into, "@%.*s", (int)strcspn(noun, "-"), noun);
		return;
	}
	offer_kind(into, name);
}

/* The functions that the tables call stand in doc/generate/completion.SHELL and are copied first. */
static void copy_file(const char *path)
{
	char bytes[4096];
	size_t length;
	FILE *file = fopen(path, "re");

	if (!file)
		die(path, strerror(errno));
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		fwrite(bytes, 1, length, stdout);
	fclose(file);
}

static void add_columns(struct str *into, const json_t *program)
{
	size_t i;
	json_t *column;

	json_array_foreach(spec_list(program, "columns"), i, column)
		str_add_format(into, "%s%s", i ? " " : "", spec_text(column, "key"));
}

/* One word of bash's table: "--to=@department". */
static void bash_option(const json_t *program, const json_t *option, const char *dashes,
	const char *name)
{
	struct str words = {0};

	offer(&words, program, option);
	printf(" %s%s%s%s", dashes, name, spec_takes_value(option) ? "=" : "",
		spec_takes_value(option) ? str_text(&words) : "");
	str_close(&words);
}

static void bash_table(const json_t *program)
{
	size_t i;
	json_t *row;
	struct str words = {0};

	printf("\t%s)\n\t\toptions='", spec_text(program, "name"));
	json_array_foreach(spec_list(program, "options"), i, row) {
		bash_option(program, row, "--", spec_text(row, "name"));
		if (!str_empty(spec_text(row, "letter")))
			bash_option(program, row, "-", spec_text(row, "letter"));
	}
	fputs("'\n\t\toperands='", stdout);
	json_array_foreach(spec_list(program, "operands"), i, row) {
		str_clear(&words);
		offer_operand(&words, program, row);
		printf("%s%s%s", i ? " " : "", words.length ? str_text(&words) : "-",
			spec_flag(row, "many") ? "..." : "");
	}
	str_clear(&words);
	add_columns(&words, program);
	printf("'\n\t\tcolumns='%s'\n\t\t;;\n", str_text(&words));
	str_close(&words);
}

/* Text within single quotes, with a backslash before each character of `special`. */
static void quoted(const char *from, const char *special, const char *quote)
{
	for (const char *c = from; *c; c++) {
		if (*c == '\'') {
			fputs(quote, stdout);
			continue;
		}
		if (strchr(special, *c))
			putchar('\\');
		putchar(*c);
	}
}

/* What zsh does for "a,b" or "@ticket"; with `many`, for several of them between commas. */
static void zsh_action(const char *words, bool many)
{
	if (*words == '@') {
		printf("%s_onestop_%s", many ? "_sequence " : "", words + 1);
		return;
	}
	if (!*words)
		return;
	fputs(many ? "_sequence compadd - " : "(", stdout);
	for (const char *c = words; *c; c++)
		putchar(*c == ',' ? ' ' : *c);
	fputs(many ? "" : ")", stdout);
}

static void zsh_option(const json_t *program, const json_t *option, const char *dashes,
	const char *name)
{
	struct str words = {0};

	printf(" \\\n\t\t'%s%s%s%s[", spec_flag(option, "many") ? "*" : "", dashes, name,
		!spec_takes_value(option) ? "" : str_equal(dashes, "--") ? "=" : "+");
	quoted(spec_text(option, "help"), "[]:\\", "'\\''");
	putchar(']');
	if (spec_takes_value(option)) {
		putchar(':');
		quoted(spec_text(option, "value"), ":\\", "'\\''");
		putchar(':');
		offer(&words, program, option);
		zsh_action(str_text(&words), spec_flag(option, "many"));
	}
	putchar('\'');
	str_close(&words);
}

static void zsh_table(const json_t *program)
{
	size_t i;
	json_t *row;
	struct str words = {0};

	add_columns(&words, program);
	printf("%s)\n\tcolumns=(%s)\n\t_arguments -s -S", spec_text(program, "name"), str_text(&words));
	json_array_foreach(spec_list(program, "options"), i, row) {
		zsh_option(program, row, "--", spec_text(row, "name"));
		if (!str_empty(spec_text(row, "letter")))
			zsh_option(program, row, "-", spec_text(row, "letter"));
	}
	json_array_foreach(spec_list(program, "operands"), i, row) {
		str_clear(&words);
		offer_operand(&words, program, row);
		printf(" \\\n\t\t'%s%s", spec_flag(row, "many") ? "*" : "",
			spec_flag(row, "optional") && !spec_flag(row, "many") ? "::" : ":");
		quoted(spec_text(row, "name"), ":\\", "'\\''");
		putchar(':');
		zsh_action(str_text(&words), false);
		putchar('\'');
	}
	puts("\n\t;;");
	str_close(&words);
}

/* What fish runs or lists for "a,b" or "@ticket". */
static void fish_action(const char *words, bool many)
{
	fputs(*words == '@' ? " -k" : "", stdout);
	fputs(many ? " -a '(__fish_append , " : " -a '", stdout);
	if (*words == '@')
		printf("(__onestop_%s)", words + 1);
	else
		for (const char *c = words; *c; c++)
			putchar(*c == ',' ? ' ' : *c);
	fputs(many ? ")'" : "'", stdout);
}

static void fish_option(const json_t *program, const json_t *option)
{
	struct str words = {0};

	offer(&words, program, option);
	printf("complete -c %s -l %s", spec_text(program, "name"), spec_text(option, "name"));
	if (!str_empty(spec_text(option, "letter")))
		printf(" -s %s", spec_text(option, "letter"));
	if (str_equal(str_text(&words), "@file")) {
		fputs(" -rF", stdout);
	} else if (spec_takes_value(option)) {
		fputs(" -x", stdout);
		if (words.length > 0)
			fish_action(str_text(&words), spec_flag(option, "many"));
	}
	fputs(" -d '", stdout);
	quoted(spec_text(option, "help"), "\\", "\\'");
	puts("'");
	str_close(&words);
}

static void fish_table(const json_t *program)
{
	const char *name = spec_text(program, "name");
	size_t i;
	json_t *row;
	struct str words = {0};

	printf("complete -c %s -f\n", name);
	json_array_foreach(spec_list(program, "operands"), i, row) {
		str_clear(&words);
		offer_operand(&words, program, row);
		if (words.length == 0)
			continue;
		printf("complete -c %s", name);
		if (str_equal(str_text(&words), "@file"))
			fputs(" -F", stdout);
		else
			fish_action(str_text(&words), false);
		putchar('\n');
	}
	json_array_foreach(spec_list(program, "options"), i, row)
		fish_option(program, row);
	/* The names for --columns and --sort. */
	str_clear(&words);
	add_columns(&words, program);
	if (words.length > 0)
		printf("function __onestop_columns_of_%s\n    printf '%%s\\n' %s\nend\n", name,
			str_text(&words));
	str_close(&words);
}

struct shell {
	const char *name;
	const char *functions;
	void (*table)(const json_t *program);
	const char *end; /* after the last table */
};

static const struct shell shells[] = {
	{"bash", "doc/generate/completion.bash", bash_table, "\tesac\n}\n"},
	{"zsh", "doc/generate/completion.zsh", zsh_table, "esac\n"},
	{"fish", "doc/generate/completion.fish", fish_table, ""},
};

/* zsh must know the names in the first line; bash is told after the tables. */
bool completion_write(const char *name, json_t **programs, int programs_n)
{
	const struct shell *shell = NULL;

	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (str_equal(shells[i].name, name))
			shell = &shells[i];
	if (!shell)
		return false;
	if (str_equal(name, "zsh")) {
		fputs("#compdef", stdout);
		for (int i = 0; i < programs_n; i++)
			printf(" %s", spec_text(programs[i], "name"));
		putchar('\n');
	}
	copy_file(shell->functions);
	for (int i = 0; i < programs_n; i++)
		shell->table(programs[i]);
	fputs(shell->end, stdout);
	if (str_equal(name, "bash"))
		for (int i = 0; i < programs_n; i++)
			printf("complete -F _onestop %s\n", spec_text(programs[i], "name"));
	return true;
}
