#include "cli/option.h"

#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cli/coded.h"
#include "cli/placeholder.h"
#include "cli/secret.h"
#include "record/read.h"
#include "value/date.h"

bool options_is_shared(const struct options *options, const struct command_option *row)
{
	return row < options->command->options ||
	       row >= options->command->options + options->command->options_n;
}

void options_gather(struct options *options, const struct command *command, struct arena *arena)
{
	size_t room = 0;
	*options = (struct options){.command = command, .shared = {.wait = 10}};
	for (size_t i = 0; i < command->options_n; i++)
		VEC_PUSH(arena, options->all, options->all_n, room) = &command->options[i];
	const struct command_option *row;
	for (size_t i = 0; (row = option_shared_next(command, &i)) != NULL;)
		VEC_PUSH(arena, options->all, options->all_n, room) = row;
	options->given = arena_array(arena, options->all_n, sizeof *options->given);
}

void *options_target(struct options *options, const struct command_option *row)
{
	return options_is_shared(options, row) ? (void *)&options->shared : options->command->arg;
}

/* Is the value a code of the store, which is not open yet? */
static bool is_coded(const struct options *options, const struct command_option *row)
{
	const enum command_need need = options->command->need;
	return (need == NEED_READ || need == NEED_WRITE) && coded_option(row) != KNOWN_NONE;
}

static int name_words(const struct command_option *row, struct words *words, struct arena *arena,
	struct err *err)
{
	for (size_t i = 0; i < words->n; i++)
		if (coded_choice_word(row->names, words->items[i], arena, &words->items[i], err))
			return -1;
	return 0;
}

static int check_words(const struct command_option *row, const struct words *words, struct arena *arena,
	struct err *err)
{
	for (size_t i = 0; row->field.check && i < words->n; i++)
		if (row->field.check(words->items[i], err))
			return row->names ? coded_choice_refuse(row->names, words->items[i], arena, err) : -1;
	return 0;
}

static int add_words(const struct options *options, const struct command_option *row, void *target, const char *text,
	struct arena *arena, struct err *err)
{
	struct words *words = (struct words *)((char *)target + row->field.offset);
	struct words more = {0};
	struct field into = row->field;
	into.offset = 0;
	into.check = NULL;
	if (field_parse(&into, &more, text, arena, err) || (row->names && name_words(row, &more, arena, err)) ||
		(!is_coded(options, row) && check_words(row, &more, arena, err)))
		return -1;
	const char **items = arena_array(arena, words->n + more.n, sizeof *items);
	for (size_t i = 0; i < words->n; i++)
		items[i] = words->items[i];
	for (size_t i = 0; i < more.n; i++)
		items[words->n + i] = more.items[i];
	*words = (struct words){items, words->n + more.n};
	return 0;
}

/* What people type becomes what records hold: NFC, no stray white space; digits typed full-width
 * become ASCII where a number or an id is meant. */
static int clean_text(const struct field *field, const char *text, struct arena *arena,
	const char **clean, struct err *err)
{
	bool lines = field->type == FIELD_TEXT;
	if (strlen(text) > RECORD_SCALAR_BYTES)
		return err_set(err, ERR_USAGE, _("longer than the %d KiB that one value may have"),
			RECORD_SCALAR_BYTES / 1024);
	if (utf8_clean(text, lines, arena, clean, err))
		return -1;
	if (field->type != FIELD_TEXT && field->type != FIELD_LINE)
		*clean = utf8_fold(*clean, arena);
	return 0;
}

static int take_choice(const struct command_option *row, void *target, const char *text, struct arena *arena,
	struct err *err)
{
	const struct field *field = &row->field;
	const char *name = field_name_today(field, text);
	if (coded_choice(field->choices, name, arena, &name, err))
		return -1;
	return field_parse(field, target, name, arena, err) ? coded_choice_refuse(field->choices, text, arena, err)
							    : 0;
}

/* What was typed becomes the value of the option. */
static int take_text(struct options *options, struct run *run, const struct command_option *row,
	const char *text, struct err *err)
{
	const struct field *field = &row->field;
	void *target = options_target(options, row);
	if (row->empties) {
		bool empty = str_equal(text, "none");
		run_note_emptied(run, field->key, empty);
		if (empty)
			return field_parse(field, target, "", run->session.mem, err);
	}
	if (field->type == FIELD_DATE && run_date_is_relative(text)) {
		VEC_PUSH(run->session.mem, options->dates, options->dates_n, options->dates_room) =
			(struct pending_date){row, text};
		return 0;
	}
	if (row->bytes) {
		*(const char **)((char *)target + field->offset) = text;
		return 0;
	}
	if (is_coded(options, row))
		VEC_PUSH(run->session.mem, options->coded, options->coded_n, options->coded_room) = row;
	if (field->type == FIELD_WORDS)
		return add_words(options, row, target, text, run->session.mem, err);
	if (field->type == FIELD_ENUM)
		return take_choice(row, target, text, run->session.mem, err);
	struct field into = *field;
	if (is_coded(options, row))
		into.check = NULL;
	return field_parse(&into, target, text, run->session.mem, err);
}

static int set_value(struct options *options, struct run *run, const struct command_option *row,
	const char *text, struct err *err)
{
	const struct field *field = &row->field;
	struct arena *arena = run->session.mem;
	const char *clean;
	struct typed_option *typed = &VEC_PUSH(arena, options->typed, options->typed_n, options->typed_room);
	*typed = (struct typed_option){.option = row};
	if (field->type == FIELD_FLAG) {
		*(bool *)((char *)options_target(options, row) + field->offset) = true;
		return 0;
	}
	if (row->bytes)
		clean = text;
	else if (clean_text(field, text, arena, &clean, err))
		goto failed;
	/* An empty value is mostly a variable that a script forgot to set; taken for "not given" it
	 * would list everything, or do it twice. */
	if (!*clean) {
		err_set(err, ERR_USAGE, _("the value is empty; leave the option out instead"));
		goto failed;
	}
	typed->text = clean;
	if (take_text(options, run, row, clean, err))
		goto failed;
	return 0;
failed:
	err->code = ERR_USAGE;
	return err_prefix(err, "--%s", field->key);
}

int options_set(struct options *options, struct run *run, size_t index, const char *text, struct err *err)
{
	const size_t typed = options->typed_n;
	if (set_value(options, run, options->all[index], text, err)) {
		options->typed_n = typed;
		return -1;
	}
	options->given[index] = true;
	return 0;
}

/* Is the value to be read from elsewhere?  An option given twice keeps the later. */
static bool put_off(struct options *options, const struct command_option *row, const char *text,
	struct arena *arena)
{
	for (size_t i = 0; i < options->secrets_n; i++)
		if (options->secrets[i].option == row)
			options->secrets[i].text = NULL;
	if (!secret_is_elsewhere(text))
		return false;
	VEC_PUSH(arena, options->secrets, options->secrets_n, options->secrets_room) =
		(struct pending_secret){row, text};
	return true;
}

int options_read_secrets(struct options *options, struct run *run, struct err *err)
{
	for (size_t i = 0; i < options->secrets_n; i++) {
		const struct pending_secret *pending = &options->secrets[i];
		const char *value;
		if (!pending->text)
			continue;
		if (secret_read(run, pending->option, pending->text, &value, err))
			return err_prefix(err, "--%s", pending->option->field.key);
		if (set_value(options, run, pending->option, value, err))
			return -1;
	}
	return 0;
}

static int check_groups(const struct options *options, struct err *err)
{
	for (size_t i = 0; i < options->all_n; i++)
		for (size_t j = 0; j < i; j++)
			if (options->given[i] && options->given[j] && options->all[i]->group &&
				options->all[i]->group == options->all[j]->group)
				return err_set(err, ERR_USAGE, _("--%s and --%s exclude each other"),
					options->all[j]->field.key, options->all[i]->field.key);
	return 0;
}

int options_need(const struct command *command, const struct command_option *row, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_USAGE, _("--%s %s is needed"), row->field.key, placeholder_name(row->value)), "%s --help", command->name);
}

/* A command line while its options are read. */
struct line {
	struct options *options;
	struct run *run;
	char **words; /* those not read yet */
	size_t n;
};

/* The index of the option of that name, given by its first `n` bytes; all_n: there is none. */
static size_t find_name(const struct options *options, const char *name, size_t n)
{
	size_t i = 0;
	while (i < options->all_n && (strncmp(options->all[i]->field.key, name, n) != 0 || options->all[i]->field.key[n]))
		i++;
	return i;
}

/* Was an option given that makes this one needless? */
static bool is_needless(const struct options *options, const struct command_option *row)
{
	const size_t at = row->unless ? find_name(options, row->unless, strlen(row->unless)) : options->all_n;
	return at < options->all_n && options->given[at];
}

int options_require(const struct options *options, struct err *err)
{
	for (size_t i = 0; i < options->all_n; i++) {
		const struct command_option *row = options->all[i];
		if (!options->given[i] && (row->field.flags & FIELD_REQUIRED) && !row->kept && !is_needless(options, row))
			return options_need(options->command, row, err);
	}
	return 0;
}

static size_t find_letter(const struct options *options, char letter)
{
	size_t i = 0;
	while (i < options->all_n && options->all[i]->letter != letter)
		i++;
	return i;
}

/* What somebody had in mind who typed a name that does not exist: the only one that begins so, else
 * the nearest; NULL: there is none.  An abbreviation is never taken for the option itself, as
 * scripts written with it would break when an option is added. */
static const char *guess_name(const struct options *options, const char *name)
{
	struct nearest nearest = {.word = name};
	const char *whole = NULL;
	size_t wholes = 0;
	for (size_t i = 0; i < options->all_n; i++) {
		const char *key = options->all[i]->field.key;
		if (options->all[i]->hidden)
			continue;
		nearest_offer(&nearest, key);
		if (*name && str_starts(key, name)) {
			whole = key;
			wholes++;
		}
	}
	return wholes == 1 ? whole : nearest.found;
}

static int refuse_name(const struct options *options, const char *name, struct err *err)
{
	const char *meant = guess_name(options, name);
	return meant ? err_set(err, ERR_USAGE, _("there is no option --%s; did you mean --%s?"), name,
			       meant)
		     : err_hint(err,
		     	err_set(err, ERR_USAGE, _("there is no option --%s"), name),
		     	"%s --help", options->command->name);
}

/* The first of the letters, whole when it is none of ASCII. */
static int refuse_letter(const struct line *line, const char *letters, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_USAGE, _("there is no option -%s"),
			arena_dup_n(line->run->session.mem, letters, utf8_next(letters))),
		"%s --help", line->options->command->name);
}

/* The value of option `index`, typed as `word`, stands in the same word or (NULL) in the next. */
static int read_value(struct line *line, size_t index, const char *word, const char *value,
	struct err *err)
{
	const struct command_option *row = line->options->all[index];
	if (!value && row->field.type != FIELD_FLAG) {
		if (line->n == 0)
			return err_hint(err,
				err_set(err, ERR_USAGE, _("%s needs a value"), word),
				"%s --help", line->options->command->name);
		value = *line->words++;
		line->n--;
	}
	line->options->given[index] = true;
	if (row->secret && put_off(line->options, row, value, line->run->session.mem))
		return 0;
	return set_value(line->options, line->run, row, value, err);
}

/* --name, --name VALUE or --name=VALUE */
static int read_name(struct line *line, const char *word, struct err *err)
{
	const char *name = word + strlen("--");
	size_t n = strcspn(name, "=");
	size_t index = find_name(line->options, name, n);
	if (index == line->options->all_n)
		return refuse_name(line->options, arena_dup_n(line->run->session.mem, name, n), err);
	if (!name[n])
		return read_value(line, index, word, NULL, err);
	if (line->options->all[index]->field.type == FIELD_FLAG)
		return err_set(err, ERR_USAGE, _("--%s takes no value"),
			line->options->all[index]->field.key);
	return read_value(line, index, word, name + n + 1, err);
}

/* -q, -qn, -o VALUE or -oVALUE */
static int read_letters(struct line *line, const char *word, struct err *err)
{
	for (const char *at = word + strlen("-"); *at; at++) {
		size_t index = find_letter(line->options, *at);
		if (index == line->options->all_n)
			return refuse_letter(line, at, err);
		bool flag = line->options->all[index]->field.type == FIELD_FLAG;
		const char *value = !flag && at[1] ? at + 1 : NULL;
		const char letter[] = {'-', *at, '\0'};
		if (read_value(line, index, letter, value, err))
			return -1;
		if (!flag)
			break;
	}
	return 0;
}

int options_parse(struct options *options, int argc, char **argv, struct run *run, struct err *err)
{
	struct line line = {options, run, argv + 1, argc > 0 ? (size_t)argc - 1 : 0};
	size_t room = 0;
	bool ended = false;
	while (line.n > 0) {
		const char *word = *line.words++;
		line.n--;
		if (!ended && str_equal(word, "--"))
			ended = true;
		else if (ended || word[0] != '-' || !word[1])
			VEC_PUSH(run->session.mem, options->words, options->words_n, room) = word;
		else if (word[1] == '-' ? read_name(&line, word, err) : read_letters(&line, word, err))
			return -1;
	}
	if (options->shared.help || options->shared.version || options->shared.spec)
		return 0;
	run->no_input = options->shared.no_input;
	return check_groups(options, err);
}

int options_resolve(struct options *options, struct run *run, struct err *err)
{
	for (size_t i = 0; i < options->dates_n; i++) {
		const struct pending_date *pending = &options->dates[i];
		char text[DATE_TEXT_SIZE];
		int date;
		if (run_date(run, pending->text, &date, err))
			return err_prefix(err, "--%s", pending->option->field.key);
		*(int *)((char *)options_target(options, pending->option) + pending->option->field.offset) =
			date;
		run_say(run, "--%s %s = %s %s", pending->option->field.key, pending->text,
			date_format(date, text), date_weekday_name(date));
	}
	return 0;
}
