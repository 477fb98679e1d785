#include "cli/interview.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cli/ask.h"
#include "cli/attempt.h"
#include "cli/coded.h"
#include "cli/placeholder.h"
#include "rules/catalogue.h"
#include "value/id.h"

/* One thing to choose from. */
struct offer {
	const char *name;
	const char *title; /* translated */
};

struct interview {
	struct options *options;
	struct run *run;
	const struct catalogue *catalogue; /* NULL: there is none yet */
	size_t taken; /* answers */
};

/* ---- What must be there ------------------------------------------------------------------------ */

/* Was the option given, or one that excludes it? */
static bool is_settled(const struct options *options, size_t index)
{
	const unsigned group = options->all[index]->group;
	for (size_t i = 0; i < options->all_n; i++)
		if (options->given[i] && (i == index || (group && options->all[i]->group == group)))
			return true;
	return false;
}

/* A program that asks by itself (kept) is not asked for. */
static bool is_needed(const struct command_option *row)
{
	return row->needed || (row->field.flags & FIELD_REQUIRED && !row->kept);
}

static size_t words_needed(const struct command *command)
{
	size_t n = 0;
	while (n < command->operands_n && !command->operands[n].optional)
		n++;
	return n;
}

int interview_begin(struct options *options, const struct run *run, bool *due, struct err *err)
{
	const struct command *command = options->command;
	*due = options->shared.ask;
	if (!ask_can(run)) {
		if (*due)
			return err_set(err, ERR_USAGE, _("--ask: there is no terminal to ask at"));
		return 0;
	}
	if (options->words_n < words_needed(command))
		*due = true;
	for (size_t i = 0; i < options->all_n; i++)
		if (is_needed(options->all[i]) && !is_settled(options, i))
			*due = true;
	return 0;
}

/* ---- One question ------------------------------------------------------------------------------ */

static int refuse_end(struct err *err)
{
	return err_set(err, ERR_REFUSED, _("broken off: nothing was written"));
}

static void show_offers(struct run *run, const struct offer *offers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, "  %2zu  %s%s%s\n", i + 1, offers[i].name,
			*offers[i].title ? "  " : "", utf8_printable(offers[i].title, false, run->session.mem));
}

/* Which is meant: by its number, its name or title, or the beginning of just one.  What means none is left
 * as it is, for the check to refuse. */
static const char *chosen(const struct offer *offers, size_t n, const char *answer)
{
	int64_t number;
	struct err ignored = {0};
	const char *found = NULL;
	size_t begins = 0;
	if (num_parse(answer, 1, (int64_t)n, &number, &ignored) == 0)
		return offers[number - 1].name;
	for (size_t i = 0; i < n; i++) {
		if (str_equal(offers[i].name, answer) || str_equal(offers[i].title, answer))
			return offers[i].name;
		if (!str_starts(offers[i].name, answer) && !str_starts(offers[i].title, answer))
			continue;
		found = offers[i].name;
		begins++;
	}
	return begins == 1 ? found : answer;
}

/* The answer to a question, "" when it was left open; nothing is offered when n is 0.  What was answered the time
 * before (NULL: nothing) stands when it is left open, and "-" takes it away. */
static int ask(struct interview *of, const char *title, const char *before, const char *usual,
	const struct offer *offers, size_t n, const char **answer, struct err *err)
{
	struct arena *mem = of->run->session.mem;
	bool ended;
	show_offers(of->run, offers, n);
	usual = str_empty(before) ? usual : utf8_printable(before, false, mem);
	const char *question = str_empty(usual) ? arena_printf(mem, "%s: ", title)
						: arena_printf(mem, "%s [%s]: ", title, usual);
	if (ask_answer(of->run, question, answer, &ended, err))
		return -1;
	if (ended)
		return refuse_end(err);
	if (!str_empty(before) && !**answer)
		*answer = before;
	else if (!str_empty(before) && str_equal(*answer, "-"))
		*answer = "";
	else if (**answer)
		*answer = chosen(offers, n, utf8_fold(*answer, mem));
	return 0;
}

/* What is not taken is told and asked for again: that is what to do next. */
static void tell_again(struct run *run, struct err *err)
{
	run_complain(run, "%s", err->msg);
	*err = (struct err){0};
}

/* ---- What is offered --------------------------------------------------------------------------- */

static const struct offer *offer_choices(const struct interview *of, const struct choice *choices, size_t *n)
{
	struct offer *offers = NULL;
	size_t room = 0;
	*n = 0;
	for (; choices && choices->name; choices++)
		if (*choices->name)
			VEC_PUSH(of->run->session.mem, offers, *n, room) =
				(struct offer){choices->name, str_empty(choices->title) ? "" : _(choices->title)};
	return offers;
}

/* What of the catalogue stands for such a word: SERVICE, DEPARTMENT. */
static const struct offer *offer_codes(const struct interview *of, const char *word, size_t *n)
{
	const struct catalogue *catalogue = of->catalogue;
	struct offer *offers = NULL;
	size_t room = 0;
	*n = 0;
	if (!catalogue || !word)
		return NULL;
	for (size_t i = 0; str_equal(word, "SERVICE") && i < catalogue->services.n; i++)
		VEC_PUSH(of->run->session.mem, offers, *n, room) =
			(struct offer){catalogue->services.items[i].code, catalogue->services.items[i].name};
	for (size_t i = 0; str_equal(word, "DEPARTMENT") && i < catalogue->departments.n; i++)
		VEC_PUSH(of->run->session.mem, offers, *n, room) = (struct offer){
			catalogue->departments.items[i].code, catalogue->departments.items[i].name};
	return offers;
}

/* ---- The form ---------------------------------------------------------------------------------- */

/* What an operand may be, as far as that is known before the program looks. */
static int check_word(struct interview *of, const struct command_operand *operand, const char **word,
	struct err *err)
{
	const struct service *service;
	const enum known_kind kind = coded_kind(operand->kind ? operand->kind : operand->name);
	if (of->catalogue && !operand->fresh && kind != KNOWN_NONE && kind != KNOWN_PAPER &&
		coded_word(of->run, kind, NULL, *word, word, err))
		return -1;
	if (str_equal(operand->name, "SERVICE") && of->catalogue)
		return catalogue_service(of->catalogue, *word, &service, err);
	if (str_equal(operand->name, "ACCOUNT"))
		return id_check_account(*word, err);
	return 0;
}

static void add_word(struct interview *of, const char *word)
{
	struct options *options = of->options;
	const char **words = arena_array(of->run->session.mem, options->words_n + 1, sizeof *words);
	for (size_t i = 0; i < options->words_n; i++)
		words[i] = options->words[i];
	words[options->words_n++] = word;
	options->words = words;
}

/* *left_out: it was, and so are those behind it. */
static int ask_word(struct interview *of, const struct command_operand *operand, bool *left_out, struct err *err)
{
	const size_t index = of->options->words_n;
	const char *before = attempt_word(of->run->attempt, index);
	size_t n;
	const struct offer *offers = offer_codes(of, operand->name, &n);
	for (;;) {
		const char *answer;
		if (ask(of, _(operand->help), before, NULL, offers, n, &answer, err))
			return -1;
		*left_out = !*answer;
		if (*left_out && operand->optional)
			return 0;
		if (!*left_out && check_word(of, operand, &answer, err) == 0) {
			add_word(of, answer);
			attempt_note_word(of->run->attempt, index, answer);
			of->taken++;
			return 0;
		}
		if (*left_out)
			err_set(err, ERR_USAGE, _("%s is needed"), placeholder_name(operand->name));
		tell_again(of->run, err);
	}
}

static int ask_words(struct interview *of, struct err *err)
{
	const struct command *command = of->options->command;
	bool left_out = false;
	for (size_t i = of->options->words_n; i < command->operands_n && !left_out; i++) {
		const struct command_operand *operand = &command->operands[i];
		if (operand->optional && !of->options->shared.ask)
			continue;
		if (ask_word(of, operand, &left_out, err))
			return -1;
	}
	return 0;
}

/* What follows from what was answered before; NULL. */
static const char *following_value(const struct interview *of, const char *key)
{
	const struct command *command = of->options->command;
	return command->usual && of->run->session.store ? command->usual(of->run, command->arg, key) : NULL;
}

/* What the option is when nothing is answered; below 0 it means that there is no number. */
static const char *usual_value(const struct interview *of, const struct command_option *row)
{
	const struct field *field = &row->field;
	const void *target = of->options->command->arg;
	const char *follows = following_value(of, field->key);
	if (follows)
		return follows;
	if (field->type == FIELD_WORDS || field_is_empty(field, target) ||
		(field->type == FIELD_INT && *(const int64_t *)((const char *)target + field->offset) < 0) ||
		(field->type == FIELD_MONEY && *(const int64_t *)((const char *)target + field->offset) < 0))
		return NULL;
	return field_format(field, target, of->run->session.mem);
}

/* What is typed for a code of the store means one, or is refused while it can still be said again. */
static int name_code(struct interview *of, const struct command_option *row, const char **answer, struct err *err)
{
	const enum known_kind kind = coded_option(row);
	if (!of->catalogue || kind == KNOWN_NONE || kind == KNOWN_PAPER || row->field.type == FIELD_WORDS)
		return 0;
	return coded_word(of->run, kind, row->field.check, *answer, answer, err);
}

static int ask_option(struct interview *of, size_t index, struct err *err)
{
	const struct command_option *row = of->options->all[index];
	const char *usual = usual_value(of, row);
	const char *before = attempt_option(of->run->attempt, index);
	size_t n;
	const struct offer *offers = row->field.choices ? offer_choices(of, row->field.choices, &n)
							: offer_codes(of, row->value, &n);
	for (;;) {
		const char *answer;
		if (ask(of, _(row->field.title), before, usual, offers, n, &answer, err))
			return -1;
		if (!*answer && !is_needed(row))
			return 0;
		if (!*answer)
			options_need(of->options->command, row, err);
		else if (name_code(of, row, &answer, err) == 0 &&
			 options_set(of->options, of->run, index, answer, err) == 0) {
			attempt_note_option(of->run->attempt, index, answer);
			of->taken++;
			return 0;
		}
		tell_again(of->run, err);
	}
}

static bool was_given(const struct options *options, const char *key)
{
	for (size_t i = 0; i < options->all_n; i++)
		if (options->given[i] && str_equal(options->all[i]->field.key, key))
			return true;
	return false;
}

/* Is it in place of what was given, or follows from something that was? */
static bool is_needless(const struct interview *of, const struct command_option *row)
{
	if (row->unless && (was_given(of->options, row->unless) || following_value(of, row->unless)))
		return true;
	for (size_t i = 0; row->group && i < of->options->all_n; i++) {
		const struct command_option *other = of->options->all[i];
		if (other != row && other->group == row->group && following_value(of, other->field.key))
			return true;
	}
	return false;
}

static bool is_asked(const struct interview *of, size_t index)
{
	const struct command_option *row = of->options->all[index];
	if (is_settled(of->options, index) || is_needless(of, row))
		return false;
	if (is_needed(row))
		return true;
	return of->options->shared.ask && !options_is_shared(of->options, row) && !row->hidden && !row->rare &&
	       row->field.type != FIELD_FLAG;
}

/* ---- The end ----------------------------------------------------------------------------------- */

static void show_summary(struct interview *of)
{
	const struct options *options = of->options;
	struct arena *mem = of->run->session.mem;
	fputc('\n', stderr);
	for (size_t i = 0; i < options->words_n; i++) {
		const size_t last = options->command->operands_n - 1;
		fprintf(stderr, "  %s: %s\n", _(options->command->operands[i < last ? i : last].help),
			utf8_printable(options->words[i], false, mem));
	}
	for (size_t i = 0; i < options->typed_n; i++) {
		const struct typed_option *typed = &options->typed[i];
		if (!options_is_shared(options, typed->option))
			fprintf(stderr, "  %s: %s\n", _(typed->option->field.title),
				utf8_printable(typed->text ? typed->text : _("yes"), true, mem));
	}
}

static int confirm(struct interview *of, struct err *err)
{
	static const struct offer none[1];
	const char *answer;
	show_summary(of);
	if (ask(of, _("write it? y or n"), NULL, "y", none, 0, &answer, err))
		return -1;
	if (!*answer || str_equal(answer, "y") || str_equal(answer, "Y") || str_equal(answer, "是"))
		return 0;
	return refuse_end(err);
}

int interview_run(struct options *options, struct run *run, struct err *err)
{
	struct interview of = {.options = options, .run = run};
	struct catalogue catalogue;
	if (run->session.store && catalogue_load_readable(run->session.store, &catalogue, err))
		return -1;
	of.catalogue = run->session.store ? &catalogue : NULL;
	if (run->attempt && run->attempt->again)
		fprintf(stderr, "\n%s\n", run_wrapped(run, _("the form once more: Enter keeps an answer, - takes it away, Control-C ends it"),
						STDERR_FILENO));
	if (ask_words(&of, err))
		return -1;
	for (size_t i = 0; i < options->all_n; i++)
		if (is_asked(&of, i) && ask_option(&of, i, err))
			return -1;
	const bool writes = options->command->need == NEED_WRITE || options->command->need == NEED_NEW;
	if (writes && !run->dry_run && (options->shared.ask || of.taken >= 2) && confirm(&of, err))
		return -1;
	/* Of several ids some may be done when another is refused. */
	if (run->attempt && (!options->command->each || options->words_n == 1))
		attempt_complete(run->attempt);
	return 0;
}
