/* cli/operand.h: the words of a command line that are no options. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/operand.h"

static char told[ERR_TEXT_SIZE]; /* for err_text */

enum { WORDS_MOST = 4 };

static struct {
	const char *id;
	const char *file;
} arg;

static int run_nothing(struct run *run, struct err *err)
{
	(void)run;
	(void)err;
	return 0;
}

static int each_nothing(struct run *run, const char *operand, struct err *err)
{
	(void)run;
	(void)operand;
	(void)err;
	return 0;
}

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_operand two[] = {
	{.name = "ID", AT(id)},
	{.name = "FILE", AT(file), .optional = true},
};
static const struct command_operand one_and_many[] = {
	{.name = "ID", AT(id)},
	{.name = "TICKET", .many = true},
};
#undef AT
static const struct command_operand many[] = {
	{.name = "TICKET", .many = true},
};
static const struct command_operand any[] = {
	{.name = "TICKET", .many = true, .optional = true},
};

static const struct command takes_none = {.name = "none", .arg = &arg, .run = run_nothing};
static const struct command takes_two = {
	.name = "two", .arg = &arg, .run = run_nothing, COMMAND_OPERANDS(two)};
static const struct command takes_mixed = {
	.name = "mixed", .arg = &arg, .each = each_nothing, COMMAND_OPERANDS(one_and_many)};
static const struct command takes_each = {
	.name = "each", .arg = &arg, .each = each_nothing, COMMAND_OPERANDS(many)};
static const struct command takes_any = {
	.name = "any", .arg = &arg, .each = each_nothing, COMMAND_OPERANDS(any)};
static const struct command takes_plain = {
	.name = "plain", .arg = &arg, .run = run_nothing, COMMAND_OPERANDS(many)};

static struct arena arena;
static struct run run;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* What the words came to: "id|file|many many ..." in the arena. */
static int take(const struct command *command, const char *const *words, const char **came_to,
	struct err *err)
{
	size_t n = 0;
	struct str text = {0};
	arena_clear(&arena);
	arg.id = arg.file = NULL;
	run = (struct run){.command = command, .session = {.mem = &arena}};
	while (n < WORDS_MOST && words[n])
		n++;
	int rc = operands_take(&run, words, n, err);
	str_add_format(&text, "%s|%s|", arg.id ? arg.id : "", arg.file ? arg.file : "");
	for (size_t i = 0; i < run.operands_n; i++)
		str_add_format(&text, "%s%s", i ? " " : "", run.operands[i]);
	*came_to = arena_dup(&arena, str_text(&text));
	str_close(&text);
	return rc;
}

static void operands_take__puts_words_where_they_belong(void **state)
{
	static const struct {
		const struct command *command;
		const char *words[WORDS_MOST];
		const char *came_to;
	} rows[] = {
		{&takes_none, {NULL}, "||"},
		{&takes_two, {"a"}, "a||"},
		{&takes_two, {"a", "b"}, "a|b|"},
		{&takes_two, {" a\n", "b\tc"}, "a|b c|"},
		{&takes_two, {"-", "--b"}, "-|--b|"},
		{&takes_two, {"", "b"}, "|b|"},
		{&takes_mixed, {"a", "b"}, "a||b"},
		{&takes_mixed, {"a", "b", "c", "d"}, "a||b c d"},
		{&takes_each, {"a"}, "||a"},
		{&takes_each, {"a", "b", "a"}, "||a b a"},
		{&takes_any, {NULL}, "||"},
		{&takes_any, {"a", "b"}, "||a b"},
		{&takes_plain, {"a", "-"}, "||a -"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *came_to;
		if (take(rows[i].command, rows[i].words, &came_to, &err))
			fail_msg("%zu, %s: %s", i, rows[i].command->name, err_text(&err, told));
		if (!str_equal(came_to, rows[i].came_to))
			fail_msg("%zu, %s: %s", i, rows[i].command->name, came_to);
	}
}

static void operands_take__refuses(void **state)
{
	static const struct {
		const struct command *command;
		const char *words[WORDS_MOST];
		const char *message;
	} rows[] = {
		{&takes_none, {"a"}, "\"a\" is one word too many; first: none --help"},
		{&takes_none, {"", "a"}, "\"\" is one word too many; first: none --help"},
		{&takes_two, {NULL}, "ID is needed; first: two --help"},
		{&takes_two, {"a", "b", "c", "d"}, "\"c\" is one word too many; first: two --help"},
		{&takes_two, {"\xff"}, "ID: byte 0xFF at character 1 is not UTF-8"},
		{&takes_two, {"a", "b\x1b"}, "FILE: U+001B at character 2 is not allowed"},
		{&takes_mixed, {NULL}, "ID is needed; first: mixed --help"},
		{&takes_mixed, {"a"}, "TICKET is needed; first: mixed --help"},
		{&takes_each, {NULL}, "TICKET is needed; first: each --help"},
		{&takes_plain, {NULL}, "TICKET is needed; first: plain --help"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *came_to;
		if (!take(rows[i].command, rows[i].words, &came_to, &err))
			fail_msg("%zu, %s: was accepted", i, rows[i].command->name);
		if (!str_equal(err_text(&err, told), rows[i].message))
			fail_msg("%zu, %s: %s", i, rows[i].command->name, err_text(&err, told));
		assert_int_equal(err.code, ERR_USAGE);
	}
}

/* Standard input says `length` bytes until `restore` is called. */
static int give(const char *bytes, size_t length)
{
	int before = dup(STDIN_FILENO);
	FILE *input = tmpfile();
	assert_non_null(input);
	assert_int_equal(fwrite(bytes, 1, length, input), length);
	rewind(input);
	assert_int_equal(dup2(fileno(input), STDIN_FILENO), STDIN_FILENO);
	fclose(input);
	return before;
}

static void restore(int before)
{
	dup2(before, STDIN_FILENO);
	close(before);
}

#define INPUT(literal) (literal), sizeof(literal) - 1

static void operands_take__reads_a_list_in_place_of_a_dash(void **state)
{
	static const struct {
		const char *label;
		const char *input;
		size_t length;
		const char *words[WORDS_MOST];
		const char *came_to; /* NULL: refused */
	} rows[] = {
		{"lines", INPUT("a\nb\n"), {"-"}, "||a b"},
		{"the last without an end", INPUT("a\nb"), {"-"}, "||a b"},
		{"of Windows", INPUT("a\r\nb\r\n"), {"-"}, "||a b"},
		{"empty ones between", INPUT("\na\n\n\r\nb\n\n"), {"-"}, "||a b"},
		{"in its place", INPUT("b\nc\n"), {"a", "-", "d"}, "||a b c d"},
		{"read once", INPUT("a\n"), {"-", "-"}, "||a"},
		{"an empty list is no mistake", INPUT(""), {"-"}, "||"},
		{"a dash in it is a word", INPUT("-\n"), {"-"}, "||-"},
		{"a NUL", INPUT("a\0b\n"), {"-"}, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *came_to;
		int before = give(rows[i].input, rows[i].length);
		int rc = take(&takes_each, rows[i].words, &came_to, &err);
		restore(before);
		if ((rc == 0) != !!rows[i].came_to)
			fail_msg("%s: %s", rows[i].label, err_text(&err, told));
		if (rc == 0 && !str_equal(came_to, rows[i].came_to))
			fail_msg("%s: %s", rows[i].label, came_to);
		if (rc) {
			assert_int_equal(err.code, ERR_USAGE);
			assert_string_equal(err_text(&err, told), "standard input: a NUL byte among the ids");
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(operands_take__puts_words_where_they_belong),
		cmocka_unit_test(operands_take__refuses),
		cmocka_unit_test(operands_take__reads_a_list_in_place_of_a_dash),
	};
	return cmocka_run_group_tests(tests, NULL, teardown);
}
