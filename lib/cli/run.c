#include "cli/run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/pager.h"
#include "base/terminal.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "rules/catalogue.h"
#include "office/reveal_log.h"
#include "office/staff.h"
#include "value/calendar.h"
#include "value/date.h"
#include "value/moment.h"

const char *run_wrapped(const struct run *run, const char *text, int fd)
{
	const size_t columns = fd < 0 ? 0 : terminal_columns(fd);
	return columns && !strchr(text, '\t') ? utf8_wrap(text, columns, run->session.mem) : text;
}

void run_print(struct run *run, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = run_wrapped(run, arena_vprintf(run->session.mem, format, args), pager_terminal());
	va_end(args);
	/* TABs part a result for scripts; they are ours and stay. */
	for (const char *at = text; at;) {
		const char *tab = strchr(at, '\t');
		const char *part = tab ? arena_dup_n(run->session.mem, at, (size_t)(tab - at)) : at;
		fputs(utf8_printable(part, true, run->session.mem), stdout);
		fputc(tab ? '\t' : '\n', stdout);
		at = tab ? tab + 1 : NULL;
	}
}

static bool says_sentences(const struct run *run)
{
	return run->talks && !run->dry_run;
}

void run_result(struct run *run, const char *sentence, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *line = arena_vprintf(run->session.mem, format, args);
	va_end(args);
	if (sentence && says_sentences(run))
		run_print(run, "%.*s %s", (int)strcspn(line, "\t"), line, sentence);
	else
		run_print(run, "%s", line);
}

const char *run_sentence(const struct run *run, const char *format, ...)
{
	va_list args;
	if (!says_sentences(run))
		return NULL;
	va_start(args, format);
	const char *text = arena_vprintf(run->session.mem, format, args);
	va_end(args);
	return text;
}

const char *run_name(const struct run *run, const char *kind, const char *code)
{
	return run->out.name_of ? run->out.name_of(run->out.names, kind, code) : code;
}

const char *run_day(const struct run *run, int date)
{
	char text[DATE_TEXT_SIZE];
	return arena_printf(run->session.mem, _("%s (%s)"), date_format(date, text), date_weekday_name(date));
}

void run_say(struct run *run, const char *format, ...)
{
	if (!run->talks)
		return;
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(run->session.mem, format, args);
	va_end(args);
	text = run_wrapped(run, utf8_printable(text, true, run->session.mem), STDERR_FILENO);
	fprintf(stderr, "%s\n", text);
}

int run_pin_clock(struct run *run, struct err *err)
{
	const char *pinned = getenv("ONESTOP_NOW");
	if (!str_empty(pinned) && moment_parse(pinned, &run->session.now, err)) {
		err->code = ERR_USAGE;
		return err_prefix(err, "ONESTOP_NOW");
	}
	run->session.today = moment_date(run->session.now);
	run->session.actor.now = run->session.now;
	return 0;
}

void run_complain(struct run *run, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(run->session.mem, format, args);
	va_end(args);
	text = arena_printf(run->session.mem, "%s: %s", run->command->name,
		utf8_printable(text, false, run->session.mem));
	fflush(stdout);
	fprintf(stderr, "%s\n", isatty(STDERR_FILENO) ? run_wrapped(run, text, STDERR_FILENO) : text);
}

void run_complain_err(struct run *run, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	run_complain(run, "%s", err_text(err, text));
}

void run_note_emptied(struct run *run, const char *key, bool empty)
{
	const char **items = arena_array(run->session.mem, run->emptied.n + 1, sizeof *items);
	size_t n = 0;
	for (size_t i = 0; i < run->emptied.n; i++)
		if (!str_equal(run->emptied.items[i], key))
			items[n++] = run->emptied.items[i];
	if (empty)
		items[n++] = key;
	run->emptied = (struct words){items, n};
}

bool run_is_page(const struct run *run)
{
	return run->out.format == OUT_TABLE && str_empty(run->out.path) && !run->out.ids &&
	       !run->out.columns;
}

void run_period(struct run *run, int from, int to, int as_of)
{
	run->out.head.from = from;
	run->out.head.to = to;
	run->out.head.as_of = as_of;
}

int run_catalogue(struct run *run, const struct catalogue **catalogue, struct err *err)
{
	if (!catalogue)
		return 0;
	struct catalogue *loaded = arena_alloc(run->session.mem, sizeof *loaded);
	if (catalogue_load_readable(run->session.store, loaded, err))
		return -1;
	*catalogue = loaded;
	return 0;
}

int run_may_reveal(struct run *run, struct err *err)
{
	const struct command *command = run->command;
	const unsigned roles = command->reveals ? command->reveals
						: ROLE_SUPERVISOR | ROLE_INSPECTOR | ROLE_ADMIN;
	if (staff_require(run->session.staff, roles, "--unmask", err) == 0)
		return 0;
	if (!command->owes)
		return -1;
	*err = (struct err){0};
	run->owed_only = true;
	return 0;
}

static bool may_see(const void *context, const struct schema *schema, const void *row)
{
	const struct run *run = context;
	return !run->owed_only || run->command->owes(&run->session, schema, row);
}

bool run_shows(const struct run *run, const struct schema *schema, const void *row)
{
	return run->reveals && may_see(run, schema, row);
}

/* What a record is called: by its number, else by its first column. */
static const char *id_of(const struct schema *schema, const void *row, struct arena *arena)
{
	static const char *const keys[] = {"id", "number", "receipt", NULL};
	for (const char *const *key = keys; *key; key++) {
		const struct field *field = field_find(schema, *key);
		if (field)
			return field_format(field, row, arena);
	}
	return field_format(field_at(schema, 0), row, arena);
}

/* What is about to be seen in full. */
struct run_seen {
	const char **ids;
	size_t n;
	size_t room;
	size_t rows_n; /* with those that stay masked */
};

static void note_seen(struct run *run, const struct schema *schema, const void *row, struct run_seen *seen)
{
	struct arena *mem = run->session.mem;
	if (!run->reveals || run->out.unmask)
		return;
	seen->rows_n++;
	if (may_see(run, schema, row))
		VEC_PUSH(mem, seen->ids, seen->n, seen->room) = arena_dup(mem, id_of(schema, row, mem));
}

static int reveal_seen(struct run *run, const struct run_seen *seen, struct err *err)
{
	if (seen->rows_n == 0)
		return 0;
	if (seen->n == 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s may see in full only what he owes; none of this is"),
				run->session.staff->name),
			_("leave --unmask out"));
	const struct reveal reveal = {.program = run->command->name, .reason = run->reason, .ids = seen->ids, .n = seen->n};
	if (reveal_log_add(&run->session, &reveal, err))
		return -1;
	run->out.unmask = true;
	run->out.may_see = may_see;
	run->out.seer = run;
	return 0;
}

int run_reveal(struct run *run, const struct schema *schema, const void *rows, size_t rows_n,
	struct err *err)
{
	struct run_seen seen = {0};
	for (size_t i = 0; i < rows_n; i++)
		note_seen(run, schema, (const char *)rows + i * schema->size, &seen);
	return reveal_seen(run, &seen, err);
}

int run_rows(struct run *run, const struct schema *schema, const void *rows, size_t rows_n,
	struct err *err)
{
	const struct command *command = run->command;
	return run_table(run, schema, command->columns, command->columns_table, rows, rows_n, err);
}

/* Those of the command.  --ids prints the first column, which is the id where programs read it. */
static const char *columns_of(const struct run *run, const char *columns, const char *columns_table)
{
	const bool people = out_order_is_for_people(&run->out) && !run->out.ids;
	return people && columns_table ? columns_table : columns;
}

static void say_nothing_found(struct run *run, size_t rows_n)
{
	if (rows_n == 0 && run_is_page(run) && !run->command->counts)
		run_say(run, _("nothing found"));
}

struct run_count {
	struct run *run;
	const struct schema *schema;
	const struct out_source *source;
	int (*give)(void *page, const void *row, struct err *err);
	void *page;
	size_t n;
	struct run_seen seen;
};

static int count_row(void *context, const void *row, struct err *err)
{
	struct run_count *count = context;
	count->n++;
	note_seen(count->run, count->schema, row, &count->seen);
	return count->give(count->page, row, err);
}

static int count_each(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	struct run_count *count = context;
	count->give = give;
	count->page = page;
	return count->source->each(count->source->context, count_row, count, err);
}

int run_keep(struct run *run, const struct schema *schema, const struct run_columns *columns,
	const struct out_source *source, const struct out_order *order, struct out_kept *kept, struct err *err)
{
	struct run_count count = {.run = run, .schema = schema, .source = source};
	const struct out_source counted = {count_each, &count};
	*kept = (struct out_kept){0};
	/* Of what columns there are no row tells anything. */
	if (str_equal(run->out.columns, "help"))
		return 0;
	return out_keep(&run->out, schema, columns_of(run, columns->programs, columns->people), &counted, order, kept,
		       run->session.mem, err) ||
			       reveal_seen(run, &count.seen, err)
		       ? -1
		       : 0;
}

int run_kept(struct run *run, const struct schema *schema, const struct run_columns *columns,
	const struct out_kept *kept, struct err *err)
{
	const char *shown = columns_of(run, columns->programs, columns->people);
	struct arena *mem = run->session.mem;
	if (str_equal(run->out.columns, "help"))
		return out_rows(&run->out, schema, shown, NULL, 0, mem, err);
	say_nothing_found(run, kept->rows_n);
	return out_kept_rows(&run->out, schema, shown, kept, mem, err);
}

static int keep_and_print(struct run *run, const struct schema *schema, const struct out_source *source,
	struct err *err)
{
	const struct run_columns columns = {run->command->columns, run->command->columns_table};
	struct out_kept kept;
	int rc = run_keep(run, schema, &columns, source, NULL, &kept, err);
	if (rc == 0)
		rc = run_kept(run, schema, &columns, &kept, err);
	out_kept_close(&kept);
	return rc;
}

int run_stream(struct run *run, const struct schema *schema, const struct out_source *source, struct err *err)
{
	const struct command *command = run->command;
	const char *columns = columns_of(run, command->columns, command->columns_table);
	struct arena *mem = run->session.mem;
	struct run_count count = {.run = run, .schema = schema, .source = source};
	const struct out_source counted = {count_each, &count};
	if (!out_streams(&run->out) || run->reveals)
		return keep_and_print(run, schema, source, err);
	int rc = out_stream(&run->out, schema, columns, &counted, mem, err);
	if (rc == 0)
		say_nothing_found(run, count.n);
	return rc;
}

int run_table(struct run *run, const struct schema *schema, const char *columns,
	const char *columns_table, const void *rows, size_t rows_n, struct err *err)
{
	if (run_reveal(run, schema, rows, rows_n, err))
		return -1;
	say_nothing_found(run, rows_n);
	return out_rows(&run->out, schema, columns_of(run, columns, columns_table), rows, rows_n,
		run->session.mem, err);
}

bool run_date_is_relative(const char *text)
{
	return str_equal(text, "today") || str_equal(text, "yesterday") || str_ends(text, "wd");
}

int run_date(struct run *run, const char *text, int *date, struct err *err)
{
	const struct calendar *calendar;
	int64_t days;
	size_t n = strlen(text);
	if (!run_date_is_relative(text)) {
		if (date_parse(utf8_fold(text, run->session.mem), date, err) == 0)
			return 0;
		err->code = ERR_USAGE;
		return -1;
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
			_("\"%s\" is not a valid date (YYYY-MM-DD, today, yesterday, +5wd, -1wd)"), text);
	return session_calendar(&run->session, &calendar, err) ||
		       calendar_due(calendar, run->session.today, (int)days, date, err)
		       ? -1
		       : 0;
}

int run_number(struct run *run, const char *operand, const char *text, int64_t least, int64_t most,
	int64_t *number, struct err *err)
{
	if (num_parse(utf8_fold(text, run->session.mem), least, most, number, err) == 0)
		return 0;
	err->code = ERR_USAGE;
	return err_prefix(err, "%s", operand);
}
