#include "cli/help.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/terminal.h"
#include "base/utf8.h"
#include "cli/placeholder.h"
#include "rules/regulation.h"
#include "record/field.h"

/* Help is as wide as the terminal, within these. */
enum { OPTION_WIDTH = 30, LINE_LEAST = 50, LINE_MOST = 100 };

void help_usage(const struct command *command, struct str *text)
{
	str_add_format(text, "%s %s", command->name, _("[OPTION]..."));
	for (size_t i = 0; i < command->operands_n; i++) {
		const struct command_operand *operand = &command->operands[i];
		str_add_format(text, operand->optional ? " [%s]%s" : " %s%s", placeholder_name(operand->name),
			operand->many ? "..." : "");
	}
}

static size_t line_width(void)
{
	const size_t columns = terminal_columns(STDOUT_FILENO);
	if (!columns)
		return TERMINAL_COLUMNS;
	return columns < LINE_LEAST ? LINE_LEAST : columns > LINE_MOST ? LINE_MOST : columns;
}

/* Words wrapped at the width of the terminal, continued under `indent`, where the first line stands. */
static void add_wrapped(struct str *text, const char *words, size_t indent)
{
	struct arena scratch = {0};
	for (const char *at = utf8_wrap(words, line_width() - indent, &scratch); *at; at++) {
		str_add_char(text, *at);
		if (*at == '\n')
			str_add_format(text, "%*s", (int)indent, "");
	}
	str_add_char(text, '\n');
	arena_clear(&scratch);
}

/* The bytes up to the next blank that parts words of a shell. */
static size_t word_length(const char *line)
{
	bool quoted = false;
	size_t length = 0;
	for (; line[length] && (quoted || line[length] != ' '); length++)
		quoted = quoted != (line[length] == '\'');
	return length;
}

/* A command line; one that is too long goes on as a shell takes it. */
static void add_command(struct str *text, const char *line, size_t indent)
{
	struct arena scratch = {0};
	const size_t width = line_width() - utf8_width(" \\");
	size_t used = indent;
	str_add_format(text, "%*s", (int)indent, "");
	for (const char *at = line; *at;) {
		const char *word = arena_dup_n(&scratch, at, word_length(at));
		const size_t columns = utf8_width(word);
		if (at > line && used + 1 + columns > width) {
			str_add_format(text, " \\\n%*s", (int)(2 * indent), "");
			used = 2 * indent;
		} else if (at > line) {
			str_add_char(text, ' ');
			used++;
		}
		str_add(text, word);
		used += columns;
		at += strlen(word);
		at += *at == ' ';
	}
	str_add_char(text, '\n');
	arena_clear(&scratch);
}

static void add_left(struct str *text, const char *left, const char *help)
{
	size_t width = utf8_width(left);
	str_add(text, left);
	if (width + 2 > OPTION_WIDTH) {
		str_add_char(text, '\n');
		width = 0;
	}
	str_add_format(text, "%*s", (int)(OPTION_WIDTH - width), "");
	add_wrapped(text, help, OPTION_WIDTH);
}

static void add_option(struct str *text, const struct command_option *row, struct arena *arena)
{
	struct str left = {0};
	struct str help = {0};
	if (row->letter)
		str_add_format(&left, "  -%c, --%s", row->letter, row->field.key);
	else
		str_add_format(&left, "      --%s", row->field.key);
	if (row->value)
		str_add_format(&left, " %s", placeholder_name(row->value));
	str_add(&help, _(row->field.title));
	if (row->field.type == FIELD_ENUM)
		str_add_format(&help, _(": %s"), choice_list_called(row->field.choices, arena));
	if (row->field.flags & FIELD_REQUIRED)
		str_add(&help, _(" (required)"));
	if (row->secret)
		str_add(&help, _(" (or @FILE, @- or ?, see onestop(7))"));
	add_left(text, str_text(&left), str_text(&help));
	str_close(&left);
	str_close(&help);
}

static void add_options(const struct options *options, bool shared, struct str *text,
	struct arena *arena)
{
	for (size_t i = 0; i < options->all_n; i++)
		if (options_is_shared(options, options->all[i]) == shared && !options->all[i]->hidden)
			add_option(text, options->all[i], arena);
}

static void add_examples(const struct command *command, struct str *text)
{
	enum { EXAMPLE_INDENT = 2, SAYS_INDENT = 6 };
	for (size_t i = 0; i < command->examples_n; i++) {
		add_command(text, command->examples[i].line, EXAMPLE_INDENT);
		str_add_format(text, "%*s", SAYS_INDENT, "");
		add_wrapped(text, _(command->examples[i].says), SAYS_INDENT);
	}
}

void help_text(const struct options *options, struct str *text)
{
	const struct command *command = options->command;
	struct arena scratch = {0};
	str_add(text, _("Usage: "));
	help_usage(command, text);
	str_add_char(text, '\n');
	add_wrapped(text, _(command->summary), 0);
	if (command->description) {
		str_add_char(text, '\n');
		add_wrapped(text, _(command->description), 0);
	}
	if (command->operands_n) {
		str_add_char(text, '\n');
		for (size_t i = 0; i < command->operands_n; i++)
			add_left(text, arena_printf(&scratch, "  %s", placeholder_name(command->operands[i].name)),
				_(command->operands[i].help));
	}
	if (command->options_n) {
		str_add_format(text, "\n%s\n", _("Options:"));
		add_options(options, false, text, &scratch);
	}
	str_add_format(text, "\n%s\n", _("Common options:"));
	add_options(options, true, text, &scratch);
	str_add_char(text, '\n');
	add_wrapped(text, _("Exit status: 0 done, 1 refused or nothing found, 2 usage, "
		"3 malformed data, 4 busy, 5 system."), 0);
	str_add_format(text, "\n%s\n", _("Examples:"));
	add_examples(command, text);
	if (command->article)
		str_add_format(text, _("\nRegulation 荆水字〔2019〕17号, %s.\n"),
			regulation_cite(command->article));
	arena_clear(&scratch);
}

static const char *plain(const char *text)
{
	return text ? text : "";
}

static json_t *option_json(const struct options *options, const struct command_option *row)
{
	json_t *choices = json_array();
	json_t *titles = json_array();
	for (const struct choice *c = row->field.choices; c && c->name; c++) {
		if (!*c->name)
			continue;
		json_array_append_new(choices, json_string(c->name));
		json_array_append_new(titles, json_string(plain(c->title)));
	}
	char letter[2] = {row->letter, '\0'};
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:b, s:b, s:b, s:b}", "name", row->field.key,
		"letter", letter, "value", plain(row->value), "type", field_type_words[row->field.type],
		"help", plain(row->field.title), "choices", choices, "titles", titles, "many",
		row->field.type == FIELD_WORDS, "required", (row->field.flags & FIELD_REQUIRED) != 0,
		"secret", row->secret, "shared", options_is_shared(options, row));
}

static json_t *columns_json(const struct command *command)
{
	json_t *columns = json_array();
	for (size_t i = 0; command->schema && i < command->schema->fields_n; i++) {
		const struct field *field = field_at(command->schema, i);
		json_array_append_new(columns,
			json_pack("{s:s, s:s, s:s}", "key", field_shown(field), "title", plain(field->title),
				"type", field_type_words[field->type]));
	}
	return columns;
}

/* What --format json prints, by the option that asks for it; "" for what is printed without any. */
static json_t *output_json(const struct command_output *output)
{
	return json_pack("{s:s, s:s, s:s, s:b}", "option", plain(output->option), "record", output->record,
		"columns", plain(output->columns), "single", output->single);
}

static json_t *outputs_json(const struct command *command)
{
	const struct command_output rows = {NULL, command->schema, command->record, command->columns, false};
	json_t *outputs = json_array();
	if (command->lists && (!command->outputs || command->outputs->option))
		json_array_append_new(outputs, output_json(&rows));
	for (const struct command_output *output = command->outputs; output && output->schema; output++)
		json_array_append_new(outputs, output_json(output));
	return outputs;
}

int help_spec(const struct options *options, struct str *text, struct err *err)
{
	static const char *const needs[] = {"nothing", "new", "read", "write"};
	const struct command *command = options->command;
	json_t *rows = json_array();
	json_t *operands = json_array();
	json_t *examples = json_array();
	json_t *roles = json_array();
	for (size_t i = 0; i < options->all_n; i++)
		if (!options->all[i]->hidden)
			json_array_append_new(rows, option_json(options, options->all[i]));
	for (size_t i = 0; i < command->operands_n; i++)
		json_array_append_new(operands,
			json_pack("{s:s, s:s, s:b, s:b}", "name", command->operands[i].name, "help",
				plain(command->operands[i].help), "optional", command->operands[i].optional,
				"many", command->operands[i].many));
	for (size_t i = 0; i < command->examples_n; i++)
		json_array_append_new(examples, json_pack("{s:s, s:s}", "line",
							command->examples[i].line, "says",
							plain(command->examples[i].says)));
	for (unsigned i = 0; staff_roles[i].name; i++)
		if (command->roles & 1U << i)
			json_array_append_new(roles, json_string(staff_roles[i].name));
	json_t *spec = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "name",
		command->name, "summary", command->summary, "description", plain(command->description),
		"article", plain(command->article), "need", needs[command->need], "roles", roles,
		"lists", command->lists, "columns", columns_json(command), "outputs", outputs_json(command), "options", rows,
		"operands", operands, "examples", examples);
	char *dumped = spec ? json_dumps(spec, JSON_INDENT(2)) : NULL;
	json_decref(spec);
	if (!dumped)
		return err_set(err, ERR_SYSTEM, "--spec: no memory for JSON");
	str_add(text, dumped);
	str_add_char(text, '\n');
	free(dumped);
	return 0;
}
