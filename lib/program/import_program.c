#include "program/import_program.h"

#include <errno.h>
#include <stdio.h>

#include "cli/progress.h"

enum { FAULTS_SHOWN = 20 };

int import_program_check(const struct import_program *import_program, struct err *err)
{
	if (import_program->skip_bad == (import_program->rejects != NULL))
		return 0;
	return err_set(err, ERR_USAGE, _("--skip-bad and --rejects FILE go together"));
}

void import_program_progress(void *context, size_t done)
{
	progress_at(context, done);
}

void import_program_complain(struct run *run, const struct rejects *rejects)
{
	for (size_t i = 0; i < rejects->n && i < FAULTS_SHOWN; i++)
		run_complain(run, "%s", rejects->items[i].message);
	if (rejects->n > FAULTS_SHOWN)
		run_complain(run, _("... and %zu more"), rejects->n - FAULTS_SHOWN);
}

int import_program_refuse(const struct rejects *rejects, size_t rows_n, struct err *err)
{
	return err_set(err, ERR_MALFORMED,
		_("nothing was imported: %zu of %zu rows are bad; first: correct them, or --skip-bad "
		  "--rejects FILE"),
		rejects_rows(rejects), rows_n);
}

int import_program_write_rejects(const struct import_program *import_program, const char *bytes, size_t length,
	struct sink *sink, struct arena *arena, struct err *err)
{
	if (sink_open(sink, import_program->rejects, arena, err))
		return -1;
	if (fwrite(bytes, 1, length, sink->stream) < length || fflush(sink->stream))
		return err_set_errno(err, errno, _("cannot write %s"), sink->target);
	return 0;
}

void import_program_tell_rejects(struct run *run, const struct import_program *import_program,
	const struct rejects *rejects, size_t rows_n)
{
	if (!rejects->n)
		return;
	run_complain(run,
		run->dry_run ? _("%zu of %zu rows are bad; they would be written to %s")
			     : _("%zu of %zu rows are bad; they are in %s"),
		rejects_rows(rejects), rows_n, import_program->rejects);
	run->status = ERR_REFUSED;
}
