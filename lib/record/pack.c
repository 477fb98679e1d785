#include "record/pack.h"

#include <string.h>

#include "record/field_blank.h"

/* The index of each field that has a value, then the value; behind the last this one. */
enum { PACK_END = 0xFF };

static void pack_count(struct str *into, size_t n)
{
	str_add_n(into, (const char *)&n, sizeof n);
}

static void pack_text(struct str *into, const char *text)
{
	const char *said = text ? text : "";
	size_t length = strlen(said);
	pack_count(into, length);
	str_add_n(into, said, length + 1);
}

static void pack_words(struct str *into, const struct words *words)
{
	pack_count(into, words->n);
	for (size_t i = 0; i < words->n; i++)
		pack_text(into, words->items[i]);
}

static void pack_pairs(struct str *into, const struct pairs *pairs)
{
	pack_count(into, pairs->n);
	for (size_t i = 0; i < pairs->n; i++) {
		pack_text(into, pairs->items[i].key);
		pack_text(into, pairs->items[i].value);
	}
}

static void pack_list(struct str *into, const struct schema *schema, const struct list *list)
{
	pack_count(into, list->n);
	for (size_t i = 0; i < list->n; i++)
		record_pack_add(schema, (const char *)list->items + i * schema->size, into);
}

static void pack_field(const struct field *field, const void *from, struct str *into)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		pack_text(into, *(const char *const *)from);
		return;
	case FIELD_WORDS:
		pack_words(into, from);
		return;
	case FIELD_PAIRS:
		pack_pairs(into, from);
		return;
	case FIELD_LIST:
		pack_list(into, field->of, from);
		return;
	default:
		str_add_n(into, from, field_size(field));
	}
}

void record_pack_add(const struct schema *schema, const void *record, struct str *into)
{
	if (schema->fields_n >= PACK_END)
		bug("more fields than a packed record can name");
	for (size_t i = 0; i < schema->fields_n; i++) {
		if (field_is_blank(schema, i, record))
			continue;
		const struct field *field = field_at(schema, i);
		if (field_is_empty(field, record))
			continue;
		str_add_char(into, (char)i);
		pack_field(field, (const char *)record + field->offset, into);
	}
	str_add_char(into, (char)PACK_END);
}

static size_t unpack_count(const char **at)
{
	size_t n;
	memcpy(&n, *at, sizeof n);
	*at += sizeof n;
	return n;
}

static const char *unpack_text(const char **at)
{
	size_t length = unpack_count(at);
	const char *text = *at;
	*at += length + 1;
	return text;
}

static struct words unpack_words(const char **at, struct arena *arena)
{
	struct words words = {.n = unpack_count(at)};
	words.items = arena_array(arena, words.n, sizeof *words.items);
	for (size_t i = 0; i < words.n; i++)
		words.items[i] = unpack_text(at);
	return words;
}

static struct pairs unpack_pairs(const char **at, struct arena *arena)
{
	struct pairs pairs = {.n = unpack_count(at)};
	pairs.items = arena_array(arena, pairs.n, sizeof *pairs.items);
	for (size_t i = 0; i < pairs.n; i++) {
		pairs.items[i].key = unpack_text(at);
		pairs.items[i].value = unpack_text(at);
	}
	return pairs;
}

static struct list unpack_list(const struct schema *schema, const char **at, struct arena *arena)
{
	struct list list = {.n = unpack_count(at)};
	list.items = arena_array(arena, list.n, schema->size);
	for (size_t i = 0; i < list.n; i++)
		*at = record_pack_read(schema, (char *)list.items + i * schema->size, *at, arena);
	return list;
}

static void unpack_field(const struct field *field, void *to, const char **at, struct arena *arena)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		*(const char **)to = unpack_text(at);
		return;
	case FIELD_WORDS:
		*(struct words *)to = unpack_words(at, arena);
		return;
	case FIELD_PAIRS:
		*(struct pairs *)to = unpack_pairs(at, arena);
		return;
	case FIELD_LIST:
		*(struct list *)to = unpack_list(field->of, at, arena);
		return;
	default:
		memcpy(to, *at, field_size(field));
		*at += field_size(field);
	}
}

const char *record_pack_read(const struct schema *schema, void *record, const char *bytes, struct arena *arena)
{
	memset(record, 0, schema->size);
	while ((unsigned char)*bytes != PACK_END) {
		const struct field *field = field_at(schema, (unsigned char)*bytes++);
		unpack_field(field, (char *)record + field->offset, &bytes, arena);
	}
	return bytes + 1;
}
