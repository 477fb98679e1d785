#include "program/report_program.h"

int report_program_begin(struct run *run, int *as_of, const struct catalogue **catalogue,
	struct err *err)
{
	if (!*as_of)
		*as_of = run->session.today;
	run_period(run, 0, 0, *as_of);
	return run_catalogue(run, catalogue, err);
}

bool report_program_found(struct run *run, const struct list *rows, bool exit_code)
{
	if (rows->n && exit_code)
		run->status = ERR_REFUSED;
	return rows->n > 0;
}

int report_program_print(struct run *run, const struct report_tally_list *counts, const struct list *rows,
	bool exit_code, struct err *err)
{
	report_program_found(run, rows, exit_code);
	return report_tally_rows(run, counts, rows, err);
}
