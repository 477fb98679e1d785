/* Take the tickets of an existing ledger over, by a map of its columns and words. */
#include "import/ticket_import.h"
#include "program/import_program.h"

static struct {
	struct import_given import;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	IMPORT_PROGRAM_MAP(N_("what the columns and words of the file mean (YAML)"), "MAP.yaml", REQUIRED),
	IMPORT_PROGRAM_REJECTS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-import ledger.csv --map ledger-zh.yaml --dry-run",
		N_("see whether every row can be imported")},
	{"ticket-import nyc311-dep-2025-06.csv --map nyc311.yaml",
		N_("prints how many tickets were made, how many of them closed and how many open")},
};

static int take(struct session *session, const struct import_order *order, struct txn *txn,
	struct import_program_end *end, struct err *err)
{
	struct ticket_import_result tickets;
	if (ticket_import_take(session, order, txn, &tickets, err))
		return -1;
	*end = (struct import_program_end){tickets.import, {tickets.imported, tickets.closed}};
	return 0;
}

static struct import_program_words tell(const size_t *counts, struct arena *arena)
{
	size_t imported = counts[0];
	size_t closed = counts[1];
	size_t open = imported - closed;
	return (struct import_program_words){
		.subject = arena_printf(arena, "%zu tickets, %zu closed, %zu open", imported, closed, open),
		.line = arena_printf(arena, "%zu\t%zu\t%zu", imported, closed, open),
		.says = arena_printf(arena, _("imported %zu tickets: %zu closed, %zu open"), imported,
			closed, open),
	};
}

IMPORT_PROGRAM(N_("the ledger as a CSV file; - is standard input"), .name = "ticket-import", .rule = take,
	.tell = tell,
	.summary = N_("import an existing ledger: every row becomes a ticket"),
	.description = N_("All rows or none, in one commit. The number a matter had in the old ledger "
		"is kept, so that no row is imported twice. Closed matters become closed "
		"tickets; open ones are due as the calendar says from their assignment. What "
		"a ticket has no place for goes into its remark. Prints the numbers of "
		"tickets, closed ones and open ones, separated by TABs."),
	.article = "五（三）", .roles = ROLE_SUPERVISOR | ROLE_ADMIN)
