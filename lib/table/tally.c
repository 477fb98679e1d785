#include "table/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
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

size_t tally_add(const struct tally *tally, const char *key, struct list *list)
{
	const struct field *field = field_find(tally->schema, key);
	const struct field *sum = tally->sum ? field_find(tally->schema, tally->sum) : NULL;
	const struct row_page page = {.out = tally->out, .schema = tally->schema, .arena = tally->arena};
	struct tally_row *rows = arena_array(tally->arena, list->n + tally->rows_n, sizeof *rows);
	struct map places = {0}; /* of what the column holds: index + 1 */
	size_t n = 0;

	if (list->n)
		memcpy(rows, list->items, list->n * sizeof *rows);
	for (size_t i = 0; i < tally->rows_n; i++) {
		const void *record = (const char *)tally->rows + i * tally->schema->size;
		const char *code = row_text(&page, false, field, record);
		size_t place = map_get(&places, code);
		if (!place) {
			const char *name = row_text(&page, true, field, record);
			rows[list->n + n++] = (struct tally_row){
				.by = row_title(field->title, field->key),
				.key = code,
				.name = *name ? name : "—",
			};
			place = n;
			map_set(&places, tally->arena, code, place);
		}
		struct tally_row *row = &rows[list->n + place - 1];
		row->rows++;
		row->sum += sum ? row_number(sum, record) : 0;
	}
	if (n)
		qsort(rows + list->n, n, sizeof *rows,
			is_time(rows + list->n, n) ? compare_keys : compare_counts);
	*list = (struct list){rows, list->n + n};
	return n;
}
