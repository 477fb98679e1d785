#include "table/keep.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/spill.h"
#include "record/copy.h"
#include "record/pack.h"
#include "table/row.h"

enum { MEMORY_BYTES = 16 * 1024 * 1024 };

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

static int put_aside(struct keep *keep, struct err *err)
{
	const char *place = getenv("TMPDIR");
	int fd = keep->fd ? keep->fd : spill_open(AT_FDCWD, str_empty(place) ? "/var/tmp" : place, err);
	if (fd < 0)
		return -1;
	keep->fd = fd;
	if (file_write_all(fd, _("no room for what is to be written"), keep->packed.text, keep->packed.length,
		    err))
		return -1;
	keep->length += (int64_t)keep->packed.length;
	str_clear(&keep->packed);
	return 0;
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
	struct keep_place place = {.at = keep->length + (int64_t)keep->packed.length, .keys = keys_of(keep, row)};
	record_pack_add(schema, build->shown, &keep->packed);
	place.length = (size_t)(keep->length + (int64_t)keep->packed.length - place.at);
	str_add_n(&keep->places, (const char *)&place, sizeof place);
	keep->n++;
	return keep->packed.length < MEMORY_BYTES ? 0 : put_aside(keep, err);
}

static struct keep_place *places_of(const struct keep *keep)
{
	return (struct keep_place *)(void *)keep->places.text;
}

static int compare(const void *a, const void *b, void *context)
{
	const struct keep_place *x = a;
	const struct keep_place *y = b;
	const struct pick_keys *keys = context;
	for (size_t i = 0; i < keys->n; i++) {
		int found = pick_compare(keys->items[i].field, &x->keys[i], &y->keys[i]);
		if (found)
			return keys->items[i].down ? -found : found;
	}
	return (x->at > y->at) - (x->at < y->at);
}

int keep_rows(struct keep *keep, struct row_page *page, const char *sort, const struct out_source *source,
	struct err *err)
{
	struct keep_build build = {.keep = keep, .page = page};
	*keep = (struct keep){.schema = page->schema, .arena = page->arena};
	build.shown = arena_alloc(page->arena, page->schema->size);
	if (pick_keys(page, sort, &keep->keys, err) || source->each(source->context, keep_row, &build, err))
		return -1;
	if (keep->keys.n && keep->n > 1)
		qsort_r(places_of(keep), keep->n, sizeof(struct keep_place), compare, &keep->keys);
	return 0;
}

/* The packed bytes of a row; in the buffer where they are not in memory. */
static int bytes_of(const struct keep *keep, const struct keep_place *place, struct str *buffer,
	const char **bytes, struct err *err)
{
	if (place->at >= keep->length) {
		*bytes = keep->packed.text + (place->at - keep->length);
		return 0;
	}
	if (spill_read(keep->fd, place->at, place->length, buffer, err))
		return -1;
	*bytes = buffer->text;
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
		const char *bytes;
		rc = bytes_of(keep, &places_of(keep)[i], &buffer, &bytes, err);
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
	if (keep->fd > 0)
		close(keep->fd);
	str_close(&keep->packed);
	str_close(&keep->places);
	*keep = (struct keep){0};
}
