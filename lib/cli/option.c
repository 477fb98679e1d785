#include "cli/option.h"

#include <getopt.h>
#include <string.h>

#include "base/file.h"
#include "base/num.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "record/read.h"
#include "value/date.h"

/* Which programs have a shared option. */
enum applies { ALWAYS, WITH_STORE, WITH_WRITING, WITH_ROWS };

struct shared_row {
	struct command_option option;
	enum applies applies;
};

#define AT(member) .offset = offsetof(struct shared, member)
#define ROW(name, kind, member, help, ...)                                                         \
	{                                                                                          \
		.field = {.key = (name), .type = (kind), .title = (help), AT(member)}, __VA_ARGS__ \
	}

static const struct shared_row shared_rows[] = {
	{ROW("format", FIELD_ENUM, out.format, N_("how rows are printed"), .value = "FORMAT",
		 .field.choices = out_formats),
		WITH_ROWS},
	{ROW("columns", FIELD_LINE, out.columns, N_("which columns, in which order; \"help\" lists them"),
		 .value = "A,B"),
		WITH_ROWS},
	{ROW("sort", FIELD_LINE, out.sort, N_("sort by these columns; -COLUMN turns the order round"),
		 .value = "A,-B"),
		WITH_ROWS},
	{ROW("output", FIELD_LINE, out.path, N_("write to a file"), .value = "FILE", .letter = 'o'),
		WITH_ROWS},
	{ROW("no-header", FIELD_FLAG, out.no_header, N_("no heading line"), .value = NULL), WITH_ROWS},
	{ROW("titles", FIELD_ENUM, out.titles, N_("headings as titles (zh) or as keys"), .value = "KIND",
		 .field.choices = out_titles),
		WITH_ROWS},
	{ROW("ids", FIELD_FLAG, out.ids, N_("bare ids, one a line"), .value = NULL), WITH_ROWS},
	{ROW("null", FIELD_FLAG, out.nul, N_("with --ids: NUL in place of line ends"), .letter = '0'),
		WITH_ROWS},
	{ROW("excel", FIELD_FLAG, out.excel, N_("csv that spreadsheets open without changing it"), .value = NULL),
		WITH_ROWS},
	{ROW("unmask", FIELD_FLAG, out.unmask, N_("personal data in full (supervisor, inspector, admin)"), .value = NULL),
		WITH_ROWS},
	{ROW("store", FIELD_LINE, store, N_("the store (else ONESTOP_STORE, else this directory or above)"),
		 .value = "DIR"),
		WITH_STORE},
	{ROW("as", FIELD_LINE, as, N_("who acts (else ONESTOP_STAFF, else by login)"), .value = "STAFF"),
		WITH_STORE},
	{ROW("op-id", FIELD_LINE, op, N_("name of this command line: a repeat returns the first result"),
		 .value = "ID"),
		WITH_WRITING},
	{ROW("wait", FIELD_INT, wait, N_("seconds to wait for another writer (10)"), .value = "SECONDS"),
		WITH_WRITING},
	{ROW("dry-run", FIELD_FLAG, dry_run, N_("show what would change; change nothing"), .letter = 'n'),
		WITH_WRITING},
	{ROW("no-input", FIELD_FLAG, no_input, N_("never ask a question"), .value = NULL),
		WITH_WRITING},
	{ROW("quiet", FIELD_FLAG, quiet, N_("no talk on the terminal"), .letter = 'q'), ALWAYS},
	{ROW("help", FIELD_FLAG, help, N_("show this help"), .letter = 'h'), ALWAYS},
	{ROW("version", FIELD_FLAG, version, N_("show the version"), .value = NULL), ALWAYS},
	{ROW("spec", FIELD_FLAG, spec, N_("describe the program as JSON"), .secret = true), ALWAYS},
};

static bool row_applies(const struct command *command, enum applies applies)
{
	switch (applies) {
	case ALWAYS:
		return true;
	case WITH_STORE:
		return command->need == NEED_READ || command->need == NEED_WRITE;
	case WITH_WRITING:
		return command->need == NEED_NEW || command->need == NEED_WRITE;
	case WITH_ROWS:
		return command->lists;
	}
	return false;
}

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
	for (size_t i = 0; i < sizeof shared_rows / sizeof *shared_rows; i++)
		if (row_applies(command, shared_rows[i].applies))
			VEC_PUSH(arena, options->all, options->all_n, room) = &shared_rows[i].option;
	options->given = arena_array(arena, options->all_n, sizeof *options->given);
}

static void *target_of(struct options *options, const struct command_option *row)
{
	return options_is_shared(options, row) ? (void *)&options->shared : options->command->arg;
}

/* --paper a --paper b,c */
static int add_words(const struct command_option *row, void *target, const char *text,
	struct arena *arena, struct err *err)
{
	struct words *words = (struct words *)((char *)target + row->field.offset);
	struct words more = {0};
	struct field into = row->field;
	into.offset = 0;
	if (field_parse(&into, &more, text, arena, err))
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

static bool is_relative_date(const char *text)
{
	return str_equal(text, "today") || str_equal(text, "yesterday") || str_ends(text, "wd");
}

static int set_value(struct options *options, struct run *run, const struct command_option *row,
	const char *text, struct err *err)
{
	const struct field *field = &row->field;
	void *target = target_of(options, row);
	struct arena *arena = run->session.mem;
	const char *clean;
	if (field->type == FIELD_FLAG) {
		*(bool *)((char *)target + field->offset) = true;
		return 0;
	}
	if (clean_text(field, text, arena, &clean, err))
		goto failed;
	/* An empty value is mostly a variable that a script forgot to set; taken for "not given" it
	 * would list everything, or do it twice. */
	if (!*clean) {
		err_set(err, ERR_USAGE, _("the value is empty; leave the option out instead"));
		goto failed;
	}
	if (field->type == FIELD_DATE && is_relative_date(clean)) {
		VEC_PUSH(arena, options->dates, options->dates_n, options->dates_room) =
			(struct pending_date){row, clean};
		return 0;
	}
	if (field->type == FIELD_WORDS ? add_words(row, target, clean, arena, err)
				       : field_parse(field, target, clean, arena, err))
		goto failed;
	return 0;
failed:
	err->code = ERR_USAGE;
	return err_prefix(err, "--%s", field->key);
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

static int check_required(const struct options *options, struct err *err)
{
	for (size_t i = 0; i < options->all_n; i++)
		if (!options->given[i] && (options->all[i]->field.flags & FIELD_REQUIRED))
			return err_set(err, ERR_USAGE, _("--%s %s is needed; first: %s --help"),
				options->all[i]->field.key, options->all[i]->value, options->command->name);
	return 0;
}

/* Ids from standard input, one a line. */
static int read_operands(struct run *run, size_t *room, struct err *err)
{
	const char *bytes;
	size_t length;
	if (file_read("-", 16 * 1024 * 1024, run->session.mem, &bytes, &length, err))
		return -1;
	if (memchr(bytes, '\0', length))
		return err_set(err, ERR_USAGE, _("standard input: a NUL byte among the ids"));
	for (const char *at = bytes; *at;) {
		size_t n = strcspn(at, "\n");
		size_t used = n > 0 && at[n - 1] == '\r' ? n - 1 : n;
		if (used)
			VEC_PUSH(run->session.mem, run->operands, run->operands_n, *room) =
				arena_dup_n(run->session.mem, at, used);
		at += n + (at[n] == '\n');
	}
	return 0;
}

static int take_operands(struct run *run, int argc, char **argv, struct err *err)
{
	const struct command *command = run->command;
	int at = 0;
	size_t room = 0;
	bool listed = false;
	for (size_t i = 0; i < command->operands_n; i++) {
		const struct command_operand *operand = &command->operands[i];
		if (operand->many) {
			for (; at < argc; at++) {
				if (str_equal(argv[at], "-") && command->each) {
					/* A list that turns out empty is no mistake: there is nothing to do. */
					listed = true;
					if (read_operands(run, &room, err))
						return -1;
					continue;
				}
				VEC_PUSH(run->session.mem, run->operands, run->operands_n, room) =
					arena_dup(run->session.mem, argv[at]);
			}
			if (run->operands_n == 0 && !listed && !operand->optional)
				return err_set(err, ERR_USAGE, _("%s is needed; first: %s --help"), operand->name,
					command->name);
			continue;
		}
		if (at >= argc) {
			if (operand->optional)
				continue;
			return err_set(err, ERR_USAGE, _("%s is needed; first: %s --help"), operand->name,
				command->name);
		}
		const char *clean;
		if (utf8_clean(argv[at++], false, run->session.mem, &clean, err)) {
			err->code = ERR_USAGE;
			return err_prefix(err, "%s", operand->name);
		}
		*(const char **)((char *)command->arg + operand->offset) = clean;
	}
	if (at < argc)
		return err_set(err, ERR_USAGE, _("\"%s\" is one word too many; first: %s --help"), argv[at],
			command->name);
	return 0;
}

/* getopt_long accepts abbreviations; scripts written with them would break when an option is
 * added, so only the whole name counts. */
static const char *exact_name(const char *word, const char *key)
{
	size_t n = strlen(key);
	return strncmp(word, "--", 2) == 0 && strncmp(word + 2, key, n) == 0 &&
			       (word[2 + n] == '\0' || word[2 + n] == '=')
		       ? key
		       : NULL;
}

static int find_letter(const struct options *options, int letter)
{
	for (size_t i = 0; i < options->all_n; i++)
		if (options->all[i]->letter == letter)
			return (int)i;
	return -1;
}

static int usage_error(const struct options *options, int found, char **argv, int at,
	struct err *err)
{
	const char *word = at > 0 ? argv[at] : "";
	if (found == ':')
		return err_set(err, ERR_USAGE, _("%s needs a value; first: %s --help"), word,
			options->command->name);
	if (optopt && strncmp(word, "--", 2) != 0)
		return err_set(err, ERR_USAGE, _("there is no option -%c; first: %s --help"), optopt,
			options->command->name);
	return err_set(err, ERR_USAGE, _("there is no option %s; first: %s --help"), word,
		options->command->name);
}

int options_parse(struct options *options, int argc, char **argv, struct run *run, struct err *err)
{
	struct arena *arena = run->session.mem;
	struct option *table = arena_array(arena, options->all_n + 1, sizeof *table);
	char *letters = arena_alloc(arena, 2 * options->all_n + 2);
	size_t n = 0;
	letters[n++] = ':';
	for (size_t i = 0; i < options->all_n; i++) {
		const struct command_option *row = options->all[i];
		table[i].name = row->field.key;
		table[i].has_arg = row->field.type == FIELD_FLAG ? no_argument : required_argument;
		table[i].val = 0x1000 + (int)i;
		if (row->letter) {
			letters[n++] = row->letter;
			if (row->field.type != FIELD_FLAG)
				letters[n++] = ':';
		}
	}
	opterr = 0;
	for (;;) {
		int before = optind;
		int found = getopt_long(argc, argv, letters, table, NULL);
		if (found == -1)
			break;
		if (found == '?' || found == ':')
			return usage_error(options, found, argv, optind - 1, err);
		int index = found >= 0x1000 ? found - 0x1000 : find_letter(options, found);
		const struct command_option *row = options->all[index];
		const char *word = argv[optind - 1 - (row->field.type != FIELD_FLAG &&
							     optarg == argv[optind - 1])];
		if (found >= 0x1000 && !exact_name(word, row->field.key))
			return err_set(err, ERR_USAGE, _("there is no option %s; did you mean --%s?"), word,
				row->field.key);
		(void)before;
		options->given[index] = true;
		if (set_value(options, run, row, optarg, err))
			return -1;
	}
	if (options->shared.help || options->shared.version || options->shared.spec)
		return 0;
	if (check_groups(options, err) || check_required(options, err))
		return -1;
	return take_operands(run, argc - optind, argv + optind, err);
}

int run_date(struct run *run, const char *text, int *date, struct err *err)
{
	const struct calendar *calendar;
	int64_t days;
	size_t n = strlen(text);
	if (!is_relative_date(text)) {
		if (date_parse(utf8_fold(text, run->session.mem), date, err))
			return err_set(err, ERR_USAGE, "%s", arena_dup(run->session.mem, err->msg));
		return 0;
	}
	*date = run->session.today;
	if (str_equal(text, "today"))
		return 0;
	if (str_equal(text, "yesterday")) {
		*date -= 1;
		return 0;
	}
	const char *digits = arena_dup_n(run->session.mem, text + (*text == '+'), n - 2 - (*text == '+'));
	if ((*text != '+' && *text != '-') || num_parse(digits, -3660, 3660, &days, err))
		return err_set(err, ERR_USAGE,
			_("\"%s\" is no date (YYYY-MM-DD, today, yesterday, +5wd, -1wd)"), text);
	return session_calendar(&run->session, &calendar, err) ||
		       calendar_due(calendar, run->session.today, (int)days, date, err)
		       ? -1
		       : 0;
}

int options_resolve(struct options *options, struct run *run, struct err *err)
{
	for (size_t i = 0; i < options->dates_n; i++) {
		const struct pending_date *pending = &options->dates[i];
		char text[DATE_TEXT_SIZE];
		int date;
		if (run_date(run, pending->text, &date, err))
			return err_prefix(err, "--%s", pending->option->field.key);
		*(int *)((char *)target_of(options, pending->option) + pending->option->field.offset) =
			date;
		run_say(run, "--%s %s = %s %s", pending->option->field.key, pending->text,
			date_format(date, text), date_weekday_name(date));
	}
	return 0;
}
