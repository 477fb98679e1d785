/* cli/option.h: the options of a command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "cli/option.h"
#include "value/date.h"

static char told[ERR_TEXT_SIZE]; /* for err_text */

enum { WORDS_MOST = 6 };

static struct {
	const char *line;
	const char *text;
	const char *id;
	int state;
	int date;
	int64_t moment;
	int64_t count;
	int64_t fee;
	bool urgent;
	bool silent;
	struct words papers;
} arg;

static const struct choice states[] = {
	{"", ""},
	{"open", "open"},
	{"closed", "closed"},
	{NULL, NULL},
};

static int check_capitals(const char *text, struct err *err)
{
	if (text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")])
		return err_set(err, ERR_MALFORMED, "\"%s\" has more than capitals", text);
	return 0;
}

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option rows[] = {
	{.field = {.key = "line", .type = FIELD_LINE, AT(line)}, .letter = 'l', .value = "LINE"},
	{.field = {.key = "text", .type = FIELD_TEXT, AT(text)}, .value = "TEXT"},
	{.field = {.key = "id", .type = FIELD_ID, AT(id), .check = check_capitals}, .value = "ID"},
	{.field = {.key = "state", .type = FIELD_ENUM, AT(state), .choices = states}, .value = "STATE"},
	{.field = {.key = "date", .type = FIELD_DATE, AT(date)}, .value = "DATE"},
	{.field = {.key = "moment", .type = FIELD_MOMENT, AT(moment)}, .value = "MOMENT"},
	{.field = {.key = "count", .type = FIELD_INT, AT(count)}, .letter = 'c', .value = "NUMBER"},
	{.field = {.key = "fee", .type = FIELD_MONEY, AT(fee)}, .value = "YUAN"},
	{.field = {.key = "urgent", .type = FIELD_FLAG, AT(urgent)}, .letter = 'u'},
	{.field = {.key = "silent", .type = FIELD_FLAG, AT(silent)}, .letter = 's'},
	{.field = {.key = "papers", .type = FIELD_WORDS, AT(papers)}, .letter = 'p', .value = "A,B"},
};

static const struct command command = {
	.name = "sample",
	.need = NEED_WRITE,
	.lists = true,
	COMMAND_OPTIONS(rows),
	.arg = &arg,
};

/* --from excludes --all and --day; --reason is needed. */
static const struct command_option strict_rows[] = {
	{.field = {.key = "all", .type = FIELD_FLAG, AT(urgent)}, .group = 1},
	{.field = {.key = "from", .type = FIELD_LINE, AT(line)}, .value = "DATE", .group = 1},
	{.field = {.key = "day", .type = FIELD_LINE, AT(text)}, .value = "DATE", .group = 1},
	{.field = {.key = "any", .type = FIELD_FLAG, AT(silent)}, .group = 2},
	{.field = {.key = "reason", .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(id)}, .value = "TEXT"},
};
#undef AT

static const struct command strict = {
	.name = "strict",
	COMMAND_OPTIONS(strict_rows),
	.arg = &arg,
};

static struct arena arena;
static struct options options;
static struct run run;

/* The words behind the program's name, up to a NULL. */
static int parse(const struct command *of, const char *const *words, struct err *err)
{
	char *argv[WORDS_MOST + 2] = {(char *)of->name};
	int argc = 1;
	arena_clear(&arena);
	memset(&arg, 0, sizeof arg);
	run = (struct run){.command = of, .session = {.mem = &arena}};
	for (size_t i = 0; i < WORDS_MOST && words[i]; i++)
		argv[argc++] = arena_dup(&arena, words[i]);
	options_gather(&options, of, &arena);
	if (options_parse(&options, argc, argv, &run, err))
		return -1;
	if (options.shared.help || options.shared.version || options.shared.spec)
		return 0;
	return options_require(&options, err) || options_read_secrets(&options, &run, err) ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void options_parse__reads_a_value_of_every_type(void **state)
{
	static const struct {
		const char *words[WORDS_MOST];
		size_t row; /* of `rows` */
		const char *formatted;
	} good[] = {
		{{"--line", "a b"}, 0, "a b"},
		{{"--line=a b"}, 0, "a b"},
		{{"--line=a=b"}, 0, "a=b"},
		{{"--line", "-x"}, 0, "-x"},
		{{"--line", "--"}, 0, "--"},
		{{"--line", "-"}, 0, "-"},
		{{"--line", " a\n b "}, 0, "a  b"},
		{{"--line", "cafe\xcc\x81"}, 0, "café"},
		{{"--line", "１"}, 0, "１"},
		{{"-l", "a"}, 0, "a"},
		{{"-la"}, 0, "a"},
		{{"-l=a"}, 0, "=a"},
		{{"-l-"}, 0, "-"},
		{{"--line", "a", "--line", "b"}, 0, "b"},
		{{"--text", "a\r\nb\n"}, 1, "a\nb"},
		{{"--text=１"}, 1, "１"},
		{{"--id", "A1"}, 2, "A1"},
		{{"--id", "Ａ１"}, 2, "A1"},
		{{"--id", " A1 "}, 2, "A1"},
		{{"--state", "closed"}, 3, "closed"},
		{{"--state=open"}, 3, "open"},
		{{"--date", "2026-09-18"}, 4, "2026-09-18"},
		{{"--date", "２０２６-０９-１８"}, 4, "2026-09-18"},
		{{"--moment", "2026-09-18T09:00:00+08:00"}, 5, "2026-09-18T09:00:00+08:00"},
		{{"--count", "12"}, 6, "12"},
		{{"--count", "-12"}, 6, "-12"},
		{{"--count=１２"}, 6, "12"},
		{{"-c12"}, 6, "12"},
		{{"-c-12"}, 6, "-12"},
		{{"--count", "1", "-c2"}, 6, "2"},
		{{"--fee", "86.4"}, 7, "86.40"},
		{{"--urgent"}, 8, "true"},
		{{"-u"}, 8, "true"},
		{{"-su"}, 8, "true"},
		{{"-suc12"}, 8, "true"},
		{{"-suc12"}, 6, "12"},
		{{"-suc", "12"}, 6, "12"},
		{{"--urgent", "--urgent", "-uu"}, 8, "true"},
		{{"--silent"}, 9, "true"},
		{{"--silent"}, 8, ""},
		{{"--papers", "a,b c"}, 10, "a,b c"},
		{{"--papers", "a", "-pb,c", "--papers=d"}, 10, "a,b,c,d"},
		{{"--papers", "ａ"}, 10, "a"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct err err = {0};
		const struct field *field = &rows[good[i].row].field;
		if (parse(&command, good[i].words, &err))
			fail_msg("%s: %s", good[i].words[0], err_text(&err, told));
		const char *formatted = field_format(field, &arg, &arena);
		if (!str_equal(formatted, good[i].formatted))
			fail_msg("%s: --%s is \"%s\"", good[i].words[0], field->key, formatted);
		assert_int_equal(options.words_n, 0);
	}
}

/* Every refusal is a mistake in the command line, whatever the value would be in a file. */
static void options_parse__refuses(void **state)
{
	static const struct {
		const char *words[WORDS_MOST];
		const char *message;
	} bad[] = {
		{{"--line", "\xff"}, "--line: byte 0xFF at character 1 is not UTF-8"},
		{{"--line=a\x1b[m"}, "--line: U+001B at character 2 is not allowed"},
		{{"--line", ""}, "--line: the value is empty; leave the option out instead"},
		{{"--line="}, "--line: the value is empty; leave the option out instead"},
		{{"--line", " \t"}, "--line: the value is empty; leave the option out instead"},
		{{"-l", ""}, "--line: the value is empty; leave the option out instead"},
		{{"--text", "a\xc2\x9b"}, "--text: U+009B at character 2 is not allowed"},
		{{"--id", "a1"}, "--id: \"a1\" has more than capitals"},
		{{"--state", "shut"}, "--state: \"shut\" is not one of: open, closed"},
		{{"--state", "opened"}, "--state: \"opened\" is not a choice; did you mean \"open\"?"},
		{{"--state", "pending"}, "--state: \"pending\" is not one of: open, closed"},
		{{"--date", "2026-02-30"}, "--date: date \"2026-02-30\" does not exist"},
		{{"--count", "12x"}, "--count: \"12x\" is not a whole number"},
		{{"--count", "1.5"}, "--count: \"1.5\" is not a whole number"},
		{{"--count="}, "--count: the value is empty; leave the option out instead"},
		{{"-c12u"}, "--count: \"12u\" is not a whole number"},
		{{"--papers", "a,,b"}, "--papers: an empty word in the list"},
		{{"--papers="}, "--papers: the value is empty; leave the option out instead"},
		{{"--format", "pdf"}, "--format: \"pdf\" is not one of: table, csv, tsv, json, xlsx, mail"},
		{{"--urgent=yes"}, "--urgent takes no value"},
		{{"--urgent="}, "--urgent takes no value"},
		{{"--help=all"}, "--help takes no value"},
		{{"--line"}, "--line needs a value; first: sample --help"},
		{{"--urgent", "--line"}, "--line needs a value; first: sample --help"},
		{{"-l"}, "-l needs a value; first: sample --help"},
		{{"-ul"}, "-l needs a value; first: sample --help"},
		{{"-x"}, "there is no option -x; first: sample --help"},
		{{"-ux"}, "there is no option -x; first: sample --help"},
		{{"-u-"}, "there is no option --; first: sample --help"},
		{{"-u名"}, "there is no option -名; first: sample --help"},
		{{"-5"}, "there is no option -5; first: sample --help"},
		{{"--colour"}, "there is no option --colour; first: sample --help"},
		{{"--colour=red"}, "there is no option --colour; first: sample --help"},
		{{"--="}, "there is no option --; first: sample --help"},
		{{"--=a"}, "there is no option --; first: sample --help"},
		{{"---line", "a"}, "there is no option ---line; did you mean --line?"},
		{{"--lines", "a"}, "there is no option --lines; did you mean --line?"},
		{{"--colunms=id"}, "there is no option --colunms; did you mean --columns?"},
		{{"--Line=a"}, "there is no option --Line; did you mean --line?"},
		{{"--no_header"}, "there is no option --no_header; did you mean --no-header?"},
		{{"--u"}, "there is no option --u; first: sample --help"},
		{{"--ur"}, "there is no option --ur; did you mean --urgent?"},
		{{"--mom=2026-09-18"}, "there is no option --mom; did you mean --moment?"},
		{{"--lin"}, "there is no option --lin; did you mean --line?"},
		{{"--s"}, "there is no option --s; first: sample --help"},
		{{"--spe"}, "there is no option --spe; first: sample --help"},
		{{"--spek"}, "there is no option --spek; first: sample --help"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = {0};
		if (!parse(&command, bad[i].words, &err))
			fail_msg("%s: was accepted", bad[i].words[0]);
		if (!str_equal(err_text(&err, told), bad[i].message))
			fail_msg("%s: %s", bad[i].words[0], err_text(&err, told));
		assert_int_equal(err.code, ERR_USAGE);
	}
}

/* The texts of these are their types' own affair; who refuses is not. */
static void options_parse__refuses_what_the_types_refuse(void **state)
{
	static const char *const bad[][WORDS_MOST] = {
		{"--date", "18.9.2026"},
		{"--date", "tomorrow"},
		{"--moment", "2026-09-18"},
		{"--moment", "today"},
		{"--count", "9223372036854775808"},
		{"--fee", "86.405"},
		{"--fee", "1e3"},
		{"--wait", "soon"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = {0};
		if (!parse(&command, bad[i], &err))
			fail_msg("%s %s: was accepted", bad[i][0], bad[i][1]);
		if (!str_starts(err_text(&err, told), bad[i][0]))
			fail_msg("%s %s: %s", bad[i][0], bad[i][1], err_text(&err, told));
		assert_int_equal(err.code, ERR_USAGE);
	}
}

static void options_parse__refuses_a_value_without_end(void **state)
{
	struct err err = {0};
	struct str word = {0};
	(void)state;
	str_add(&word, "--text=");
	while (word.length < 2 * 1024 * 1024)
		str_add(&word, "0123456789abcdef");
	const char *const words[WORDS_MOST] = {str_text(&word)};
	assert_int_equal(parse(&command, words, &err), -1);
	assert_int_equal(err.code, ERR_USAGE);
	assert_true(str_starts(err_text(&err, told), "--text: longer than the "));
	str_close(&word);
}

static void options_parse__knows_options_and_operands_apart(void **state)
{
	static const struct {
		const char *label;
		const char *words[WORDS_MOST];
		const char *operands; /* joined by "|" */
		bool urgent;
		const char *line;
	} lines[] = {
		{"nothing", {NULL}, "", false, NULL},
		{"options first", {"-u", "--line", "a", "x", "y"}, "x|y", true, "a"},
		{"operands first", {"x", "y", "--line=a", "-u"}, "x|y", true, "a"},
		{"mixed", {"x", "-u", "y", "-l", "a", "z"}, "x|y|z", true, "a"},
		{"-- ends the options", {"x", "--", "-u", "--line", "a"}, "x|-u|--line|a", false, NULL},
		{"only the first -- does", {"--", "--", "-u"}, "--|-u", false, NULL},
		{"-- behind the options", {"-u", "-la", "--", "x"}, "x", true, "a"},
		{"-- as a value does not", {"-l", "--", "-u"}, "", true, "--"},
		{"- is an operand", {"-", "-u", "-"}, "-|-", true, NULL},
		{"an empty word too", {"", "-u"}, "", true, NULL},
		{"not cleaned", {" x ", "\xff"}, " x |\xff", false, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct err err = {0};
		struct str joined = {0};
		if (parse(&command, lines[i].words, &err))
			fail_msg("%s: %s", lines[i].label, err_text(&err, told));
		for (size_t w = 0; w < options.words_n; w++)
			str_add_format(&joined, "%s%s", w ? "|" : "", options.words[w]);
		if (!str_equal(str_text(&joined), lines[i].operands) || arg.urgent != lines[i].urgent ||
			!str_equal(arg.line, lines[i].line))
			fail_msg("%s: operands %s, urgent %d, line %s", lines[i].label, str_text(&joined),
				arg.urgent, arg.line ? arg.line : "");
		str_close(&joined);
	}
	const char *const empty[WORDS_MOST] = {""};
	struct err err = {0};
	assert_int_equal(parse(&command, empty, &err), 0);
	assert_int_equal(options.words_n, 1);
}

static void options_parse__fills_what_programs_share(void **state)
{
	static const char *const words[WORDS_MOST] = {
		"--store=s", "-nqo", "out.csv", "--format=csv", "--wait=7", "--sort=-due"};
	struct err err = {0};
	(void)state;
	assert_int_equal(parse(&command, words, &err), 0);
	assert_string_equal(options.shared.store, "s");
	assert_string_equal(options.shared.out.path, "out.csv");
	assert_string_equal(options.shared.out.sort, "-due");
	assert_int_equal(options.shared.out.format, OUT_CSV);
	assert_int_equal(options.shared.wait, 7);
	assert_true(options.shared.dry_run);
	assert_true(options.shared.quiet);
	assert_false(options.shared.help);
}

static void options_gather__gives_a_program_what_it_needs(void **state)
{
	static const struct {
		const char *label;
		struct command command;
		const char *word;
		bool known;
	} programs[] = {
		{"help, always", {.name = "p", .need = NEED_NOTHING}, "--help", true},
		{"no store", {.name = "p", .need = NEED_NOTHING}, "--store=s", false},
		{"nor while it is made", {.name = "p", .need = NEED_NEW}, "--store=s", false},
		{"but what writing takes", {.name = "p", .need = NEED_NEW}, "-n", true},
		{"a store to read", {.name = "p", .need = NEED_READ}, "--store=s", true},
		{"nothing to wait for", {.name = "p", .need = NEED_READ}, "--wait=1", false},
		{"a store to write", {.name = "p", .need = NEED_WRITE}, "--wait=1", true},
		{"no rows", {.name = "p", .need = NEED_WRITE}, "--format=csv", false},
		{"rows", {.name = "p", .need = NEED_READ, .lists = true}, "--format=csv", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		const char *const words[WORDS_MOST] = {programs[i].word};
		struct err err = {0};
		if ((parse(&programs[i].command, words, &err) == 0) != programs[i].known)
			fail_msg("%s: %s", programs[i].label, err_text(&err, told));
	}
}

static void options_parse__holds_options_against_one_another(void **state)
{
	static const struct {
		const char *words[WORDS_MOST];
		const char *message; /* NULL: good */
	} lines[] = {
		{{"--reason=A"}, NULL},
		{{"--reason=A", "--all"}, NULL},
		{{"--reason=A", "--from=x"}, NULL},
		{{"--reason=A", "--from=x", "--from=y"}, NULL},
		{{"--reason=A", "--from=x", "--any"}, NULL},
		{{"--reason=A", "--all", "--from=x"}, "--all and --from exclude each other"},
		{{"--reason=A", "--from=x", "--all"}, "--all and --from exclude each other"},
		{{"--reason=A", "--day=x", "--from=y"}, "--from and --day exclude each other"},
		{{"--all", "--day=x"}, "--all and --day exclude each other"},
		{{NULL}, "--reason TEXT is needed; first: strict --help"},
		{{"--all"}, "--reason TEXT is needed; first: strict --help"},
		{{"x", "--", "--reason=A"}, "--reason TEXT is needed; first: strict --help"},
		{{"--help"}, NULL},
		{{"-h", "--all", "--day=x"}, NULL},
		{{"--version", "x"}, NULL},
		{{"--spec"}, NULL},
		{{"--help", "--colour"}, "there is no option --colour; first: strict --help"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct err err = {0};
		const char *first = lines[i].words[0] ? lines[i].words[0] : "nothing";
		int rc = parse(&strict, lines[i].words, &err);
		if ((rc == 0) != !lines[i].message || !str_equal(err_text(&err, told), lines[i].message))
			fail_msg("%s: %s", first, err_text(&err, told));
		assert_int_equal(err.code, rc ? ERR_USAGE : ERR_NONE);
	}
}

static void options_resolve__reckons_from_today(void **state)
{
	static const struct {
		const char *text;
		int days;
		const char *message;
	} dates[] = {
		{"today", 0, NULL},
		{"yesterday", -1, NULL},
		{"ｔｏｄａｙ", 0, NULL},
		{"5wd", 0, "--date: \"5wd\" is not a valid date (YYYY-MM-DD, today, yesterday, +5wd, -1wd)"},
		{"+wd", 0, "--date: \"+wd\" is not a valid date (YYYY-MM-DD, today, yesterday, +5wd, -1wd)"},
		{"+5.5wd", 0, "--date: \"+5.5wd\" is not a valid date (YYYY-MM-DD, today, yesterday, +5wd, -1wd)"},
		{"+9999wd", 0, "--date: \"+9999wd\" is not a valid date (YYYY-MM-DD, today, yesterday, +5wd, -1wd)"},
	};
	int today;
	struct err err = {0};
	(void)state;
	assert_int_equal(date_parse("2026-03-01", &today, &err), 0);
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		const char *const words[WORDS_MOST] = {"--date", dates[i].text};
		err = (struct err){0};
		assert_int_equal(parse(&command, words, &err), 0);
		assert_int_equal(arg.date, 0);
		run.session.today = today;
		int rc = options_resolve(&options, &run, &err);
		if ((rc == 0) != !dates[i].message || !str_equal(err_text(&err, told), dates[i].message))
			fail_msg("%s: %s", dates[i].text, err_text(&err, told));
		if (rc == 0)
			assert_int_equal(arg.date, today + dates[i].days);
		else
			assert_int_equal(err.code, ERR_USAGE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_parse__reads_a_value_of_every_type),
		cmocka_unit_test(options_parse__refuses),
		cmocka_unit_test(options_parse__refuses_what_the_types_refuse),
		cmocka_unit_test(options_parse__refuses_a_value_without_end),
		cmocka_unit_test(options_parse__knows_options_and_operands_apart),
		cmocka_unit_test(options_parse__fills_what_programs_share),
		cmocka_unit_test(options_gather__gives_a_program_what_it_needs),
		cmocka_unit_test(options_parse__holds_options_against_one_another),
		cmocka_unit_test(options_resolve__reckons_from_today),
	};
	return cmocka_run_group_tests(tests, NULL, teardown);
}
