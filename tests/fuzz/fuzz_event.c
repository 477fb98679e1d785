/* libFuzzer target: arbitrary bytes as two tickets, or two accounts, of one id.
 *
 * They are merged, or refused with a line; the merge is the same whichever is ours, merged again with either
 * it stays, its events are in their order, its fields are what they come to, and it is read as it was written. */
#include <string.h>

#include "account/account.h"
#include "input.h"
#include "office/event.h"
#include "office/event_order.h"
#include "record/read.h"
#include "record/write.h"
#include "merge/record_merge.h"
#include "ticket/ticket.h"
#include "ticket/transition.h"

struct pair_read {
	const struct schema *schema;
	void *records[2];
	size_t n;
	struct arena *arena;
};

static int keep(void *context, void *record, size_t line, struct err *err)
{
	struct pair_read *read = context;
	(void)line;
	(void)err;
	if (read->n < 2) {
		read->records[read->n] = arena_alloc(read->arena, read->schema->size);
		memcpy(read->records[read->n++], record, read->schema->size);
	}
	return 0;
}

static void *merge(const struct schema *schema, const void *ours, const void *theirs, struct arena *arena,
	struct err *err)
{
	void *merged = arena_alloc(arena, schema->size);
	return record_merge(schema, ours, theirs, merged, arena, err) ? NULL : merged;
}

static void reread(const struct schema *schema, const void *record, struct arena *arena)
{
	struct str text = {0};
	struct err err = {0};
	void *again = arena_alloc(arena, schema->size);
	/* Fields that no event sets, and that must be there, are in no merge of such events. */
	if (record_write(schema, record, true, &text, &err) == 0 &&
		(record_read(schema, again, "f", str_text(&text), text.length, arena, &err) ||
			!record_equal(schema, record, again)))
		bug("a merge that is not read as it was written");
	str_close(&text);
}

static void check_pair(const struct pair_read *read, struct arena *arena)
{
	const struct schema *schema = read->schema;
	struct err err = {0};
	const void *ours = read->records[0], *theirs = read->records[read->n - 1];
	const void *merged = merge(schema, ours, theirs, arena, &err);
	const void *other = merge(schema, theirs, ours, arena, &err);
	if (!merged != !other || (merged && !record_equal(schema, merged, other)))
		bug("two orders, two merges");
	if (!merged)
		return;
	const void *again = merge(schema, merged, theirs, arena, &err);
	if (!again || !record_equal(schema, merged, again))
		bug("a merge that does not stay");
	if (event_check(schema, merged, arena, &err))
		bug("a merge that is not what its events come to");
	if (schema == &ticket_schema)
		transition_check(merged, &err);
	reread(schema, merged, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct schema *const schemas[] = {&ticket_schema, &account_schema};
	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct pair_read read = {.schema = schemas[i], .arena = &arena};
		record_read_stream(schemas[i], "f", (const char *)data, size, &arena, keep, &read, &err);
		if (read.n)
			check_pair(&read, &arena);
		arena_clear(&arena);
	}
	return 0;
}
