#include "record/read_yaml.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/bytes.h"
#include "record/cursor.h"

static int check_depth(struct cursor *cursor, int depth)
{
	if (depth <= RECORD_DEPTH)
		return 0;
	return cursor_fail(cursor,
		err_set(cursor->err, ERR_MALFORMED, _("nested deeper than %d"), RECORD_DEPTH));
}

/* A collection may be left empty by writing nothing; *empty tells so.  Otherwise the event must be
 * of `type`. */
static int begin_collection(struct cursor *cursor, const struct field *field,
	yaml_event_type_t type, int depth, bool *empty)
{
	*empty = cursor_has_nothing(cursor);
	if (*empty && field->flags & FIELD_REQUIRED)
		return cursor_fail(cursor, err_set(cursor->err, ERR_MALFORMED,
			_("%s: is required and must not be empty"), field->key));
	if (*empty)
		return 0;
	if (!cursor_has(cursor, type))
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED,
				type == YAML_SEQUENCE_START_EVENT
					? _("%s: must be a list (lines that begin with \"- \")")
					: _("%s: must be a mapping (lines of \"key: value\")"),
				field->key));
	return check_depth(cursor, depth);
}

static int read_scalar(struct cursor *cursor, const struct field *field, void *record)
{
	if (cursor_check_scalar(cursor, field->key))
		return -1;
	const char *text = cursor_text(cursor);
	if (!*text && field->flags & FIELD_REQUIRED)
		return cursor_fail(cursor, err_set(cursor->err, ERR_MALFORMED,
			_("%s: is required and must not be empty"), field->key));
	if (field_parse(field, record, text, cursor->arena, cursor->err))
		return cursor_fail(cursor, err_prefix(cursor->err, "%s", field->key));
	return 0;
}

static int read_words(struct cursor *cursor, const struct field *field, struct words *words,
	int depth)
{
	bool empty;
	if (begin_collection(cursor, field, YAML_SEQUENCE_START_EVENT, depth, &empty))
		return -1;
	if (empty)
		return 0;
	struct arena_mark mark = arena_mark(&cursor->scratch);
	const char **items = NULL;
	size_t n = 0;
	size_t room = 0;
	for (;;) {
		if (cursor_next(cursor))
			return -1;
		if (cursor_has(cursor, YAML_SEQUENCE_END_EVENT))
			break;
		if (cursor_check_scalar(cursor, field->key))
			return -1;
		if (field_check(field, cursor_text(cursor), cursor->err))
			return cursor_fail(cursor, err_prefix(cursor->err, "%s", field->key));
		VEC_PUSH(&cursor->scratch, items, n, room) =
			arena_dup(cursor->arena, cursor_text(cursor));
	}
	if (n) {
		words->items = arena_array(cursor->arena, n, sizeof *items);
		memcpy(words->items, items, n * sizeof *items);
	}
	words->n = n;
	arena_reset(&cursor->scratch, mark);
	return 0;
}

struct seen_key {
	const char *key;
	yaml_mark_t mark;
};

static int by_key_then_place(const void *a, const void *b)
{
	const struct seen_key *one = a;
	const struct seen_key *two = b;
	int order = strcmp(one->key, two->key);
	if (order)
		return order;
	return (one->mark.index > two->mark.index) - (one->mark.index < two->mark.index);
}

static int duplicate_key(struct cursor *cursor, const char *key, yaml_mark_t mark, size_t first)
{
	return cursor_fail_at(cursor, mark,
		err_set(cursor->err, ERR_MALFORMED,
			_("key \"%s\" appears twice, first in line %zu"), key, first));
}

/* Sorted, because comparing each with each would let a hostile file cost minutes.  The duplicate
 * that comes first in the file is the one reported. */
static int check_unique(struct cursor *cursor, struct seen_key *seen, size_t n)
{
	const struct seen_key *found = NULL;
	if (n < 2)
		return 0;
	qsort(seen, n, sizeof *seen, by_key_then_place);
	for (size_t i = 1; i < n; i++)
		if (str_equal(seen[i - 1].key, seen[i].key) &&
			(!found || seen[i].mark.index < found->mark.index))
			found = &seen[i];
	if (!found)
		return 0;
	return duplicate_key(cursor, found->key, found->mark, found[-1].mark.line + 1);
}

static int read_pair(struct cursor *cursor, struct pair *pair)
{
	if (cursor_check_key(cursor))
		return -1;
	pair->key = arena_dup(cursor->arena, cursor_text(cursor));
	if (cursor_next(cursor) || cursor_check_scalar(cursor, pair->key))
		return -1;
	const char *text = cursor_text(cursor);
	if (bytes_check_text(text, cursor->event.data.scalar.length, cursor->err))
		return cursor_fail(cursor, err_prefix(cursor->err, "%s", pair->key));
	pair->value = arena_dup(cursor->arena, text);
	return 0;
}

static int read_pairs(struct cursor *cursor, const struct field *field, struct pairs *pairs,
	int depth)
{
	bool empty;
	if (begin_collection(cursor, field, YAML_MAPPING_START_EVENT, depth, &empty))
		return -1;
	if (empty)
		return 0;
	struct arena_mark mark = arena_mark(&cursor->scratch);
	struct pair *items = NULL;
	struct seen_key *seen = NULL;
	size_t n = 0;
	size_t seen_n = 0;
	size_t room = 0;
	size_t seen_room = 0;
	for (;;) {
		if (cursor_next(cursor))
			return -1;
		if (cursor_has(cursor, YAML_MAPPING_END_EVENT))
			break;
		yaml_mark_t place = cursor->event.start_mark;
		struct pair pair;
		if (read_pair(cursor, &pair))
			return -1;
		VEC_PUSH(&cursor->scratch, items, n, room) = pair;
		VEC_PUSH(&cursor->scratch, seen, seen_n, seen_room) =
			(struct seen_key){pair.key, place};
	}
	if (check_unique(cursor, seen, seen_n))
		return -1;
	if (n) {
		pairs->items = arena_array(cursor->arena, n, sizeof *items);
		memcpy(pairs->items, items, n * sizeof *items);
	}
	pairs->n = n;
	arena_reset(&cursor->scratch, mark);
	return 0;
}

static int read_mapping(struct cursor *cursor, const struct schema *schema, void *record,
	int depth);

static int read_list(struct cursor *cursor, const struct field *field, struct list *list,
	int depth)
{
	bool empty;
	if (begin_collection(cursor, field, YAML_SEQUENCE_START_EVENT, depth, &empty))
		return -1;
	if (empty)
		return 0;
	struct arena_mark mark = arena_mark(&cursor->scratch);
	char *items = NULL;
	size_t size = field->of->size;
	size_t n = 0;
	size_t room = 0;
	for (;;) {
		if (cursor_next(cursor))
			return -1;
		if (cursor_has(cursor, YAML_SEQUENCE_END_EVENT))
			break;
		if (!cursor_has(cursor, YAML_MAPPING_START_EVENT))
			return cursor_fail(cursor,
				err_set(cursor->err, ERR_MALFORMED,
					_("%s: an item must be a mapping (\"key: value\")"),
					field->key));
		items = vec_grow(&cursor->scratch, items, n, &room, size);
		if (read_mapping(cursor, field->of, items + n * size, depth + 1))
			return -1;
		n++;
	}
	if (n) {
		list->items = arena_array(cursor->arena, n, size);
		memcpy(list->items, items, n * size);
	}
	list->n = n;
	arena_reset(&cursor->scratch, mark);
	return 0;
}

static int read_value(struct cursor *cursor, const struct field *field, void *record, int depth)
{
	void *at = (char *)record + field->offset;
	switch (field->type) {
	case FIELD_WORDS:
		return read_words(cursor, field, at, depth);
	case FIELD_PAIRS:
		return read_pairs(cursor, field, at, depth);
	case FIELD_LIST:
		return read_list(cursor, field, at, depth);
	default:
		return read_scalar(cursor, field, record);
	}
}

/* The field whose key the event is; NULL with the err filled.  `next` is the index to try first: in
 * a canonical file every key is the one after the last, and no search is needed. */
static const struct field *read_key(struct cursor *cursor, const struct schema *schema,
	size_t next)
{
	if (cursor_check_key(cursor))
		return NULL;
	const char *key = cursor_text(cursor);
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[(next + i) % schema->fields_n];
		if (str_equal(field->key, key))
			return field;
	}
	cursor_fail(cursor, err_set(cursor->err, ERR_MALFORMED, _("%s has no key \"%s\""),
		schema->name, key));
	return NULL;
}

static int check_required(struct cursor *cursor, const struct schema *schema,
	const size_t *lines, yaml_mark_t start)
{
	for (size_t i = 0; i < schema->fields_n; i++)
		if (schema->fields[i].flags & FIELD_REQUIRED && !lines[i])
			return cursor_fail_at(cursor, start,
				err_set(cursor->err, ERR_MALFORMED,
					_("%s without the required key \"%s\""), schema->name,
					schema->fields[i].key));
	return 0;
}

/* The current event is the beginning of the mapping. */
static int read_mapping(struct cursor *cursor, const struct schema *schema, void *record,
	int depth)
{
	if (check_depth(cursor, depth))
		return -1;
	struct arena_mark mark = arena_mark(&cursor->scratch);
	yaml_mark_t start = cursor->event.start_mark;
	size_t *lines = arena_array(&cursor->scratch, schema->fields_n, sizeof *lines);
	size_t next = 0;
	for (;;) {
		if (cursor_next(cursor))
			return -1;
		if (cursor_has(cursor, YAML_MAPPING_END_EVENT))
			break;
		const struct field *field = read_key(cursor, schema, next);
		if (!field)
			return -1;
		size_t index = (size_t)(field - schema->fields);
		if (lines[index])
			return duplicate_key(cursor, field->key, cursor->event.start_mark,
				lines[index]);
		lines[index] = cursor->event.start_mark.line + 1;
		if (cursor_next(cursor) || read_value(cursor, field, record, depth + 1))
			return -1;
		next = index + 1;
	}
	if (check_required(cursor, schema, lines, start))
		return -1;
	arena_reset(&cursor->scratch, mark);
	return 0;
}

/* The current event is the beginning of the document. */
static int read_document(struct cursor *cursor, const struct schema *schema, void *record)
{
	if (cursor_next(cursor))
		return -1;
	if (!cursor_has(cursor, YAML_MAPPING_START_EVENT))
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED,
				_("%s must be a mapping (lines of \"key: value\")"), schema->name));
	if (read_mapping(cursor, schema, record, 1))
		return -1;
	return cursor_next(cursor);
}

static int read_only_document(struct cursor *cursor, const struct schema *schema, void *record)
{
	if (read_document(cursor, schema, record) || cursor_next(cursor))
		return -1;
	if (!cursor_has(cursor, YAML_STREAM_END_EVENT))
		return cursor_fail(cursor,
			err_set(cursor->err, ERR_MALFORMED,
				_("a second record where one %s is expected"), schema->name));
	return 0;
}

int record_read_yaml(const struct schema *schema, void *record, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct err *err)
{
	struct cursor cursor = {.path = path, .arena = arena, .err = err};
	/* Read aside, so that a file that fails half way leaves the record untouched. */
	void *aside = arena_alloc(&cursor.scratch, schema->size);
	int status = cursor_open(&cursor, bytes, length, 1);
	if (!status)
		status = read_only_document(&cursor, schema, aside);
	if (!status)
		memcpy(record, aside, schema->size);
	cursor_close(&cursor);
	return status;
}

int record_read_yaml_stream(const struct schema *schema, const char *path, const char *bytes,
	size_t length, size_t line, struct arena *arena,
	int (*each)(void *context, void *record, size_t line, struct err *err), void *context,
	struct err *err)
{
	struct cursor cursor = {.path = path, .arena = arena, .err = err};
	int status = cursor_open(&cursor, bytes, length, line);
	while (!status && cursor_has(&cursor, YAML_DOCUMENT_START_EVENT)) {
		size_t begins = cursor.event.start_mark.line + 1;
		/* Nothing of ours is in the arena between two records: `each` may reset it. */
		void *record = arena_alloc(arena, schema->size);
		status = read_document(&cursor, schema, record);
		if (!status)
			status = each(context, record, begins, err);
		if (!status)
			status = cursor_next(&cursor);
	}
	cursor_close(&cursor);
	return status;
}
