#include "cli/main.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/pager.h"
#include "base/protect.h"
#include "base/utf8.h"
#include "cli/attempt.h"
#include "cli/help.h"
#include "cli/interview.h"
#include "cli/language.h"
#include "cli/names.h"
#include "cli/operand.h"
#include "cli/option.h"
#include "cli/option_code.h"
#include "office/desk.h"
#include "office/identity.h"
#include "rules/regulation.h"
#include "record/write.h"
#include "store/branch.h"
#include "store/clock.h"
#include "store/path.h"
#include "txn/settled.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "table/sink.h"
#include "value/date.h"
#include "value/moment.h"
#include "version.h"

enum { WAITING_AGAIN_SECONDS = 5 };

static void print_error(struct run *run, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	const char *said = err_text(err, text);
	run_complain(run, "%s", run->session.store ? store_mask(run->session.store, said) : said);
}

static void print_notes(struct run *run)
{
	struct store *store = run->session.store;
	for (size_t i = 0; store && i < store->notes_n; i++)
		run_complain(run, "%s", store_mask(store, store->notes[i]));
}

static void tell_waiting(const char *holder, int waited_seconds, void *context)
{
	struct run *run = context;
	if (run->command->waits_aloud)
		run_complain(run, _("waiting for the store, held by %s (%d of %d s)"), holder, waited_seconds,
			run->session.actor.wait_seconds);
	else
		run_say(run, _("waiting for the store, held by %s"), holder);
}

/* ONESTOP_NOW would let anybody date a record: only a store that says test_clock obeys it. */
static int read_clock(struct run *run, struct err *err)
{
	run->session.now = moment_now();
	run->session.today = moment_date(run->session.now);
	return run->session.store && run->session.store->settings.test_clock ? run_pin_clock(run, err) : 0;
}

/* Whoever writes is refused when it has the lock; whoever reads is told. */
static void warn_of_clock(struct run *run)
{
	struct err err = {0};
	if ((run->command->need == NEED_READ || run->dry_run) &&
		clock_check(moment_now(), clock_of_head(run->session.store), &err))
		print_error(run, &err);
}

/* Article 7: whoever deals with customers wears a badge.  Whoever may give badges can, without one. */
static int check_badge(struct run *run, struct err *err)
{
	const struct staff *staff = run->session.staff;
	if (!str_empty(staff->badge) || run->command->gives_badges)
		return 0;
	if (run->session.store->settings.badge == BADGE_REQUIRED)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s has no badge number, and the settings require one (%s)"), staff->name,
				regulation_cite("七")),
			_("staff-set %s --badge <number>"), staff->id);
	run_say(run, _("%s has no badge number yet (%s)"), staff->id, regulation_cite("七"));
	return 0;
}

static int identify(struct run *run, const struct shared *shared, struct err *err)
{
	const struct command *command = run->command;
	/* A program that writes looks when it has the lock. */
	if (((shared->out.unmask || shared->dry_run) && settled_check(run->session.store, PATH_STAFF, false, err)) ||
		identity_set(&run->session, shared->as, err))
		return -1;
	if (command->need == NEED_WRITE &&
		((!command->no_commit && desk_narrow(&run->session, command->roles, command->name, err)) ||
			staff_require(run->session.staff, command->roles, command->name, err) || check_badge(run, err)))
		return -1;
	if (shared->out.unmask && run_may_reveal(run, err))
		return -1;
	return 0;
}

/* What is read off the branch may be old; what is written there would be lost.  A setting that keeps git
 * from being started is in the way of whoever writes, and is told to whoever reads. */
static int check_git(struct run *run, struct err *err)
{
	struct store *store = run->session.store;
	struct err told = {0};
	if (run->command->need == NEED_WRITE)
		return store_check_git(store, err) || branch_check(store, err) ? -1 : 0;
	if (store_check_git(store, &told))
		store_note_err(store, &told);
	if (branch_check(store, &told))
		store_note_err(store, &told);
	return 0;
}

static int open_store(struct run *run, struct options *options, struct err *err)
{
	const struct shared *shared = &options->shared;
	const char *root;
	struct store *store = NULL;
	bool needs_staff = run->command->need == NEED_WRITE || shared->as || shared->out.unmask;
	if (store_find(shared->store, run->session.mem, &root, err) ||
		store_open(root, run->session.mem, &store, err))
		return -1;
	run->session.store = store;
	store->reads_on = run->command->need == NEED_READ;
	run->session.calendar = arena_alloc(run->session.mem, sizeof *run->session.calendar);
	language_choose(run->wish, store->settings.language);
	names_print(&run->out, names_of(store, run->session.mem));
	if (read_clock(run, err) || check_git(run, err) || option_code(options, run, err) || operands_code(run, err))
		return -1;
	warn_of_clock(run);
	if (needs_staff && identify(run, shared, err))
		return -1;
	if (run->command->need != NEED_WRITE)
		return 0;
	if (identity_desk(store, run->session.staff, shared->desk, &run->session.desk, err) ||
		(run->command->kept && txn_check_keeper(store, run->command->kept, err)))
		return -1;
	run->session.actor.relied = PATH_STAFF;
	return 0;
}

/* A NUL ends every word: none can be taken for two. */
static void add_word(struct str *line, const char *word)
{
	str_add_n(line, word, strlen(word) + 1);
}

/* What a command line says, for --op-id: the options of the program's own, in whatever order they
 * were typed, and the operands.  The shared ones (who, where, how long to wait) are not of it.  A
 * date is as it was typed, so that "today" is the same command line tomorrow. */
static const char *fingerprint(const struct options *options, const struct run *run)
{
	struct str line = {0};
	for (size_t i = 0; i < options->command->options_n; i++)
		for (size_t t = 0; t < options->typed_n; t++) {
			const struct typed_option *typed = &options->typed[t];
			if (typed->option != &options->command->options[i])
				continue;
			add_word(&line, typed->option->field.key);
			if (typed->text)
				add_word(&line, typed->text);
		}
	add_word(&line, "--");
	/* The ids of a list are those that were read. */
	const bool many = run->operands_n > 0;
	for (size_t i = 0; i < (many ? run->operands_n : options->words_n); i++)
		add_word(&line, many ? run->operands[i] : options->words[i]);
	const char *fingerprint = op_fingerprint(line.text, line.length, run->session.mem);
	str_close(&line);
	return fingerprint;
}

/* How every transaction of this run begins. */
static int prepare_writing(struct run *run, const struct options *options, struct err *err)
{
	const struct shared *shared = &options->shared;
	if (shared->wait < 0 || shared->wait > 3600)
		return err_set(err, ERR_USAGE, _("--wait: 0 to 3600 seconds"));
	run->session.actor.program = run->command->name;
	run->session.actor.now = run->session.now;
	run->session.actor.desk = run->session.desk;
	if (shared->op)
		run->session.actor.op = (struct op){.op = shared->op, .at = run->session.now,
			.program = run->command->name, .fingerprint = fingerprint(options, run)};
	run->session.actor.wait_seconds = (int)shared->wait;
	/* Telling costs a waiter its place in the queue: only where somebody reads it, at once or later. */
	bool aloud = run->command->waits_aloud && !run->quiet;
	run->session.actor.waiting = run->talks || aloud ? tell_waiting : NULL;
	run->session.actor.again_seconds = aloud ? WAITING_AGAIN_SECONDS : 0;
	run->session.actor.context = run;
	run->session.actor.preview = run->dry_run ? &run->preview : NULL;
	return 0;
}

static enum err_code run_each(struct run *run)
{
	enum err_code status = ERR_NONE;
	for (size_t i = 0; i < run->operands_n; i++) {
		struct err err = {0};
		run->session.actor.op.part = run->operands_n > 1 ? (int64_t)i + 1 : 0;
		if (run->command->each(run, run->operands[i], &err)) {
			print_error(run, &err);
			if (err.code > status)
				status = err.code;
		}
	}
	return status;
}

/* Where no format was typed the file's name says it ("-o overdue.csv"), and --excel is csv. */
static void choose_format(struct out *out, const struct options *options)
{
	for (size_t i = 0; i < options->all_n; i++)
		if (options->given[i] && str_equal(options->all[i]->field.key, "format"))
			return;
	const char *dot = str_empty(out->path) ? NULL : strrchr(out->path, '.');
	const int named = dot ? choice_find(out_formats, dot + 1) : -1;
	if (out->excel)
		out->format = OUT_CSV;
	else if (named > OUT_TABLE)
		out->format = named;
}

/* What a workbook says above its rows.  A program that reports of a period tells which (run_period). */
static void set_head(struct run *run)
{
	run->out.head = (struct out_head){
		.program = run->command->name,
		.company = run->session.store ? run->session.store->settings.company : NULL,
		.as_of = run->session.today,
		.made_at = run->session.now,
	};
}

/* What is printed, by the option that was given. */
static const struct schema *schema_printed(const struct run *run, const struct options *options)
{
	const struct command *command = run->command;
	for (const struct command_output *output = command->outputs; output && output->schema; output++)
		for (size_t i = 0; i < options->all_n; i++)
			if (options->given[i] && str_equal(options->all[i]->field.key, output->option))
				return output->schema;
	return command->schema;
}

/* Does the command, as it was typed, work in a store that is there? */
static bool needs_store(const struct options *options)
{
	const struct command *command = options->command;
	for (size_t i = 0; command->storeless && i < options->all_n; i++)
		if (options->given[i] && str_equal(options->all[i]->field.key, command->storeless))
			return false;
	return command->need == NEED_READ || command->need == NEED_WRITE;
}

/* 0 with the exit status in run->status, or -1 with an error to tell. */
static int run_command(struct run *run, struct options *options, bool asks, struct err *err)
{
	const struct shared *shared = &options->shared;
	const struct command *command = run->command;
	run->out = shared->out;
	choose_format(&run->out, options);
	out_order_chosen(&run->out);
	run->out.unmask = false;
	run->reveals = shared->out.unmask;
	run->reason = shared->reason;
	run->given = options->given;
	run->dry_run = shared->dry_run;
	if (shared->prove)
		record_write_prove();
	run->quiet = shared->quiet;
	run->no_input = shared->no_input;
	run->talks = !shared->quiet && isatty(STDOUT_FILENO) && isatty(STDERR_FILENO);
	run->session.by_tail = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	if (command->lists && !shared->no_pager && str_empty(run->out.path))
		pager_begin();
	/* Columns can be listed without a store. */
	if (command->lists && command->schema && str_equal(shared->out.columns, "help"))
		return run_rows(run, schema_printed(run, options), NULL, 0, err);
	if ((needs_store(options) ? open_store(run, options, err) : read_clock(run, err)) || (asks && (interview_run(options, run, err) || operands_take(run, options->words, options->words_n, err) ||
				 option_code(options, run, err) || operands_code(run, err))) ||
		prepare_writing(run, options, err) || options_resolve(options, run, err))
		return -1;
	set_head(run);
	if (!command->each)
		return command->run(run, err);
	run->status = run_each(run);
	return 0;
}

/* A result that did not reach its reader was not given: a full disk must not exit 0. */
static int finish_output(struct run *run, int status)
{
	if (run->preview.length)
		fputs(utf8_printable(run->preview.text, true, run->session.mem), stdout);
	int failed = ferror(stdout);
	if (fclose(stdout) || failed) {
		struct err err;
		if (status == ERR_SYSTEM) /* told already, by whoever wrote */
			return status;
		err_set_errno(&err, errno ? errno : EIO, _("standard output"));
		fprintf(stderr, "%s: %s\n", run->command->name, err.msg);
		return ERR_SYSTEM;
	}
	return status;
}

static int show(const struct options *options, struct err *err)
{
	struct str text = {0};
	int rc = 0;
	if (options->shared.version)
		str_add_format(&text, "%s (onestop) %s\n", options->command->name, ONESTOP_VERSION);
	else if (options->shared.spec)
		rc = help_spec(options, &text, err);
	else
		help_text(options, &text);
	if (rc == 0)
		fputs(str_text(&text), stdout);
	str_close(&text);
	return rc;
}

/* What stands on the command line is all there, or somebody is asked for the rest when the store is open. */
static int take_line(struct options *options, struct run *run, bool *asks, struct err *err)
{
	if (interview_begin(options, run, asks, err))
		return -1;
	if (!*asks && options_require(options, err))
		return -1;
	if (options_read_secrets(options, run, err))
		return -1;
	return *asks ? 0 : operands_take(run, options->words, options->words_n, err);
}

int cli_main(const struct command *command, int argc, char **argv)
{
	protect_descriptors();
	protect_memory();
	struct arena mem = {0};
	struct err err = {0};
	struct options options;
	struct run run = {.command = command, .session = {.mem = &mem}};
	const char *programs = file_program_dir(&mem);
	/* A reader that goes away (`| head`) ends a list in silence, as everywhere; a program that writes
	 * is not ended in the middle of a commit but tells it at the end. */
	if (command->need == NEED_WRITE || command->need == NEED_NEW)
		signal(SIGPIPE, SIG_IGN);
	sink_umask(umask(007));
	run.data_dir = arena_printf(&mem, "%s/../share/onestop", programs);
	run.wish = language_begin(arena_printf(&mem, "%s/../share/locale", programs), &mem);
	options_gather(&options, command, &mem);
	int rc = options_parse(&options, argc, argv, &run, &err);
	bool shows = options.shared.help || options.shared.version || options.shared.spec;
	bool asks = false;
	int ended;
	if (rc == 0 && !shows)
		rc = take_line(&options, &run, &asks, &err);
	if (rc == 0 && asks && options.shared.ask && !attempt_begin(&run.attempt, options.all_n, &mem, &ended))
		return ended;
	if (rc == 0)
		rc = shows ? show(&options, &err) : run_command(&run, &options, asks, &err);
	pager_end(&mem);
	session_tell_missing(&run.session);
	print_notes(&run);
	if (rc)
		print_error(&run, &err);
	int status = rc ? (int)err.code : (int)run.status;
	/* The list is not whole, whatever else is to be said of it. */
	if (run.session.store && run.session.store->damaged && status < ERR_MALFORMED)
		status = ERR_MALFORMED;
	status = finish_output(&run, status);
	store_close(run.session.store);
	str_close(&run.preview);
	arena_clear(&mem);
	return status;
}
