#include "cli/complete.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cli/candidate.h"
#include "cli/glance.h"
#include "cli/language.h"
#include "cli/option.h"
#include "value/date.h"

/* A command line as far as it is typed. */
struct cursor {
	struct options *options;
	struct run *run;
	const char *programs;
	const char *store; /* --store; NULL */
	const struct command_option *value_of; /* the option whose value is at the cursor; NULL */
	const char **operands; /* before the cursor */
	size_t operands_n;
	size_t operands_room;
	bool ended; /* by "--" */
	struct candidates list;
};

static const struct command_option *named(struct cursor *cursor, const char *name, size_t n)
{
	for (size_t i = 0; i < cursor->options->all_n; i++) {
		const struct command_option *row = cursor->options->all[i];
		if (strlen(row->field.key) == n && strncmp(row->field.key, name, n) == 0) {
			cursor->options->given[i] = true;
			return row;
		}
	}
	return NULL;
}

static const struct command_option *lettered(struct cursor *cursor, char letter)
{
	for (size_t i = 0; i < cursor->options->all_n; i++)
		if (cursor->options->all[i]->letter == letter) {
			cursor->options->given[i] = true;
			return cursor->options->all[i];
		}
	return NULL;
}

static void take_value(struct cursor *cursor, const struct command_option *row, const char *value)
{
	if (str_equal(row->field.key, "store"))
		cursor->store = value;
}

/* A word that begins with "-": the option that the next word belongs to, or NULL; `*value` is what stands
 * in the same word, with the option `*of`. */
static const struct command_option *read_option(struct cursor *cursor, const char *word,
	const struct command_option **of, const char **value)
{
	*value = NULL;
	*of = NULL;
	if (str_starts(word, "--")) {
		const size_t n = strcspn(word + 2, "=");
		const struct command_option *row = named(cursor, word + 2, n);
		if (!row || row->field.type == FIELD_FLAG)
			return NULL;
		if (!word[2 + n])
			return row;
		*of = row;
		*value = word + 2 + n + 1;
		return NULL;
	}
	for (const char *at = word + 1; *at; at++) {
		const struct command_option *row = lettered(cursor, *at);
		if (!row || row->field.type == FIELD_FLAG)
			continue;
		if (!at[1])
			return row;
		*of = row;
		*value = at + 1;
		return NULL;
	}
	return NULL;
}

/* The words before the cursor. */
static void read_words(struct cursor *cursor, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *word = words[i];
		const struct command_option *of;
		const char *value;
		if (cursor->value_of) {
			take_value(cursor, cursor->value_of, word);
			cursor->value_of = NULL;
		} else if (!cursor->ended && str_equal(word, "--")) {
			cursor->ended = true;
		} else if (cursor->ended || word[0] != '-' || !word[1]) {
			VEC_PUSH(cursor->run->session.mem, cursor->operands, cursor->operands_n,
				cursor->operands_room) = word;
		} else {
			cursor->value_of = read_option(cursor, word, &of, &value);
			if (of)
				take_value(cursor, of, value);
		}
	}
}

/* Of a list it is the last item that is completed, and further ones may follow. */
static void split_list(struct cursor *cursor)
{
	struct candidates *list = &cursor->list;
	const char *comma = strrchr(list->typed, ',');
	candidate_ask(list, "nospace");
	if (!comma)
		return;
	list->before = arena_printf(list->arena, "%s%.*s", list->before, (int)(comma + 1 - list->typed),
		list->typed);
	list->typed = comma + 1;
}

static void offer_choices(const struct candidates *list, const struct choice *choices)
{
	for (; choices->name; choices++)
		candidate_print_called(list, choices->name,
			str_empty(choices->title) ? NULL : message_chinese(choices->title),
			str_empty(choices->title) ? NULL : _(choices->title));
}

/* Days, with the date that each is.  "-1wd" is for whoever has begun it: offered to all it would look like
 * an option. */
static void offer_days(struct cursor *cursor)
{
	static const char *const days[] = {"today", "yesterday", "+1wd", "+5wd", "-1wd", "-5wd"};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct err ignored = {0};
		char text[DATE_TEXT_SIZE];
		int date;
		if (days[i][0] == '-' && cursor->list.typed[0] != '-')
			continue;
		if (!cursor->run->session.store || run_date(cursor->run, days[i], &date, &ignored))
			candidate_print(&cursor->list, days[i], NULL);
		else
			candidate_print(&cursor->list, days[i],
				arena_printf(cursor->list.arena, "%s %s", date_format(date, text),
					date_weekday_name(date)));
	}
}

static void offer_columns(struct cursor *cursor, bool sorts)
{
	const struct schema *schema = cursor->options->command->schema;
	struct candidates list;
	split_list(cursor);
	list = cursor->list;
	if (!sorts) {
		candidate_print(&list, "all", _("every column"));
		candidate_print(&list, "help", _("what columns there are"));
	} else if (list.typed[0] == '-') {
		list.before = arena_printf(list.arena, "%s-", list.before);
		list.typed++;
	}
	for (size_t i = 0; schema && i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		candidate_print(&list, field->key, str_empty(field->title) ? NULL : _(field->title));
	}
}

/* What a value is called decides what is offered; what the store has, the program `onestop` knows. */
static void offer_stored(const struct cursor *cursor, const char *name, const char *key)
{
	struct arena *arena = cursor->run->session.mem;
	const char **argv = arena_array(arena, cursor->operands_n + 12, sizeof *argv);
	const char *beside = arena_printf(arena, "%s/onestop", cursor->programs);
	size_t n = 0;
	argv[n++] = "onestop";
	argv[n++] = "--offer";
	argv[n++] = "--";
	argv[n++] = cursor->options->command->name;
	argv[n++] = arena_dup_n(arena, name, strcspn(name, ","));
	argv[n++] = key;
	argv[n++] = cursor->store ? cursor->store : "";
	argv[n++] = cursor->list.before;
	argv[n++] = cursor->list.typed;
	for (size_t i = 0; i < cursor->operands_n; i++)
		argv[n++] = cursor->operands[i];
	argv[n] = NULL;
	fflush(stdout);
	glance_close(cursor->run);
	execv(beside, (char *const *)argv);
}

static bool is_path(const struct cursor *cursor, const char *name)
{
	static const char *const files[] = {"FILE", "MAP", "MAP.yaml", "FROM", NULL};
	for (size_t i = 0; files[i]; i++)
		if (str_equal(name, files[i])) {
			candidate_ask(&cursor->list, "files");
			return !str_equal(name, "MAP");
		}
	if (!str_equal(name, "DIR"))
		return false;
	candidate_ask(&cursor->list, "directories");
	return true;
}

static void offer_value(struct cursor *cursor, const struct command_option *row)
{
	const char *key = row->field.key;
	if (row->field.type == FIELD_ENUM) {
		offer_choices(&cursor->list, row->field.choices);
	} else if (row->field.type == FIELD_DATE) {
		offer_days(cursor);
	} else if (options_is_shared(cursor->options, row) &&
		   (str_equal(key, "columns") || str_equal(key, "sort"))) {
		offer_columns(cursor, str_equal(key, "sort"));
	} else if (!is_path(cursor, row->value)) {
		if (row->field.type == FIELD_WORDS)
			split_list(cursor);
		if (row->names && !strchr(row->value, '='))
			offer_choices(&cursor->list, row->names);
		else
			offer_stored(cursor, row->value, key);
	}
}

static void offer_options(const struct cursor *cursor)
{
	const struct options *options = cursor->options;
	for (size_t i = 0; i < options->all_n; i++) {
		const struct command_option *row = options->all[i];
		if (!row->hidden && (!options->given[i] || row->field.type == FIELD_WORDS))
			candidate_print(&cursor->list, arena_printf(cursor->list.arena, "--%s", row->field.key),
				_(row->field.title));
	}
}

/* Where no operand is left the options are what can follow. */
static void offer_operand(struct cursor *cursor)
{
	const struct command *command = cursor->options->command;
	const size_t last = command->operands_n ? command->operands_n - 1 : 0;
	size_t at = cursor->operands_n;
	if (command->operands_n && at > last && command->operands[last].many)
		at = last;
	if (at >= command->operands_n) {
		if (!cursor->ended)
			offer_options(cursor);
		return;
	}
	const char *name = command->operands[at].name;
	if (str_equal(name, "DATE") || str_equal(name, "DAY"))
		offer_days(cursor);
	else if (!is_path(cursor, name))
		offer_stored(cursor, name, "");
}

/* The word at the cursor: the value of the option before it, an option with its value, the name of one,
 * or an operand. */
static void offer_word(struct cursor *cursor)
{
	const char *word = cursor->list.typed;
	const struct command_option *of = NULL;
	const char *value;
	if (cursor->value_of) {
		offer_value(cursor, cursor->value_of);
		return;
	}
	if (cursor->ended || word[0] != '-') {
		offer_operand(cursor);
		return;
	}
	if (strchr(word, '=') || !str_starts(word, "--"))
		read_option(cursor, word, &of, &value);
	if (!of) {
		offer_options(cursor);
		return;
	}
	cursor->list.before = arena_dup_n(cursor->list.arena, word, (size_t)(value - word));
	cursor->list.typed = value;
	offer_value(cursor, of);
}

bool complete_wanted(int argc, char **argv)
{
	return argc > 1 && str_equal(argv[1], "--complete");
}

int complete_main(const struct command *command, int argc, char **argv)
{
	struct arena mem = {0};
	struct options options;
	struct run run = {.command = command, .session = {.mem = &mem}};
	const char *programs = file_program_dir(&mem);
	const char *const *words = (const char *const *)argv + 2;
	const size_t n = (size_t)argc - 2;
	struct cursor cursor = {
		.options = &options,
		.run = &run,
		.programs = programs,
		.list = {.before = "", .typed = n ? words[n - 1] : "", .arena = &mem},
	};
	const int silent = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (silent >= 0)
		dup2(silent, STDERR_FILENO);
	run.wish = language_begin(arena_printf(&mem, "%s/../share/locale", programs), &mem);
	options_gather(&options, command, &mem);
	read_words(&cursor, words, n ? n - 1 : 0);
	glance_open(&run, cursor.store);
	offer_word(&cursor);
	glance_close(&run);
	arena_clear(&mem);
	return 0;
}
