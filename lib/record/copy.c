#include "record/copy.h"

#include <string.h>

#include "record/field_blank.h"

static const char *copy_text(const char *text, struct arena *arena)
{
	return text ? arena_dup(arena, text) : NULL;
}

/* Most lists are empty. */
static struct words copy_words(const struct words *words, struct arena *arena)
{
	if (words->n == 0)
		return (struct words){0};
	struct words copy = {arena_array(arena, words->n, sizeof *copy.items), words->n};
	for (size_t i = 0; i < words->n; i++)
		copy.items[i] = copy_text(words->items[i], arena);
	return copy;
}

static struct pairs copy_pairs(const struct pairs *pairs, struct arena *arena)
{
	if (pairs->n == 0)
		return (struct pairs){0};
	struct pairs copy = {arena_array(arena, pairs->n, sizeof *copy.items), pairs->n};
	for (size_t i = 0; i < pairs->n; i++)
		copy.items[i] = (struct pair){copy_text(pairs->items[i].key, arena),
			copy_text(pairs->items[i].value, arena)};
	return copy;
}

static struct list copy_list(const struct schema *schema, const struct list *list,
	struct arena *arena)
{
	if (list->n == 0)
		return (struct list){0};
	struct list copy = {arena_array(arena, list->n, schema->size), list->n};
	for (size_t i = 0; i < list->n; i++)
		record_copy(schema, (char *)copy.items + i * schema->size,
			(const char *)list->items + i * schema->size, arena);
	return copy;
}

void record_copy_field(const struct field *field, void *to, const void *from, struct arena *arena)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		*(const char **)to = copy_text(*(const char *const *)from, arena);
		return;
	case FIELD_WORDS:
		*(struct words *)to = copy_words(from, arena);
		return;
	case FIELD_PAIRS:
		*(struct pairs *)to = copy_pairs(from, arena);
		return;
	case FIELD_LIST:
		*(struct list *)to = copy_list(field->of, from, arena);
		return;
	case FIELD_ENUM:
	case FIELD_DATE:
		*(int *)to = *(const int *)from;
		return;
	case FIELD_MOMENT:
	case FIELD_INT:
	case FIELD_MONEY:
		*(int64_t *)to = *(const int64_t *)from;
		return;
	case FIELD_FLAG:
		*(bool *)to = *(const bool *)from;
		return;
	}
}

void record_copy(const struct schema *schema, void *to, const void *from, struct arena *arena)
{
	memset(to, 0, schema->size);
	for (size_t i = 0; i < schema->fields_n; i++) {
		if (field_is_blank(schema, i, from))
			continue;
		const struct field *field = field_at(schema, i);
		record_copy_field(field, (char *)to + field->offset, (const char *)from + field->offset, arena);
	}
}
