#include "table/pick.h"

#include <string.h>

#include "base/message.h"
#include "base/speech.h"
#include "base/nearest.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

/* The next item of a list joined by ",", without the spaces around it; NULL after the last. */
static const char *next_item(const char **list, struct arena *arena)
{
	if (!*list)
		return NULL;
	const char *start = *list + strspn(*list, " ");
	size_t length = strcspn(start, ",");
	*list = start[length] ? start + length + 1 : NULL;
	while (length && start[length - 1] == ' ')
		length--;
	return arena_dup_n(arena, start, length);
}

/* The column that somebody had in mind: the nearest, else one whose beginning is the nearest, as
 * `received` is of received_at; NULL: there is none. */
static const char *guess_column(const struct row_page *page, const char *key)
{
	const struct schema *schema = page->schema;
	struct nearest whole = {.word = key};
	struct nearest part = {.word = key};
	const char *of_part = NULL;

	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = field_at(schema, i);
		const char *column = field_shown(field);
		const char *before = part.found;
		if (field->shown)
			nearest_offer(&whole, field->key);
		nearest_offer(&whole, column);
		nearest_offer(&part, arena_dup_n(page->arena, column, strcspn(column, "_")));
		if (part.found != before)
			of_part = column;
	}
	return whole.found ? whole.found : of_part;
}

static int unknown_column(const struct row_page *page, const char *key, struct err *err)
{
	struct str keys = {0};
	const char *meant = guess_column(page, key);

	if (meant)
		return err_set(err, ERR_USAGE, _("unknown column \"%s\"; did you mean \"%s\"?"),
			utf8_printable(key, false, page->arena), meant);
	for (size_t i = 0; i < page->schema->fields_n; i++) {
		str_add(&keys, i ? ", " : "");
		str_add(&keys, field_shown(field_at(page->schema, i)));
	}
	int rc = err_set(err, ERR_USAGE, _("unknown column \"%s\"; there are: %s"),
		utf8_printable(key, false, page->arena), str_text(&keys));
	str_close(&keys);
	return rc;
}

static int add_column(struct row_page *page, const struct field *field, const char *key, size_t *room,
	struct err *err)
{
	/* JSON cannot say a key twice, and a column twice says nothing more. */
	for (size_t i = 0; i < page->columns_n; i++)
		if (page->columns[i].field == field)
			return err_set(err, ERR_USAGE, _("column \"%s\" appears twice"),
				key);
	VEC_PUSH(page->arena, page->columns, page->columns_n, *room) =
		(struct row_column){.field = field, .key = key};
	return 0;
}

static int choose(struct row_page *page, const char *columns, struct err *err)
{
	const struct schema *schema = page->schema;
	size_t room = 0;

	if (str_equal(columns, "all")) {
		for (size_t i = 0; i < schema->fields_n; i++)
			if (add_column(page, field_at(schema, i), field_shown(field_at(schema, i)), &room, err))
				return -1;
		return 0;
	}
	const char *key;
	while ((key = next_item(&columns, page->arena))) {
		const struct field *field = field_find_shown(schema, key);
		if (!field)
			return unknown_column(page, key, err);
		if (add_column(page, field, key, &room, err))
			return -1;
	}
	return 0;
}

/* Titles that were asked for, and those of a paper, are Chinese in any language. */
static void add_headings(struct row_page *page)
{
	const struct out *out = page->out;
	const bool paper = out_order_is_paper(out) && out->titles == OUT_TITLES_AUTO;
	const bool chinese = paper || out->titles == OUT_TITLES_ZH;
	const bool titles = chinese || (out_order_is_for_people(out) && out->titles == OUT_TITLES_AUTO);
	const char *before = chinese ? speech_in(SPEECH_PAPERS, page->arena) : NULL;

	for (size_t i = 0; i < page->columns_n; i++) {
		const struct field *field = page->columns[i].field;
		page->columns[i].heading = titles ? row_title(field->title, field->key) : page->columns[i].key;
	}
	if (chinese)
		speech_in(before, page->arena);
}

int pick_columns(struct row_page *page, const char *columns, struct err *err)
{
	if (choose(page, columns, err))
		return -1;
	add_headings(page);
	return 0;
}

static int compare_counts(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_words(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		int order = compare_text(a->items[i], b->items[i]);
		if (order)
			return order;
	}
	return compare_counts(a->n, b->n);
}

static int compare_pairs(const struct pairs *a, const struct pairs *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		int order = compare_text(a->items[i].key, b->items[i].key);
		if (!order)
			order = compare_text(a->items[i].value, b->items[i].value);
		if (order)
			return order;
	}
	return compare_counts(a->n, b->n);
}

int pick_compare(const struct field *field, const void *a, const void *b)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return compare_text(*(const char *const *)a, *(const char *const *)b);
	case FIELD_WORDS:
		return compare_words(a, b);
	case FIELD_PAIRS:
		return compare_pairs(a, b);
	default:
		break;
	}
	int64_t m = row_number_of(field, a);
	int64_t n = row_number_of(field, b);
	return (m > n) - (m < n);
}

/* A row, and the place it came in. */
struct sort_row {
	const void *row;
	size_t place;
};

static int compare_rows(const void *a, const void *b, void *context)
{
	const struct sort_row *x = a;
	const struct sort_row *y = b;
	const struct pick_keys *keys = context;

	for (size_t i = 0; i < keys->n; i++) {
		const struct field *field = keys->items[i].field;
		int found = pick_compare(field, (const char *)x->row + field->offset,
			(const char *)y->row + field->offset);
		if (found)
			return keys->items[i].down ? -found : found;
	}
	return compare_counts(x->place, y->place);
}

static void sort_rows(struct row_page *page, struct pick_keys *keys)
{
	struct sort_row *sorted = arena_array(page->arena, page->rows_n, sizeof *sorted);

	for (size_t i = 0; i < page->rows_n; i++)
		sorted[i] = (struct sort_row){page->rows[i], i};
	qsort_r(sorted, page->rows_n, sizeof *sorted, compare_rows, keys);
	for (size_t i = 0; i < page->rows_n; i++)
		page->rows[i] = sorted[i].row;
}

int pick_keys(const struct row_page *page, const char *sort, struct pick_keys *keys, struct err *err)
{
	size_t room = 0;
	const char *key;
	*keys = (struct pick_keys){0};

	while ((key = next_item(&sort, page->arena))) {
		bool down = *key == '-';
		const struct field *field = field_find_shown(page->schema, key + down);
		if (!field)
			return unknown_column(page, key + down, err);
		VEC_PUSH(page->arena, keys->items, keys->n, room) = (struct pick_key){field, down};
	}
	return 0;
}

int pick_order(struct row_page *page, const char *sort, struct err *err)
{
	struct pick_keys keys;

	if (pick_keys(page, sort, &keys, err))
		return -1;
	if (keys.n && page->rows_n > 1)
		sort_rows(page, &keys);
	return 0;
}
