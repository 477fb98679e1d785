#include "table/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/vec.h"
#include "table/row.h"

const char tally_columns[] = "by,key,name,rows";
const char tally_columns_sum[] = "by,key,name,sum";
const char tally_columns_both[] = "by,key,name,rows,sum";

#define RECORD struct tally_row
static const struct field tally_fields[] = {
	FIELD(by, LINE, N_("counted by")),
	FIELD(key, ID, N_("code")),
	FIELD(name, LINE, N_("whose")),
	FIELD(rows, INT, N_("number of rows"), .flags = FIELD_FIGURE),
	FIELD(sum, MONEY, N_("sum (yuan)"), .flags = FIELD_FIGURE),
};
#undef RECORD

const struct schema *tally_schema(const struct tally *tally)
{
	struct schema *schema = arena_alloc(tally->arena, sizeof *schema);
	struct field *fields = arena_alloc(tally->arena, sizeof tally_fields);

	memcpy(fields, tally_fields, sizeof tally_fields);
	for (size_t i = 0; i < sizeof tally_fields / sizeof *tally_fields; i++)
		if (fields[i].type == FIELD_INT)
			fields[i].unit = tally->unit;
	*schema = (struct schema){
		.name = "tally",
		.size = sizeof(struct tally_row),
		.fields = fields,
		.fields_n = sizeof tally_fields / sizeof *tally_fields,
	};
	return schema;
}

static int compare_counts(const void *a, const void *b)
{
	const struct tally_row *x = a;
	const struct tally_row *y = b;

	if (x->rows != y->rows)
		return x->rows < y->rows ? 1 : -1;
	return strcmp(x->key, y->key);
}

static int compare_keys(const void *a, const void *b)
{
	return strcmp(((const struct tally_row *)a)->key, ((const struct tally_row *)b)->key);
}

/* Days and months stand in a row of their own. */
static bool is_time(const struct tally_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strspn(rows[i].key, "0123456789-") != strlen(rows[i].key) ||
			!strchr(rows[i].key, '-'))
			return false;
	return true;
}

struct tally_build {
	const struct tally *tally;
	const struct row_page *page; /* in whose arena a row is looked at */
	const struct field *field;
	const struct field *sum;
	struct map places; /* of what the column holds: index + 1 */
	struct tally_row *rows;
	size_t n;
	size_t room;
};

static struct tally_row *row_of(struct tally_build *build, const char *code, const void *record)
{
	struct arena *arena = build->tally->arena;
	size_t place = map_get(&build->places, code);
	if (!place) {
		const char *key = arena_dup(arena, code);
		const char *name = row_text(build->page, true, build->field, record);
		VEC_PUSH(arena, build->rows, build->n, build->room) = (struct tally_row){
			.by = row_title(build->field->title, build->field->key),
			.key = key,
			.name = *name ? arena_dup(arena, name) : "—",
		};
		place = build->n;
		map_set(&build->places, arena, key, place);
	}
	return &build->rows[place - 1];
}

static int count_row(void *context, const void *record, struct err *err)
{
	struct tally_build *build = context;
	struct arena_mark mark = arena_mark(build->page->arena);
	struct tally_row *row = row_of(build, row_text(build->page, false, build->field, record), record);
	(void)err;
	row->rows++;
	row->sum += build->sum ? row_number(build->sum, record) : 0;
	arena_reset(build->page->arena, mark);
	return 0;
}

int tally_add(const struct tally *tally, const char *key, struct list *list, struct err *err)
{
	struct arena scratch = {0};
	const struct row_page page = {.out = tally->out, .schema = tally->schema, .arena = &scratch};
	struct tally_build build = {
		.tally = tally,
		.page = &page,
		.field = field_find(tally->schema, key),
		.sum = tally->sum ? field_find(tally->schema, tally->sum) : NULL,
	};
	int rc = tally->source->each(tally->source->context, count_row, &build, err);
	arena_clear(&scratch);
	if (rc || build.n == 0)
		return rc;
	qsort(build.rows, build.n, sizeof *build.rows, is_time(build.rows, build.n) ? compare_keys : compare_counts);
	struct tally_row *rows = arena_array(tally->arena, list->n + build.n, sizeof *rows);
	if (list->n)
		memcpy(rows, list->items, list->n * sizeof *rows);
	memcpy(rows + list->n, build.rows, build.n * sizeof *rows);
	*list = (struct list){rows, list->n + build.n};
	return 0;
}
