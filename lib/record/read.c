#include "record/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/bytes.h"
#include "record/reader.h"

static int check_depth(struct reader *reader, int depth)
{
	if (depth <= RECORD_DEPTH)
		return 0;
	return reader_fail(reader,
		err_set(reader->err, ERR_MALFORMED, _("nested deeper than %d"), RECORD_DEPTH));
}

/* A collection may be left empty by writing nothing; *empty tells so.  Otherwise the event must be
 * of `type`. */
static int begin_collection(struct reader *reader, const struct field *field,
	yaml_event_type_t type, int depth, bool *empty)
{
	*empty = reader_has_nothing(reader);
	if (*empty && field->flags & FIELD_REQUIRED)
		return reader_fail(reader, err_set(reader->err, ERR_MALFORMED,
			_("%s: is required and must not be empty"), field->key));
	if (*empty)
		return 0;
	if (!reader_has(reader, type))
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED,
				type == YAML_SEQUENCE_START_EVENT
					? _("%s: must be a list (lines that begin with \"- \")")
					: _("%s: must be a mapping (lines of \"key: value\")"),
				field->key));
	return check_depth(reader, depth);
}

static int read_scalar(struct reader *reader, const struct field *field, void *record)
{
	if (reader_check_scalar(reader, field->key))
		return -1;
	const char *text = reader_text(reader);
	if (!*text && field->flags & FIELD_REQUIRED)
		return reader_fail(reader, err_set(reader->err, ERR_MALFORMED,
			_("%s: is required and must not be empty"), field->key));
	if (field_parse(field, record, text, reader->arena, reader->err))
		return reader_fail(reader, err_prefix(reader->err, "%s", field->key));
	return 0;
}

static int read_words(struct reader *reader, const struct field *field, struct words *words,
	int depth)
{
	bool empty;
	if (begin_collection(reader, field, YAML_SEQUENCE_START_EVENT, depth, &empty))
		return -1;
	if (empty)
		return 0;
	struct arena_mark mark = arena_mark(&reader->scratch);
	const char **items = NULL;
	size_t n = 0;
	size_t room = 0;
	for (;;) {
		if (reader_next(reader))
			return -1;
		if (reader_has(reader, YAML_SEQUENCE_END_EVENT))
			break;
		if (reader_check_scalar(reader, field->key))
			return -1;
		if (field_check(field, reader_text(reader), reader->err))
			return reader_fail(reader, err_prefix(reader->err, "%s", field->key));
		VEC_PUSH(&reader->scratch, items, n, room) =
			arena_dup(reader->arena, reader_text(reader));
	}
	if (n) {
		words->items = arena_array(reader->arena, n, sizeof *items);
		memcpy(words->items, items, n * sizeof *items);
	}
	words->n = n;
	arena_reset(&reader->scratch, mark);
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

static int duplicate_key(struct reader *reader, const char *key, yaml_mark_t mark, size_t first)
{
	return reader_fail_at(reader, mark,
		err_set(reader->err, ERR_MALFORMED,
			_("key \"%s\" stands twice, first in line %zu"), key, first));
}

/* Sorted, because comparing each with each would let a hostile file cost minutes.  The duplicate
 * that comes first in the file is the one reported. */
static int check_unique(struct reader *reader, struct seen_key *seen, size_t n)
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
	return duplicate_key(reader, found->key, found->mark, found[-1].mark.line + 1);
}

static int read_pair(struct reader *reader, struct pair *pair)
{
	if (reader_check_key(reader))
		return -1;
	pair->key = arena_dup(reader->arena, reader_text(reader));
	if (reader_next(reader) || reader_check_scalar(reader, pair->key))
		return -1;
	const char *text = reader_text(reader);
	if (bytes_check_text(text, reader->event.data.scalar.length, reader->err))
		return reader_fail(reader, err_prefix(reader->err, "%s", pair->key));
	pair->value = arena_dup(reader->arena, text);
	return 0;
}

static int read_pairs(struct reader *reader, const struct field *field, struct pairs *pairs,
	int depth)
{
	bool empty;
	if (begin_collection(reader, field, YAML_MAPPING_START_EVENT, depth, &empty))
		return -1;
	if (empty)
		return 0;
	struct arena_mark mark = arena_mark(&reader->scratch);
	struct pair *items = NULL;
	struct seen_key *seen = NULL;
	size_t n = 0;
	size_t seen_n = 0;
	size_t room = 0;
	size_t seen_room = 0;
	for (;;) {
		if (reader_next(reader))
			return -1;
		if (reader_has(reader, YAML_MAPPING_END_EVENT))
			break;
		yaml_mark_t place = reader->event.start_mark;
		struct pair pair;
		if (read_pair(reader, &pair))
			return -1;
		VEC_PUSH(&reader->scratch, items, n, room) = pair;
		VEC_PUSH(&reader->scratch, seen, seen_n, seen_room) =
			(struct seen_key){pair.key, place};
	}
	if (check_unique(reader, seen, seen_n))
		return -1;
	if (n) {
		pairs->items = arena_array(reader->arena, n, sizeof *items);
		memcpy(pairs->items, items, n * sizeof *items);
	}
	pairs->n = n;
	arena_reset(&reader->scratch, mark);
	return 0;
}

static int read_mapping(struct reader *reader, const struct schema *schema, void *record,
	int depth);

static int read_list(struct reader *reader, const struct field *field, struct list *list,
	int depth)
{
	bool empty;
	if (begin_collection(reader, field, YAML_SEQUENCE_START_EVENT, depth, &empty))
		return -1;
	if (empty)
		return 0;
	struct arena_mark mark = arena_mark(&reader->scratch);
	char *items = NULL;
	size_t size = field->of->size;
	size_t n = 0;
	size_t room = 0;
	for (;;) {
		if (reader_next(reader))
			return -1;
		if (reader_has(reader, YAML_SEQUENCE_END_EVENT))
			break;
		if (!reader_has(reader, YAML_MAPPING_START_EVENT))
			return reader_fail(reader,
				err_set(reader->err, ERR_MALFORMED,
					_("%s: an item must be a mapping (\"key: value\")"),
					field->key));
		items = vec_grow(&reader->scratch, items, n, &room, size);
		memset(items + n * size, 0, size);
		if (read_mapping(reader, field->of, items + n * size, depth + 1))
			return -1;
		n++;
	}
	if (n) {
		list->items = arena_array(reader->arena, n, size);
		memcpy(list->items, items, n * size);
	}
	list->n = n;
	arena_reset(&reader->scratch, mark);
	return 0;
}

static int read_value(struct reader *reader, const struct field *field, void *record, int depth)
{
	void *at = (char *)record + field->offset;
	switch (field->type) {
	case FIELD_WORDS:
		return read_words(reader, field, at, depth);
	case FIELD_PAIRS:
		return read_pairs(reader, field, at, depth);
	case FIELD_LIST:
		return read_list(reader, field, at, depth);
	default:
		return read_scalar(reader, field, record);
	}
}

/* The field whose key the event is; NULL with the err filled.  `next` is the index to try first: in
 * a canonical file every key is the one after the last, and no search is needed. */
static const struct field *read_key(struct reader *reader, const struct schema *schema,
	size_t next)
{
	if (reader_check_key(reader))
		return NULL;
	const char *key = reader_text(reader);
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[(next + i) % schema->fields_n];
		if (str_equal(field->key, key))
			return field;
	}
	reader_fail(reader, err_set(reader->err, ERR_MALFORMED, _("%s has no key \"%s\""),
		schema->name, key));
	return NULL;
}

static int check_required(struct reader *reader, const struct schema *schema,
	const size_t *lines, yaml_mark_t start)
{
	for (size_t i = 0; i < schema->fields_n; i++)
		if (schema->fields[i].flags & FIELD_REQUIRED && !lines[i])
			return reader_fail_at(reader, start,
				err_set(reader->err, ERR_MALFORMED,
					_("%s without the required key \"%s\""), schema->name,
					schema->fields[i].key));
	return 0;
}

/* The current event is the beginning of the mapping. */
static int read_mapping(struct reader *reader, const struct schema *schema, void *record,
	int depth)
{
	if (check_depth(reader, depth))
		return -1;
	struct arena_mark mark = arena_mark(&reader->scratch);
	yaml_mark_t start = reader->event.start_mark;
	size_t *lines = arena_array(&reader->scratch, schema->fields_n, sizeof *lines);
	size_t next = 0;
	for (;;) {
		if (reader_next(reader))
			return -1;
		if (reader_has(reader, YAML_MAPPING_END_EVENT))
			break;
		const struct field *field = read_key(reader, schema, next);
		if (!field)
			return -1;
		size_t index = (size_t)(field - schema->fields);
		if (lines[index])
			return duplicate_key(reader, field->key, reader->event.start_mark,
				lines[index]);
		lines[index] = reader->event.start_mark.line + 1;
		if (reader_next(reader) || read_value(reader, field, record, depth + 1))
			return -1;
		next = index + 1;
	}
	if (check_required(reader, schema, lines, start))
		return -1;
	arena_reset(&reader->scratch, mark);
	return 0;
}

/* The current event is the beginning of the document. */
static int read_document(struct reader *reader, const struct schema *schema, void *record)
{
	if (reader_next(reader))
		return -1;
	if (!reader_has(reader, YAML_MAPPING_START_EVENT))
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED,
				_("%s must be a mapping (lines of \"key: value\")"), schema->name));
	if (read_mapping(reader, schema, record, 1))
		return -1;
	return reader_next(reader);
}

static int read_only_document(struct reader *reader, const struct schema *schema, void *record)
{
	if (read_document(reader, schema, record) || reader_next(reader))
		return -1;
	if (!reader_has(reader, YAML_STREAM_END_EVENT))
		return reader_fail(reader,
			err_set(reader->err, ERR_MALFORMED,
				_("a second document where one %s is expected"), schema->name));
	return 0;
}

int record_read(const struct schema *schema, void *record, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct err *err)
{
	struct reader reader = {.path = path, .arena = arena, .err = err};
	/* Read aside, so that a file that fails half way leaves the record untouched. */
	void *aside = arena_alloc(&reader.scratch, schema->size);
	int status = reader_open(&reader, bytes, length, RECORD_FILE_BYTES);
	if (!status)
		status = read_only_document(&reader, schema, aside);
	if (!status)
		memcpy(record, aside, schema->size);
	reader_close(&reader);
	return status;
}

int record_read_stream(const struct schema *schema, const char *path, const char *bytes,
	size_t length, struct arena *arena,
	int (*each)(void *context, void *record, size_t line, struct err *err), void *context,
	struct err *err)
{
	struct reader reader = {.path = path, .arena = arena, .err = err};
	int status = reader_open(&reader, bytes, length, RECORD_VOLUME_BYTES);
	while (!status && reader_has(&reader, YAML_DOCUMENT_START_EVENT)) {
		size_t line = reader.event.start_mark.line + 1;
		/* Nothing of ours is in the arena between two records: `each` may reset it. */
		void *record = arena_alloc(arena, schema->size);
		status = read_document(&reader, schema, record);
		if (!status)
			status = each(context, record, line, err);
		if (!status)
			status = reader_next(&reader);
	}
	reader_close(&reader);
	return status;
}
