#include "record/known.h"

#include <string.h>

/* How an item begins in a list that ends a document; all else there stands deeper. */
#define ITEM "\n- "

/* Where the items of the list stand that ends the document: behind "\nKEY:", so that each begins with "\n- ";
 * what else is in a document stands deeper.  NULL: there is none. */
static const char *find_items(const struct field *list, const char *bytes, size_t length, struct arena *scratch)
{
	const char *mark = arena_printf(scratch, "\n%s:" ITEM, list->key);
	const char *at = memmem(bytes, length, mark, strlen(mark));
	return at ? at + strlen(mark) - strlen(ITEM) : NULL;
}

/* From where on the first of the items stands among the others; *skipped: how many are before it.  NULL: none is. */
static const char *find_first(const char *items, const char *end, const char *others, const char *others_end,
	size_t *skipped)
{
	const char *next = memmem(items + 1, (size_t)(end - items) - 1, ITEM, strlen(ITEM));
	const char *at = next ? memmem(others, (size_t)(others_end - others), items, (size_t)(next - items)) : NULL;
	*skipped = 0;
	for (const char *item = others + 1; at && item <= at; item++) {
		item = memmem(item, (size_t)(others_end - item), ITEM, strlen(ITEM));
		if (!item || item > at)
			break;
		++*skipped;
	}
	return at;
}

static size_t same_bytes(const char *a, const char *b, size_t most)
{
	enum { CHUNK = 512 };
	size_t same = 0;
	while (most - same >= CHUNK && memcmp(a + same, b + same, CHUNK) == 0)
		same += CHUNK;
	while (same < most && a[same] == b[same])
		same++;
	return same;
}

/* How many bytes are the same, up to the last item that begins in both; *n: how many items those are. */
static size_t same_items(const char *a, const char *a_end, const char *b, const char *b_end, size_t *n)
{
	const size_t most = a_end - a < b_end - b ? (size_t)(a_end - a) : (size_t)(b_end - b);
	const size_t same = same_bytes(a, b, most);
	size_t cut = 0;
	*n = 0;
	for (const char *next; (next = memmem(a + cut + 1, same - cut - 1, ITEM, strlen(ITEM))); ++*n)
		cut = (size_t)(next - a);
	return cut;
}

/* Are the first items of the list, as structs, those that were read from `from` on? */
static bool has_items_of(const struct field *field, const struct list *list, const struct list *read, size_t from,
	size_t n)
{
	const size_t size = field->of->size;
	if (n >= list->n || from > read->n || n > read->n - from)
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *one = (const char *)list->items + i * size;
		const char *other = (const char *)read->items + (from + i) * size;
		/* Most are what was read, by its pointers. */
		if (memcmp(one, other, size) != 0 && !record_equal(field->of, one, other))
			return false;
	}
	return true;
}

void known_leave(const struct schema *schema, const struct record_was *was, const void **record, const char **bytes,
	size_t *length, struct arena *scratch)
{
	const struct field *field = &schema->fields[schema->fields_n - 1];
	size_t from, n;
	if (!was || !was->bytes || field->type != FIELD_LIST)
		return;
	const char *end = *bytes + *length;
	const char *was_end = was->bytes + was->length;
	const char *items = find_items(field, *bytes, *length, scratch);
	const char *others = find_items(field, was->bytes, was->length, scratch);
	if (!items || !others || !(others = find_first(items, end, others, was_end, &from)))
		return;
	const size_t cut = same_items(items, end, others, was_end, &n);
	const struct list *list = (const void *)((const char *)*record + field->offset);
	if (!n || !has_items_of(field, list, was->items, from, n))
		return;
	const size_t head = (size_t)(items - *bytes);
	char *rest = arena_dup_n(scratch, *bytes, *length - cut);
	memcpy(rest + head, items + cut, *length - head - cut);
	char *shorter = arena_alloc(scratch, schema->size);
	memcpy(shorter, *record, schema->size);
	*(struct list *)(void *)(shorter + field->offset) =
		(struct list){(char *)list->items + n * field->of->size, list->n - n};
	*record = shorter;
	*bytes = rest;
	*length -= cut;
}
