#include "check/check_op.h"

#include "base/arena.h"
#include "finding/findings.h"
#include "record/read.h"
#include "txn/op.h"
#include "store/scan.h"

struct op_check {
	const struct scan_file *file;
	struct arena *arena;
};

static int check_op(void *context, void *record, size_t line, struct err *err)
{
	const struct op_check *check = context;
	if (op_check_place(record, check->file->path, check->arena, err) == 0)
		return 0;
	return err_prefix(err, "%zu:1", line);
}

int check_op_file(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct op_check check = {file, &scratch};
	struct err err = {0};
	(void)ignored;
	if (record_read_stream(&op_schema, file->path, file->bytes, file->length, &scratch, check_op,
		    &check, &err) ||
		findings_canonical_stream(&op_schema, file, &scratch, &err))
		findings_add_err(findings, file->path, &err);
	arena_clear(&scratch);
	return 0;
}
