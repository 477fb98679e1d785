#include "table/keep.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "record/copy.h"
#include "record/pack.h"
#include "table/row.h"

/* A member of any type that rows are sorted by. */
union keep_key {
	const char *text;
	int number;
	int64_t large;
	bool flag;
	struct words words;
	struct pairs pairs;
	struct list list;
};

struct keep_place {
	int64_t at;
	size_t length;
	const union keep_key *keys;
};

struct keep_build {
	struct keep *keep;
	const struct row_page *page;
	void *shown; /* the row without what nobody sees */
};

static bool is_wanted(const struct keep_build *build, const struct field *field)
{
	const struct row_page *page = build->page;
	for (size_t i = 0; i < page->columns_n; i++)
		if (page->columns[i].field == field)
			return true;
	for (size_t i = 0; i < build->keep->keys.n; i++)
		if (build->keep->keys.items[i].field == field)
			return true;
	return false;
}

/* Of a list only its length is compared. */
static const union keep_key *keys_of(const struct keep *keep, const void *row)
{
	union keep_key *keys = arena_array(keep->arena, keep->keys.n, sizeof *keys);
	for (size_t i = 0; i < keep->keys.n; i++) {
		const struct field *field = keep->keys.items[i].field;
		const void *value = (const char *)row + field->offset;
		if (field->type == FIELD_LIST)
			keys[i].list.n = ((const struct list *)value)->n;
		else
			record_copy_field(field, &keys[i], value, keep->arena);
	}
	return keys;
}

static int keep_row(void *context, const void *row, struct err *err)
{
	struct keep_build *build = context;
	struct keep *keep = build->keep;
	const struct schema *schema = keep->schema;
	memcpy(build->shown, row, schema->size);
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		if (field->type == FIELD_LIST && !is_wanted(build, field))
			memset((char *)build->shown + field->offset, 0, sizeof(struct list));
	}
	struct keep_place place = {.at = aside_at(&keep->packed), .keys = keys_of(keep, row)};
	record_pack_add(schema, build->shown, &keep->packed.end);
	place.length = (size_t)(aside_at(&keep->packed) - place.at);
	str_add_n(&keep->places, (const char *)&place, sizeof place);
	keep->n++;
	return aside_settle(&keep->packed, err);
}

static struct keep_place *places_of(const struct keep *keep)
{
	return (struct keep_place *)(void *)keep->places.text;
}

static int compare_keys(const struct keep *keep, size_t i, const union keep_key *a, const union keep_key *b)
{
	const struct field *field = keep->keys.items[i].field;
	return i >= keep->sorted_n && keep->order->ids && field->type == FIELD_ID
		       ? keep->order->ids(a->text ? a->text : "", b->text ? b->text : "")
		       : pick_compare(field, a, b);
}

static int compare(const void *a, const void *b, void *context)
{
	const struct keep_place *x = a;
	const struct keep_place *y = b;
	const struct keep *keep = context;
	for (size_t i = 0; i < keep->keys.n; i++) {
		int found = compare_keys(keep, i, &x->keys[i], &y->keys[i]);
		if (found)
			return keep->keys.items[i].down ? -found : found;
	}
	return (x->at > y->at) - (x->at < y->at);
}

/* The keys that were asked for, then those of the order. */
static int pick_all_keys(struct keep *keep, const struct row_page *page, struct err *err)
{
	struct pick_keys behind = {0};
	if (pick_keys(page, page->out->sort, &keep->keys, err) ||
		(keep->order && pick_keys(page, keep->order->keys, &behind, err)))
		return -1;
	keep->sorted_n = keep->keys.n;
	size_t room = 0;
	for (size_t i = 0; i < behind.n; i++)
		VEC_PUSH(keep->arena, keep->keys.items, keep->keys.n, room) = behind.items[i];
	return 0;
}

int keep_rows(struct keep *keep, struct row_page *page, const struct out_order *order,
	const struct out_source *source, struct err *err)
{
	struct keep_build build = {.keep = keep, .page = page};
	*keep = (struct keep){.schema = page->schema, .arena = page->arena, .order = order};
	build.shown = arena_alloc(page->arena, page->schema->size);
	if (pick_all_keys(keep, page, err) || source->each(source->context, keep_row, &build, err))
		return -1;
	if (keep->keys.n && keep->n > 1)
		qsort_r(places_of(keep), keep->n, sizeof(struct keep_place), compare, keep);
	return 0;
}

int keep_each(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	const struct keep *keep = context;
	struct arena scratch = {0};
	struct str buffer = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < keep->n; i++) {
		struct arena_mark mark = arena_mark(&scratch);
		void *row = arena_alloc(&scratch, keep->schema->size);
		const struct keep_place *place = &places_of(keep)[i];
		const char *bytes;
		rc = aside_get(&keep->packed, place->at, place->length, &buffer, &bytes, err);
		if (rc == 0) {
			record_pack_read(keep->schema, row, bytes, &scratch);
			rc = give(page, row, err);
		}
		arena_reset(&scratch, mark);
	}
	str_close(&buffer);
	arena_clear(&scratch);
	return rc;
}

void keep_close(struct keep *keep)
{
	aside_close(&keep->packed);
	str_close(&keep->places);
	*keep = (struct keep){0};
}
