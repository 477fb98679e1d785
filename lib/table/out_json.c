#include "table/row.h"

#include <jansson.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"

struct json_state {
	json_t *object; /* of the row being written */
	bool begun;     /* was a row written before? */
};

static json_t *object_of(const struct row_page *page, const struct schema *schema,
	const void *record);

static json_t *text_or_null(const char *text)
{
	return str_empty(text) ? json_null() : json_string(text);
}

/* NULL in place of a value that not everything went into. */
static json_t *if_whole(json_t *value, bool whole)
{
	if (whole)
		return value;
	json_decref(value);
	return NULL;
}

static json_t *array_of_words(const struct row_page *page, const struct field *field,
	const struct words *words)
{
	json_t *array = json_array();
	bool whole = true;

	for (size_t i = 0; i < words->n && whole; i++)
		whole = !json_array_append_new(array,
			json_string(row_mask(page, field, words->items[i])));
	return if_whole(array, whole);
}

static json_t *object_of_pairs(const struct row_page *page, const struct field *field,
	const struct pairs *pairs)
{
	json_t *object = json_object();
	bool whole = true;

	for (size_t i = 0; i < pairs->n && whole; i++)
		whole = !json_object_set_new(object, pairs->items[i].key,
			json_string(row_mask(page, field, pairs->items[i].value)));
	return if_whole(object, whole);
}

static json_t *array_of_list(const struct row_page *page, const struct schema *of,
	const struct list *list)
{
	json_t *array = json_array();
	bool whole = true;

	for (size_t i = 0; i < list->n && whole; i++)
		whole = !json_array_append_new(array,
			object_of(page, of, (const char *)list->items + i * of->size));
	return if_whole(array, whole);
}

/* The value of a field, whose text is `text`; NULL when that is no UTF-8. */
static json_t *value_of(const struct row_page *page, const struct field *field,
	const void *record, const char *text)
{
	const void *member = (const char *)record + field->offset;

	switch (field->type) {
	case FIELD_INT:
		return *text ? json_integer(row_number(field, record)) : json_null();
	case FIELD_FLAG:
		return json_boolean(row_number(field, record));
	case FIELD_WORDS:
		return array_of_words(page, field, member);
	case FIELD_PAIRS:
		return object_of_pairs(page, field, member);
	case FIELD_LIST:
		return array_of_list(page, field->of, member);
	default:
		return text_or_null(text);
	}
}

static json_t *object_of(const struct row_page *page, const struct schema *schema,
	const void *record)
{
	json_t *object = json_object();
	bool whole = true;

	for (size_t i = 0; i < schema->fields_n && whole; i++) {
		const struct field *field = field_at(schema, i);
		const char *text = row_text(page, false, field, record);
		whole = !json_object_set_new(object, field_shown(field),
			value_of(page, field, record, text));
	}
	return if_whole(object, whole);
}

static int begin_list(struct row_page *page, struct err *err)
{
	(void)err;
	page->state = arena_alloc(page->arena, sizeof(struct json_state));
	if (!page->single)
		fputc('[', page->stream);
	return 0;
}

static int add_cell(struct row_page *page, const struct row_cell *cell, struct err *err)
{
	struct json_state *state = page->state;

	if (!state->object)
		state->object = json_object();
	if (json_object_set_new(state->object, page->columns[cell->column].key,
		    value_of(page, cell->field, cell->record, cell->text)))
		return err_set(err, ERR_MALFORMED, _("column \"%s\" holds text that is not UTF-8"),
			page->columns[cell->column].key);
	return 0;
}

/* Rows are printed one by one, so that a long list needs no memory: as an array of one, which
 * gives the indent of an array of many, without its brackets "[\n" and "\n]". */
static int write_object(struct row_page *page, struct err *err)
{
	struct json_state *state = page->state;
	json_t *value = page->single ? json_incref(state->object)
				     : json_pack("[O]", state->object);
	char *text = value ? json_dumps(value, JSON_INDENT(2)) : NULL;

	json_decref(value);
	json_decref(state->object);
	state->object = NULL;
	if (!text)
		return err_set(err, ERR_SYSTEM, _("cannot build JSON"));
	if (page->single) {
		fputs(text, page->stream);
	} else {
		fputs(state->begun ? ",\n" : "\n", page->stream);
		fwrite(text + 2, 1, strlen(text) - 4, page->stream);
	}
	state->begun = true;
	free(text);
	return 0;
}

static int end_list(struct row_page *page, struct err *err)
{
	const struct json_state *state = page->state;

	(void)err;
	if (!page->single)
		fputs(state->begun ? "\n]" : "]", page->stream);
	fputc('\n', page->stream);
	return 0;
}

static void close_list(struct row_page *page)
{
	struct json_state *state = page->state;

	if (state)
		json_decref(state->object);
}

const struct row_writer out_json = {
	.begin = begin_list,
	.cell = add_cell,
	.line_end = write_object,
	.end = end_list,
	.close = close_list,
};
