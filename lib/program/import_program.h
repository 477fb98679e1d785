/* What programs that take a table over (ticket-import, account-import) have in common: all rows or
 * none, or the good ones with the bad ones handed back; up to 20 faults told, then how many more. */
#ifndef PROGRAM_IMPORT_PROGRAM_H
#define PROGRAM_IMPORT_PROGRAM_H

#include "cli/main.h"
#include "import/rejects.h"
#include "table/sink.h"

struct import_program {
	const char *file;
	const char *map;
	bool skip_bad;
	const char *rejects;
};

/* The options; `member` is the struct import_program within the program's `arg`. */
#define IMPORT_PROGRAM_OPTIONS(member)                                                                     \
	{.field = {.key = "skip-bad", .type = FIELD_FLAG,                                          \
		 .offset = offsetof(__typeof__(arg), member.skip_bad),                             \
		 .title = N_("import the good rows though others are bad (with --rejects)")}},     \
	{.field = {.key = "rejects", .type = FIELD_LINE,                                           \
		 .offset = offsetof(__typeof__(arg), member.rejects),                              \
		 .title = N_("where the bad rows go: as they were, with a column \"error\"")},     \
		.value = "FILE"}

/* ERR_USAGE unless --skip-bad and --rejects come together. */
int import_program_check(const struct import_program *import_program, struct err *err);

/* For the functions that take rows: `context` is a struct progress. */
void import_program_progress(void *context, size_t done);

/* Tell the faults, on standard error. */
void import_program_complain(struct run *run, const struct rejects *rejects);

/* ERR_MALFORMED: nothing was imported, as rows are bad. */
int import_program_refuse(const struct rejects *rejects, size_t rows_n, struct err *err);

/* The rejects are written before the commit, so that nothing is imported when they cannot be kept,
 * and get their name after it (sink_commit). */
int import_program_write_rejects(const struct import_program *import_program, const char *bytes, size_t length,
	struct sink *sink, struct arena *arena, struct err *err);

/* After the import: how many rows were left out and where they are; the exit status becomes 1. */
void import_program_tell_rejects(struct run *run, const struct import_program *import_program,
	const struct rejects *rejects, size_t rows_n);

#endif
