#include "record/read.h"

#include <string.h>

#include "record/bytes.h"
#include "record/canonical.h"
#include "record/read_yaml.h"

int record_read(const struct schema *schema, void *record, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct err *err)
{
	struct canonical in;
	if (bytes_check(path, bytes, length, RECORD_FILE_BYTES, err))
		return -1;
	canonical_open(&in, bytes, length, arena);
	/* Read aside, as the record is touched by what is whole only. */
	void *aside = arena_alloc(&in.scratch, schema->size);
	struct arena_mark mark = arena_mark(arena);
	bool taken = canonical_read(&in, schema, aside) && in.at == in.end;
	if (taken)
		memcpy(record, aside, schema->size);
	else
		arena_reset(arena, mark);
	canonical_close(&in);
	return taken ? 0 : record_read_yaml(schema, record, path, bytes, length, arena, err);
}

/* The documents as long as they are taken; *rc is what the last `each` gave. */
static void read_taken(struct canonical *in, const struct schema *schema,
	int (*each)(void *context, void *record, size_t line, struct err *err), void *context, int *rc,
	struct err *err)
{
	while (*rc == 0 && in->at < in->end) {
		struct arena_mark mark = arena_mark(in->arena);
		size_t line = in->line;
		void *record = arena_alloc(in->arena, schema->size);
		if (!canonical_read(in, schema, record)) {
			arena_reset(in->arena, mark);
			return;
		}
		/* Nothing of ours is in the arena between two records: `each` may reset it. */
		*rc = each(context, record, line, err);
	}
}

int record_read_stream(const struct schema *schema, const char *path, const char *bytes,
	size_t length, struct arena *arena,
	int (*each)(void *context, void *record, size_t line, struct err *err), void *context,
	struct err *err)
{
	struct canonical in;
	int rc = bytes_check(path, bytes, length, RECORD_VOLUME_BYTES, err);
	if (rc)
		return rc;
	canonical_open(&in, bytes, length, arena);
	read_taken(&in, schema, each, context, &rc, err);
	if (rc == 0 && in.at < in.end)
		rc = record_read_yaml_stream(schema, path, in.at, (size_t)(in.end - in.at), in.line,
			arena, each, context, err);
	canonical_close(&in);
	return rc;
}
