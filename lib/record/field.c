#include "record/field.h"

#include <inttypes.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/bytes.h"
#include "value/date.h"
#include "value/moment.h"
#include "value/money.h"

const char *const field_type_words[] = {
	[FIELD_LINE] = "line",
	[FIELD_TEXT] = "text",
	[FIELD_ID] = "id",
	[FIELD_ENUM] = "choice",
	[FIELD_DATE] = "date",
	[FIELD_MOMENT] = "moment",
	[FIELD_INT] = "number",
	[FIELD_MONEY] = "money",
	[FIELD_FLAG] = "flag",
	[FIELD_WORDS] = "words",
	[FIELD_PAIRS] = "pairs",
	[FIELD_LIST] = "list",
};

const struct field *field_at(const struct schema *schema, size_t index)
{
	const struct field *field = &schema->fields[index];
	const struct schema *base = schema->base;
	static size_t added; /* rows in between, when this was asked last: mostly for the row before */
	if (field->key)
		return field;
	/* Asked for every field of every row of a list; what the base has taken over itself stands where its own has it. */
	for (size_t n = 0, i = index < added ? index : index - added; base && n < base->fields_n; n++, i--) {
		i = i < base->fields_n ? i : base->fields_n - 1;
		if (base->fields[i].offset == field->offset) {
			added = index - i;
			return field_at(base, i);
		}
	}
	bug("a row is taken over that the base schema has not");
}

/* Asked for every pair of every event: most keys differ in their first byte. */
const struct field *field_find(const struct schema *schema, const char *key)
{
	for (size_t i = 0; key && i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (!field->key)
			field = field_at(schema, i);
		if (*field->key == *key && strcmp(field->key, key) == 0)
			return field;
	}
	return NULL;
}

const char *field_shown(const struct field *field)
{
	return field->shown ? field->shown : field->key;
}

const struct field *field_find_shown(const struct schema *schema, const char *key)
{
	for (size_t i = 0; i < schema->fields_n; i++)
		if (str_equal(field_shown(field_at(schema, i)), key))
			return field_at(schema, i);
	return field_find(schema, key);
}

size_t field_size(const struct field *field)
{
	static const size_t sizes[] = {
		[FIELD_LINE] = sizeof(FIELD_TYPE_LINE),
		[FIELD_TEXT] = sizeof(FIELD_TYPE_TEXT),
		[FIELD_ID] = sizeof(FIELD_TYPE_ID),
		[FIELD_ENUM] = sizeof(FIELD_TYPE_ENUM),
		[FIELD_DATE] = sizeof(FIELD_TYPE_DATE),
		[FIELD_MOMENT] = sizeof(FIELD_TYPE_MOMENT),
		[FIELD_INT] = sizeof(FIELD_TYPE_INT),
		[FIELD_MONEY] = sizeof(FIELD_TYPE_MONEY),
		[FIELD_FLAG] = sizeof(FIELD_TYPE_FLAG),
		[FIELD_WORDS] = sizeof(FIELD_TYPE_WORDS),
		[FIELD_PAIRS] = sizeof(FIELD_TYPE_PAIRS),
		[FIELD_LIST] = sizeof(FIELD_TYPE_LIST),
	};
	if ((size_t)field->type >= sizeof sizes / sizeof *sizes)
		bug("a field of no type");
	return sizes[field->type];
}

static const void *member(const struct field *field, const void *record)
{
	return (const char *)record + field->offset;
}

static const char *member_text(const struct field *field, const void *record)
{
	const char *text = *(const char *const *)member(field, record);
	return text ? text : "";
}

static int member_int(const struct field *field, const void *record)
{
	return *(const int *)member(field, record);
}

static int64_t member_int64(const struct field *field, const void *record)
{
	return *(const int64_t *)member(field, record);
}

bool field_is_empty(const struct field *field, const void *record)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return !*member_text(field, record);
	case FIELD_ENUM:
	case FIELD_DATE:
		return member_int(field, record) == 0;
	case FIELD_MOMENT:
	case FIELD_INT:
	case FIELD_MONEY:
		return member_int64(field, record) == 0;
	case FIELD_FLAG:
		return !*(const bool *)member(field, record);
	case FIELD_WORDS:
		return ((const struct words *)member(field, record))->n == 0;
	case FIELD_PAIRS:
		return ((const struct pairs *)member(field, record))->n == 0;
	case FIELD_LIST:
		return ((const struct list *)member(field, record))->n == 0;
	}
	bug("a field of no type");
}

/* The name of an enum's value.  A first choice with a name of its own is a value like the others:
 * its name is given for zero too. */
static const char *enum_name(const struct field *field, const void *record)
{
	int value = member_int(field, record);
	for (int i = 0; value >= 0 && field->choices[i].name; i++)
		if (i == value)
			return field->choices[i].name;
	bug("an enum value without a name");
}

static const char *format_words(const struct words *words, struct arena *arena)
{
	struct str text = {0};
	for (size_t i = 0; i < words->n; i++) {
		if (i)
			str_add_char(&text, ',');
		str_add(&text, words->items[i]);
	}
	return str_keep(&text, arena);
}

static const char *format_pairs(const struct pairs *pairs, struct arena *arena)
{
	struct str text = {0};
	for (size_t i = 0; i < pairs->n; i++) {
		const struct pair *pair = &pairs->items[i];
		str_add_format(&text, "%s%s=%s", i ? "," : "", pair->key,
			pair->value ? pair->value : "");
	}
	return str_keep(&text, arena);
}

/* Is a number of nothing a number all the same? */
static bool zero_is_said(const struct field *field, const void *record)
{
	if (field->type != FIELD_INT)
		return false;
	return field->flags & FIELD_REQUIRED ||
	       (field->known_by && *(const int *)((const char *)record + field->known_by - 1) != 0);
}

const char *field_format(const struct field *field, const void *record, struct arena *arena)
{
	if (field->type == FIELD_ENUM)
		return enum_name(field, record);
	if (field_is_empty(field, record))
		return zero_is_said(field, record) ? "0" : "";
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return member_text(field, record);
	case FIELD_DATE:
		return date_format(member_int(field, record), arena_alloc(arena, DATE_TEXT_SIZE));
	case FIELD_MOMENT:
		return moment_format(member_int64(field, record),
			arena_alloc(arena, MOMENT_TEXT_SIZE));
	case FIELD_INT:
		return arena_printf(arena, "%" PRId64, member_int64(field, record));
	case FIELD_MONEY:
		return money_format(member_int64(field, record),
			arena_alloc(arena, MONEY_TEXT_SIZE));
	case FIELD_FLAG:
		return "true";
	case FIELD_WORDS:
		return format_words(member(field, record), arena);
	case FIELD_PAIRS:
		return format_pairs(member(field, record), arena);
	case FIELD_LIST:
		return arena_printf(arena, "%zu",
			((const struct list *)member(field, record))->n);
	default:
		bug("a field of no type");
	}
}

int field_check(const struct field *field, const char *text, struct err *err)
{
	if (field->type == FIELD_WORDS && !*text)
		return err_set(err, ERR_MALFORMED, _("an empty word in the list"));
	if (field->type == FIELD_WORDS && strchr(text, ','))
		return err_set(err, ERR_MALFORMED, _("\"%s\" has a comma"), text);
	if (field->type != FIELD_TEXT && strchr(text, '\n'))
		return err_set(err, ERR_MALFORMED, _("must be one line"));
	if (bytes_check_text(text, strlen(text), err))
		return -1;
	return field->check ? field->check(text, err) : 0;
}

static int parse_words(const struct field *field, struct words *words, const char *text,
	struct arena *arena, struct err *err)
{
	const char **items = NULL;
	size_t n = 0;
	size_t room = 0;
	for (const char *start = text;; start++) {
		size_t length = strcspn(start, ",");
		const char *word = arena_dup_n(arena, start, length);
		if (field_check(field, word, err))
			return -1;
		VEC_PUSH(arena, items, n, room) = word;
		start += length;
		if (!*start)
			break;
	}
	*words = (struct words){items, n};
	return 0;
}

const char *field_name_today(const struct field *field, const char *name)
{
	for (const struct renamed *one = field->renamed; one && one->was; one++)
		if (str_equal(one->was, name))
			return one->is;
	return name;
}

static int parse_enum(const struct field *field, int *value, const char *text, struct err *err)
{
	int found = choice_find(field->choices, field_name_today(field, text));
	if (found < 0) {
		if (choice_suggest(field->choices, text, ERR_MALFORMED, err) < 0)
			return -1;
		struct arena scratch = {0};
		err_set(err, ERR_MALFORMED, _("\"%s\" is not one of: %s"), text,
			choice_list(field->choices, &scratch));
		arena_clear(&scratch);
		return -1;
	}
	*value = found;
	return 0;
}

static int parse_flag(bool *value, const char *text, struct err *err)
{
	bool yes = str_equal(text, "true");
	if (!yes && !str_equal(text, "false"))
		return err_set(err, ERR_MALFORMED, _("\"%s\" is neither true nor false"), text);
	*value = yes;
	return 0;
}

static int parse_text(const struct field *field, const char **value, const char *text,
	struct arena *arena, struct err *err)
{
	if (field_check(field, text, err))
		return -1;
	*value = arena_dup(arena, text);
	return 0;
}

static void field_empty(const struct field *field, void *at)
{
	if (field->type == FIELD_PAIRS || field->type == FIELD_LIST)
		bug("a field that has no text form");
	memset(at, 0, field_size(field));
}

int field_parse(const struct field *field, void *record, const char *text, struct arena *arena,
	struct err *err)
{
	void *at = (char *)record + field->offset;
	if (!*text) {
		field_empty(field, at);
		return 0;
	}
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return parse_text(field, at, text, arena, err);
	case FIELD_ENUM:
		return parse_enum(field, at, text, err);
	case FIELD_DATE:
		return date_parse(text, at, err);
	case FIELD_MOMENT:
		return moment_parse(text, at, err);
	case FIELD_INT:
		return num_parse(text, INT64_MIN, INT64_MAX, at, err);
	case FIELD_MONEY:
		return money_parse(text, at, err);
	case FIELD_FLAG:
		return parse_flag(at, text, err);
	case FIELD_WORDS:
		return parse_words(field, at, text, arena, err);
	case FIELD_PAIRS:
	case FIELD_LIST:
		break;
	}
	bug("a field that has no text form");
}

static bool words_equal(const struct words *a, const struct words *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_equal(a->items[i], b->items[i]))
			return false;
	return true;
}

static bool pairs_equal(const struct pairs *a, const struct pairs *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_equal(a->items[i].key, b->items[i].key) ||
			!str_equal(a->items[i].value, b->items[i].value))
			return false;
	return true;
}

static bool lists_equal(const struct schema *schema, const struct list *a, const struct list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!record_equal(schema, (const char *)a->items + i * schema->size,
			    (const char *)b->items + i * schema->size))
			return false;
	return true;
}

bool field_equal(const struct field *field, const void *a, const void *b)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_ID:
		return str_equal(member_text(field, a), member_text(field, b));
	case FIELD_WORDS:
		return words_equal(member(field, a), member(field, b));
	case FIELD_PAIRS:
		return pairs_equal(member(field, a), member(field, b));
	case FIELD_LIST:
		return lists_equal(field->of, member(field, a), member(field, b));
	default:
		return memcmp(member(field, a), member(field, b), field_size(field)) == 0;
	}
}

bool record_equal(const struct schema *schema, const void *a, const void *b)
{
	for (size_t i = 0; i < schema->fields_n; i++)
		if (!field_equal(field_at(schema, i), a, b))
			return false;
	return true;
}
