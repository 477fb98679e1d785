#include "program/import_program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "account/account_statement.h"
#include "base/file.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/num.h"
#include "cli/progress.h"
#include "import/import_shown.h"
#include "payment/payment.h"
#include "payment/payment_report.h"
#include "report/report_arrears.h"
#include "report/report_daily.h"
#include "report/report_discipline.h"
#include "report/report_ledger.h"
#include "report/report_log.h"
#include "report/report_overdue.h"
#include "report/report_visit.h"
#include "table/sink.h"
#include "ticket/ticket_view.h"

enum { FAULTS_SHOWN = 20 };

/* Lists of ours that a file may be and that no import takes.  */
#define TICKET N_("ticket-edit <id>, or ticket-new")
#define MONEY N_("account-pay, or payment-match")

/* A line that is of two lists is of the first. */
static const struct import_ours ours[] = {
	{&ticket_view_schema, "ticket-list", TICKET},
	{&report_ledger_schema, "report-ledger", TICKET},
	{&report_overdue_schema, "report-overdue", TICKET},
	{&report_daily_schema, "report-daily", TICKET},
	{&report_visit_schema, "report-visit", TICKET},
	{&report_discipline_schema, "report-discipline", TICKET},
	{&payment_schema, "payment-list", MONEY},
	{&payment_sum_schema, "report-payment", MONEY},
	{&report_arrears_schema, "report-arrears", MONEY},
	{&account_statement_row_schema, "account-show --statement", MONEY},
	{&report_log_schema, "store-log", N_("the program that does it")},
};
static const struct import_ours_list ours_list = {ours, sizeof ours / sizeof *ours};

/* The name of a file, without the directories it lay in. */
static const char *source_of(const char *file)
{
	const char *slash = strrchr(file, '/');
	return slash ? slash + 1 : file;
}

/* None of the maps that come with the programs is called so. */
static int refuse_map(const struct run *run, const char *map, struct err *err)
{
	static const char ending[] = ".yaml";
	struct arena *mem = run->session.mem;
	const char *directory = arena_printf(mem, "%s/import", run->data_dir);
	struct nearest nearest = {.word = map};
	const char *all = "";
	const char **names;
	size_t n = 0;
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", directory);
	if (file_names(fd, directory, mem, &names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (str_ends(names[i], ending)) {
			const char *name = arena_dup_n(mem, names[i], strlen(names[i]) - strlen(ending));
			nearest_offer(&nearest, name);
			all = *all ? arena_printf(mem, "%s%s%s", all, _(", "), name) : name;
		}
	return nearest.found ? err_set(err, ERR_USAGE, _("no map is called \"%s\"; did you mean \"%s\"?"), map,
				       nearest.found)
			     : err_set(err, ERR_USAGE, _("no map is called \"%s\"; there are: %s"), map, all);
}

/* A map is a file, or one of those that come with the programs, by its name. */
static int find_map(const struct run *run, const char *map, const char **path, struct err *err)
{
	*path = map;
	if (!map || strchr(map, '/') || str_ends(map, ".yaml") || access(map, F_OK) == 0)
		return 0;
	*path = arena_printf(run->session.mem, "%s/import/%s.yaml", run->data_dir, map);
	return access(*path, F_OK) == 0 ? 0 : refuse_map(run, map, err);
}

/* The file as the program wants it taken.  It is read before the store is locked: who types it in, or
 * pipes it, may take his time. */
static int read_order(struct run *run, const struct import_given *given,
	struct import_order *order, struct err *err)
{
	if (given->skip_bad != (given->rejects != NULL))
		return err_set(err, ERR_USAGE, _("--skip-bad and --rejects go together"));
	if (given->skip_lines < 0)
		return err_set(err, ERR_USAGE, _("--skip-lines is a number of lines"));
	const char *map;
	if (find_map(run, given->map, &map, err))
		return -1;
	*order = (struct import_order){
		.skip_lines = (size_t)given->skip_lines,
		.name = str_equal(given->file, "-") ? _("standard input") : given->file,
		.source = source_of(given->file),
		.map = map,
		.encoding = given->encoding,
		.skip_bad = given->skip_bad,
		.ours = &ours_list,
		.each = progress_step,
	};
	return file_read(given->file, CSV_TABLE_BYTES, run->session.mem, &order->bytes,
		&order->length, err);
}

static void complain(struct run *run, const struct rejects *rejects)
{
	for (size_t i = 0; i < rejects->n && i < FAULTS_SHOWN; i++)
		run_complain(run, "%s", rejects->items[i].message);
	if (rejects->n > FAULTS_SHOWN)
		run_complain(run, _("... and %zu more"), rejects->n - FAULTS_SHOWN);
}

/* What is changed is shown to who watches; a dry run is there to show it. */
static void show_changes(struct run *run, const struct import_result *result)
{
	for (size_t i = 0; i < result->changes.n; i++)
		if (run->dry_run)
			run_print(run, "%s", result->changes.items[i]);
		else
			run_say(run, "%s", result->changes.items[i]);
	if (result->changes_more && run->dry_run)
		run_print(run, _("... and %zu more"), result->changes_more);
	else if (result->changes_more)
		run_say(run, _("... and %zu more"), result->changes_more);
}

/* Nothing is imported unless bad rows may be left out. */
static int judge(struct run *run, const struct import_order *order,
	const struct import_result *result, struct err *err)
{
	if (result->assumed)
		run_complain(run, _("%s was read as %s; if that is wrong: --encoding"), order->name, result->assumed);
	complain(run, &result->rejects);
	show_changes(run, result);
	if (result->rejects.n == 0 || order->skip_bad)
		return 0;
	if (result->refusal)
		return err_hint(err, err_set(err, ERR_REFUSED, "%s", result->refusal), "%s",
			result->hint);
	return err_hint(err,
		err_set(err, ERR_MALFORMED, _("nothing was imported: %zu of %zu rows are bad"), rejects_rows(&result->rejects), result->rows_n),
		_("correct them, or --skip-bad --rejects <file>"));
}

static int write_rejects(const struct import_given *given, const struct import_result *result,
	struct sink *sink, struct arena *arena, struct err *err)
{
	if (sink_open(sink, given->rejects, arena, err))
		return -1;
	return sink_write(sink, result->rejected, result->rejected_length, err);
}

/* The rejects are written before the commit, so that nothing is imported when they cannot be kept, and
 * get their name after it. */
static int commit(struct run *run, const struct import_program *program, struct txn *txn,
	const struct import_program_end *end, struct err *err)
{
	struct arena *mem = run->session.mem;
	struct sink sink = {0};
	bool writes = end->result.rejects.n && !run->dry_run;
	int rc = -1;
	if (writes && write_rejects(program->given, &end->result, &sink, mem, err))
		goto done;
	txn_trailer(txn, "Article", run->command->article);
	if (txn_commit(txn, err, "%s", program->tell(end->counts, mem).subject) || (writes && sink_commit(&sink, err)))
		goto done;
	rc = 0;
done:
	sink_close(&sink);
	return rc;
}

/* What a run did, in numbers: the counts of the program and these.  They are told, and noted as the
 * result of the transaction, so that a command line that is repeated ends as the first run did. */
enum { SUM_BAD = IMPORT_PROGRAM_COUNTS, SUM_ROWS, SUM_N };

/* The i-th number that the program notes: its counts, then those of the rows; SUM_N behind them. */
static size_t noted(const struct import_program *program, size_t i)
{
	const size_t counts = program->counts ? program->counts : IMPORT_PROGRAM_USUAL;
	return i < counts ? i : IMPORT_PROGRAM_COUNTS + i - counts;
}

static void note(const struct import_program *program, struct txn *txn, const struct import_program_end *end,
	size_t *sum, struct arena *arena)
{
	memcpy(sum, end->counts, sizeof end->counts);
	sum[SUM_BAD] = rejects_rows(&end->result.rejects);
	sum[SUM_ROWS] = end->result.rows_n;
	for (size_t i = 0; noted(program, i) < SUM_N; i++)
		txn_result(txn, arena_printf(arena, "%lld", (long long)sum[noted(program, i)]));
}

static int recall(const struct import_program *program, const struct op *done, size_t *sum, struct err *err)
{
	memset(sum, 0, SUM_N * sizeof *sum);
	for (size_t i = 0; noted(program, i) < SUM_N; i++) {
		int64_t number;
		if (num_parse(op_id(done, i), INT64_MIN, INT64_MAX, &number, err))
			return err_prefix(err, _("op-id \"%s\""), done->op);
		sum[noted(program, i)] = (size_t)number;
	}
	return 0;
}

static void tell(struct run *run, const struct import_program *program, const size_t *sum)
{
	const struct import_program_words words = program->tell(sum, run->session.mem);
	const bool talks = run->talks && !run->dry_run;
	run_print(run, "%s", talks ? words.says : words.line);
	if (!talks)
		run_say(run, "%s", words.says);
	if (sum[SUM_BAD] == 0)
		return;
	run_complain(run,
		run->dry_run ? _("%zu of %zu rows are bad; they would be written to %s")
			     : _("%zu of %zu rows are bad; they are in %s"),
		sum[SUM_BAD], sum[SUM_ROWS], program->given->rejects);
	if (sum[SUM_BAD] == sum[SUM_ROWS])
		run->status = ERR_REFUSED;
}

/* A run knows its command, so the program is found behind it. */
struct import_command {
	struct command command;
	const struct import_program *program;
};

static int take(struct run *run, const struct import_program *program, struct import_order *order,
	struct txn *txn, size_t *sum, struct err *err)
{
	struct import_program_end end = {0};
	struct progress progress = {.run = run, .title = _("importing"), .at_once = true};
	order->context = &progress;
	int rc = program->rule(&run->session, order, txn, &end, err);
	progress_end(&progress);
	if (rc || judge(run, order, &end.result, err))
		return -1;
	note(program, txn, &end, sum, run->session.mem);
	return commit(run, program, txn, &end, err);
}

static int take_file(struct run *run, struct err *err)
{
	const struct import_program *program = ((const struct import_command *)run->command)->program;
	struct import_order order;
	struct txn *txn = NULL;
	size_t sum[SUM_N];
	if (read_order(run, program->given, &order, err) ||
		txn_begin(run->session.store, &run->session.actor, &txn, err))
		return -1;
	const struct op *repeated = txn_repeated(txn);
	int rc = repeated ? recall(program, repeated, sum, err) : take(run, program, &order, txn, sum, err);
	txn_end(txn);
	if (rc == 0)
		tell(run, program, sum);
	return rc;
}

int import_program_main(const struct import_program *program, int argc, char **argv)
{
	const struct import_command command = {
		.command = {
			.name = program->name,
			.summary = program->summary,
			.description = program->description,
			.article = program->article,
			.need = NEED_WRITE,
			.waits_aloud = true,
			.roles = program->roles,
		.kept = program->kept,
			.options = program->options,
			.options_n = program->options_n,
			.operands = &program->file,
			.operands_n = 1,
			.examples = program->examples,
			.examples_n = program->examples_n,
			.arg = program->arg,
			.run = take_file,
		},
		.program = program,
	};
	return COMMAND_RUN(&command.command, argc, argv);
}
