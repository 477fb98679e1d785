#include "renumber/renumber_walk.h"

#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "record/copy.h"
#include "record/read.h"
#include "record/write.h"
#include "store/git_blob.h"

bool renumber_walk_same(const struct renumber_text *a, const struct renumber_text *b)
{
	if (!a->bytes || !b->bytes)
		return a->bytes == b->bytes;
	return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

bool renumber_walk_is_own(const struct renumber_walk *walk, const char *desk)
{
	return words_have(&walk->from, desk);
}

static int read_at(struct renumber_walk *walk, const char *commit, const char *path, struct renumber_text *text,
	struct err *err)
{
	struct str bytes = {0};
	bool found = false;
	*text = (struct renumber_text){0};
	int rc = history_object(walk->history, arena_printf(walk->arena, "%s:%s", commit, path), &bytes, &found, err);
	if (rc == 0 && found)
		*text = (struct renumber_text){arena_dup_n(walk->arena, str_text(&bytes), bytes.length), bytes.length};
	str_close(&bytes);
	return rc;
}

int renumber_walk_is(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err)
{
	return read_at(walk, walk->is->id, path, text, err);
}

int renumber_walk_was(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err)
{
	return read_at(walk, walk->is->parents[0], path, text, err);
}

int renumber_walk_now(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err)
{
	const size_t place = map_get(&walk->places, path);
	if (!place)
		return read_at(walk, walk->now, path, text, err);
	const struct tree_change *change = &walk->changes.items[place - 1];
	*text = (struct renumber_text){change->bytes, change->length};
	return 0;
}

int renumber_walk_record(struct renumber_walk *walk, const char *path, const struct schema *schema,
	const struct renumber_text *text, void **record, struct err *err)
{
	*record = NULL;
	if (!text->bytes)
		return 0;
	*record = arena_alloc(walk->arena, schema->size);
	return record_read(schema, *record, path, text->bytes, text->length, walk->arena, err);
}

struct record_build {
	const struct schema *schema;
	struct arena *arena;
	char *items;
	size_t n, room;
};

static int add_record(void *context, void *record, size_t line, struct err *err)
{
	struct record_build *build = context;
	(void)line, (void)err;
	build->items = vec_grow(build->arena, build->items, build->n, &build->room, build->schema->size);
	record_copy(build->schema, build->items + build->n++ * build->schema->size, record, build->arena);
	return 0;
}

int renumber_walk_list(struct renumber_walk *walk, const char *path, const struct schema *schema,
	const struct renumber_text *text, struct list *list, struct err *err)
{
	struct record_build build = {.schema = schema, .arena = walk->arena};
	*list = (struct list){0};
	if (text->bytes &&
		record_read_stream(schema, path, text->bytes, text->length, walk->arena, add_record, &build, err))
		return -1;
	*list = (struct list){build.items, build.n};
	return 0;
}

static struct tree_change *change_of(struct renumber_walk *walk, const char *path)
{
	const size_t place = map_get(&walk->places, path);
	if (place)
		return &walk->changes.items[place - 1];
	struct tree_change *change =
		&VEC_PUSH(walk->arena, walk->changes.items, walk->changes.n, walk->changes.room);
	*change = (struct tree_change){.path = arena_dup(walk->arena, path)};
	map_set(&walk->places, walk->arena, change->path, walk->changes.n);
	return change;
}

void renumber_walk_put(struct renumber_walk *walk, const char *path, const struct renumber_text *text)
{
	struct tree_change *change = change_of(walk, path);
	change->bytes = text->bytes;
	change->length = text->length;
	git_blob_id(text->bytes, text->length, change->new_id);
}

void renumber_walk_remove(struct renumber_walk *walk, const char *path)
{
	struct tree_change *change = change_of(walk, path);
	change->bytes = NULL;
	memcpy(change->new_id, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
}

static void put_str(struct renumber_walk *walk, const char *path, const struct str *text)
{
	const struct renumber_text kept = {arena_dup_n(walk->arena, str_text(text), text->length), text->length};
	renumber_walk_put(walk, path, &kept);
}

int renumber_walk_put_list(struct renumber_walk *walk, const char *path, const struct schema *schema,
	const struct list *list, struct err *err)
{
	struct str text = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < list->n; i++)
		rc = record_write(schema, (const char *)list->items + i * schema->size, i == 0, &text, err);
	if (rc == 0)
		put_str(walk, path, &text);
	str_close(&text);
	return rc;
}

int renumber_walk_append(struct renumber_walk *walk, const char *path, const struct schema *schema, const void *record,
	struct err *err)
{
	struct renumber_text now;
	struct str text = {0};
	if (renumber_walk_now(walk, path, &now, err))
		return -1;
	str_add_n(&text, now.bytes ? now.bytes : "", now.length);
	int rc = record_write(schema, record, text.length == 0, &text, err);
	if (rc == 0)
		put_str(walk, path, &text);
	str_close(&text);
	return rc;
}
