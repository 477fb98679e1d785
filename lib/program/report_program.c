#include "program/report_program.h"

int report_program_begin(struct run *run, int *as_of, const struct catalogue **catalogue,
	struct err *err)
{
	if (!*as_of)
		*as_of = run->session.today;
	run_period(run, 0, 0, *as_of);
	return run_catalogue(run, catalogue, err);
}

bool report_program_found(struct run *run, size_t rows_n, bool exit_code)
{
	if (rows_n && exit_code)
		run->status = ERR_REFUSED;
	return rows_n > 0;
}

static int print_kept(struct run *run, const struct report_program_rows *rows, const struct run_columns *columns,
	struct out_kept *kept, struct err *err)
{
	const struct schema *schema = run->command->schema;
	if (run_keep(run, schema, columns, &rows->source, &rows->order, kept, err))
		return -1;
	report_program_found(run, kept->rows_n, rows->exit_code);
	if (rows->headline)
		run->out.headline = rows->headline(rows->source.context, run->session.mem);
	return report_tally_kept(run, rows->counts, schema, columns, kept, err);
}

int report_program_stream(struct run *run, const struct report_program_rows *rows, struct err *err)
{
	const struct run_columns own = {run->command->columns, run->command->columns_table};
	struct out_kept kept = {0};
	int rc = print_kept(run, rows, rows->columns.programs ? &rows->columns : &own, &kept, err);
	out_kept_close(&kept);
	return rc;
}

int report_program_print(struct run *run, const struct report_tally_list *counts, const struct list *rows,
	bool exit_code, struct err *err)
{
	report_program_found(run, rows->n, exit_code);
	return report_tally_rows(run, counts, rows, err);
}
