/* Take the tickets of an existing ledger over, by a map of its columns and words. */
#include "cli/main.h"
#include "cli/progress.h"
#include "import/ticket_import.h"
#include "program/import_program.h"
#include "store/txn.h"

static struct {
	struct import_program import_program;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "map", .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(import_program.map),
		 .title = N_("what the columns and words of the file mean (YAML)")},
		.value = "MAP.yaml"},
	IMPORT_PROGRAM_OPTIONS(import_program),
};

static const struct command_operand operands[] = {
	{.name = "FILE", .help = N_("the ledger as a CSV file; - is standard input"), AT(import_program.file)},
};
#undef AT

static const struct command_example examples[] = {
	{"ticket-import ledger.csv --map ledger-zh.yaml --dry-run",
		N_("see whether every row can be taken over")},
	{"ticket-import nyc311-dep-2025-06.csv --map nyc311.yaml",
		N_("prints how many tickets were made, how many of them closed and how many open")},
};

static int write_rejects(const struct ticket_import *import, struct sink *sink, struct err *err)
{
	const char *bytes;
	size_t length;
	if (ticket_import_rejects(import, &bytes, &length, err))
		return -1;
	return import_program_write_rejects(&arg.import_program, bytes, length, sink, import->session->mem, err);
}

/* Take the rows, or say why not. */
static int take(struct run *run, struct ticket_import *import, struct txn *txn, struct err *err)
{
	struct progress progress;
	progress_begin(&progress, run, _("importing"), import->rows.n);
	int rc = ticket_import_take(import, txn, import_program_progress, &progress, err);
	progress_end(&progress);
	if (rc || !import->rejects.n)
		return rc;
	import_program_complain(run, &import->rejects);
	if (arg.import_program.skip_bad)
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("nothing was imported: %zu of %zu rows are bad; first: correct them, or --skip-bad "
		  "--rejects FILE"),
		rejects_rows(&import->rejects), import->rows.n);
}

static int import_all(struct run *run, struct ticket_import *import, struct err *err)
{
	struct txn *txn = NULL;
	struct sink rejects = {0};
	int rc = -1;

	if (txn_begin(run->session.store, &run->session.actor, &txn, err) ||
		ticket_seen_op(&run->session, &import->imported, &import->closed, err))
		goto done;
	if (import->imported) {
		rc = 0;
		goto done;
	}
	if (take(run, import, txn, err))
		goto done;
	bool writes = import->rejects.n && !run->dry_run;
	if (writes && write_rejects(import, &rejects, err))
		goto done;
	txn_trailer(txn, "Article", run->command->article);
	if (txn_commit(txn, err, "%zu tickets, %zu closed, %zu open", import->imported, import->closed,
		    import->imported - import->closed) ||
		(writes && sink_commit(&rejects, err)))
		goto done;
	rc = 0;
done:
	sink_close(&rejects);
	txn_end(txn);
	return rc;
}

static int run(struct run *run, struct err *err)
{
	struct ticket_import import;
	if (import_program_check(&arg.import_program, err))
		return -1;
	if (ticket_import_open(&import, &run->session, arg.import_program.file, arg.import_program.map, err) || import_all(run, &import, err))
		return -1;
	size_t open = import.imported - import.closed;
	run_print(run, "%zu\t%zu\t%zu", import.imported, import.closed, open);
	run_say(run, _("imported %zu tickets: %zu closed, %zu open"), import.imported, import.closed,
		open);
	import_program_tell_rejects(run, &arg.import_program, &import.rejects, import.rows.n);
	return 0;
}

static const struct command command = {
	.name = "ticket-import",
	.summary = N_("take an existing ledger over: every row becomes a ticket"),
	.description = N_("All rows or none, in one commit. The number a matter had in the old ledger "
			  "is kept, so that no row is imported twice. Closed matters become closed "
			  "tickets; open ones are due as the calendar says from their hand-over. What a "
			  "ticket has no place for stands in its remark. Prints the numbers of tickets, "
			  "closed ones and open ones, parted by TABs."),
	.article = "五（三）",
	.need = NEED_WRITE,
	.roles = ROLE_SUPERVISOR | ROLE_ADMIN,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
