#include "record/canonical.h"

#include <string.h>

#include "base/vec.h"
#include "record/bytes.h"

/* Every function that reads returns false at the first byte it does not expect, and leaves `at`
 * wherever that was: the one who asked for the document puts it back.  The bytes end in a newline, so
 * a search for one finds it, and nobody reads beyond `end` who stops at a newline. */

enum {
	/* Keys are compared each with each: with more than these, libyaml's reader sorts them. */
	CANONICAL_PAIRS = 64
};

/* Go to the next "- " of a list whose dashes stand so. */
static bool take_dash(struct canonical *in, size_t indent)
{
	if (!canonical_is_indented(in, indent) || (size_t)(in->end - in->at) < indent + 2 ||
		in->at[indent] != '-' || in->at[indent + 1] != ' ')
		return false;
	in->at += indent + 2;
	return true;
}

/* Go to the next key of a mapping whose keys stand so.  What begins otherwise than a key (deeper, with
 * a dash, not at all) belongs to another mapping, or is not expected by anybody. */
static bool take_indent(struct canonical *in, size_t indent)
{
	if (!canonical_is_indented(in, indent))
		return false;
	char first = in->at[indent];
	if (first == ' ' || first == '-' || first == '\n')
		return false;
	in->at += indent;
	return true;
}

/* A quoted text, or a literal block of lines that are indented so, and the end of the line. */
static bool read_text(struct canonical *in, size_t indent)
{
	return *in->at == '|' ? canonical_text_literal(in, indent) : canonical_text_quoted(in) && canonical_take_newline(in);
}

/* A whole number or a word that stands without quotes. */
static bool read_plain(struct canonical *in, const struct field *field)
{
	const char *from = in->at;
	str_clear(&in->text);
	if (field->type == FIELD_FLAG) {
		if (!CANONICAL_TAKE(in, "true") && !CANONICAL_TAKE(in, "false"))
			return false;
	} else {
		CANONICAL_TAKE(in, "-");
		if (*in->at < '0' || *in->at > '9')
			return false;
		while (*in->at >= '0' && *in->at <= '9')
			in->at++;
	}
	str_add_n(&in->text, from, (size_t)(in->at - from));
	return canonical_text_say(in) && canonical_take_newline(in);
}

/* The text of a field that is one; its characters were looked at with all bytes of the file. */
static bool keep_text(struct canonical *in, const struct field *field, void *record)
{
	struct err unsaid;
	const char *text = in->said_n ? canonical_text_keep(in) : NULL;
	*(const char **)(void *)((char *)record + field->offset) = text;
	return !text || !field->check || field->check(text, &unsaid) == 0;
}

static bool read_scalar(struct canonical *in, const struct field *field, void *record, size_t indent)
{
	struct err unsaid;
	bool read;
	if (!CANONICAL_TAKE(in, " "))
		return false;
	if (field->type == FIELD_INT || field->type == FIELD_FLAG)
		read = read_plain(in, field);
	else if (field->type == FIELD_TEXT)
		read = read_text(in, indent + 2);
	else
		read = canonical_text_quoted(in) && canonical_take_newline(in);
	if (!read || (!in->said_n && field->flags & FIELD_REQUIRED))
		return false;
	if (field->type == FIELD_LINE || field->type == FIELD_TEXT || field->type == FIELD_ID)
		return keep_text(in, field, record);
	return field_parse(field, record, canonical_text_of(in), in->arena, &unsaid) == 0;
}

static bool read_words(struct canonical *in, const struct field *field, struct words *words,
	size_t indent)
{
	struct arena_mark mark = arena_mark(&in->scratch);
	const char **items = NULL;
	size_t n = 0;
	size_t room = 0;
	struct err unsaid;
	while (take_dash(in, indent)) {
		if (!canonical_text_quoted(in) || !canonical_take_newline(in) || field_check(field, canonical_text_of(in), &unsaid))
			return false;
		VEC_PUSH(&in->scratch, items, n, room) = canonical_text_keep(in);
	}
	if (!n)
		return false;
	words->items = arena_array(in->arena, n, sizeof *items);
	memcpy(words->items, items, n * sizeof *items);
	words->n = n;
	arena_reset(&in->scratch, mark);
	return true;
}

/* A key that comes from data, with its ": ". */
static bool read_pair_key(struct canonical *in)
{
	const char *from = in->at;
	if (*from == '"')
		return canonical_text_quoted(in) && CANONICAL_TAKE(in, ": ");
	if (*from < 'a' || *from > 'z')
		return false;
	while ((*in->at >= 'a' && *in->at <= 'z') || (*in->at >= '0' && *in->at <= '9') ||
		*in->at == '_' || *in->at == '-')
		in->at++;
	in->said = from;
	in->said_n = (size_t)(in->at - from);
	return CANONICAL_TAKE(in, ": ");
}

static bool read_pair(struct canonical *in, struct pair *pairs, size_t n, size_t indent)
{
	struct pair *pair = &pairs[n];
	if (!read_pair_key(in) || !in->said_n || in->said_n > RECORD_KEY_BYTES)
		return false;
	pair->key = canonical_text_keep(in);
	for (size_t i = 0; i < n; i++)
		if (*pairs[i].key == *pair->key && str_equal(pairs[i].key, pair->key))
			return false;
	if (!read_text(in, indent + 2))
		return false;
	pair->value = canonical_text_keep(in);
	return true;
}

static bool read_pairs(struct canonical *in, struct pairs *pairs, size_t indent)
{
	struct pair items[CANONICAL_PAIRS];
	size_t n = 0;
	while (take_indent(in, indent)) {
		if (n == CANONICAL_PAIRS || !read_pair(in, items, n, indent))
			return false;
		n++;
	}
	if (!n)
		return false;
	pairs->items = arena_array(in->arena, n, sizeof *items);
	memcpy(pairs->items, items, n * sizeof *items);
	pairs->n = n;
	return true;
}

static bool read_mapping(struct canonical *in, const struct schema *schema, void *record,
	size_t indent, int depth);

static bool read_list(struct canonical *in, const struct field *field, struct list *list,
	size_t indent, int depth)
{
	struct arena_mark mark = arena_mark(&in->scratch);
	char *items = NULL;
	size_t size = field->of->size;
	size_t n = 0;
	size_t room = 0;
	while (take_dash(in, indent)) {
		items = vec_grow(&in->scratch, items, n, &room, size);
		if (!read_mapping(in, field->of, items + n * size, indent + 2, depth + 1))
			return false;
		n++;
	}
	if (!n)
		return false;
	list->items = arena_array(in->arena, n, size);
	memcpy(list->items, items, n * size);
	list->n = n;
	arena_reset(&in->scratch, mark);
	return true;
}

/* What stands behind "key:" and on the lines that belong to it. */
static bool read_value(struct canonical *in, const struct field *field, void *record, size_t indent,
	int depth)
{
	void *at = (char *)record + field->offset;
	bool pairs = field->type == FIELD_PAIRS;
	if (!pairs && field->type != FIELD_WORDS && field->type != FIELD_LIST)
		return read_scalar(in, field, record, indent);
	if (depth > RECORD_DEPTH)
		return false;
	if (pairs ? CANONICAL_TAKE(in, " {}") : CANONICAL_TAKE(in, " []"))
		return canonical_take_newline(in);
	if (!canonical_take_newline(in))
		return false;
	if (pairs)
		return read_pairs(in, at, indent + 2);
	if (field->type == FIELD_WORDS)
		return read_words(in, field, at, indent);
	return read_list(in, field, at, indent, depth);
}

/* The first of the fields from `next` on whose key is `key` (NULL: none is), which none must be
 * required before: the keys stand in the order of the table. */
static bool find_field(const struct schema *schema, const char *key, size_t length, size_t *next)
{
	for (; *next < schema->fields_n; ++*next) {
		const struct field *field = &schema->fields[*next];
		if (key && *field->key == *key && strncmp(field->key, key, length) == 0 &&
			!field->key[length])
			return true;
		if (field->flags & FIELD_REQUIRED)
			return false;
	}
	return !key;
}

/* The first key stands where we are, the others on lines of their own. */
static bool read_mapping(struct canonical *in, const struct schema *schema, void *record,
	size_t indent, int depth)
{
	size_t next = 0;
	if (depth > RECORD_DEPTH)
		return false;
	if (CANONICAL_TAKE(in, "{}"))
		return canonical_take_newline(in) && find_field(schema, NULL, 0, &next);
	do {
		const char *key = in->at;
		while (*in->at != ':' && *in->at != '\n')
			in->at++;
		if (!find_field(schema, key, (size_t)(in->at - key), &next) || !CANONICAL_TAKE(in, ":"))
			return false;
		if (!read_value(in, &schema->fields[next++], record, indent, depth + 1))
			return false;
	} while (take_indent(in, indent));
	return find_field(schema, NULL, 0, &next);
}

static bool read_document(struct canonical *in, const struct schema *schema, void *record)
{
	if (CANONICAL_TAKE(in, "---") && !canonical_take_newline(in))
		return false;
	return in->at < in->end && read_mapping(in, schema, record, 0, 1) &&
	       (in->at == in->end || (in->end - in->at >= 4 && memcmp(in->at, "---\n", 4) == 0));
}

bool canonical_read(struct canonical *in, const struct schema *schema, void *record)
{
	const char *at = in->at;
	size_t line = in->line;
	struct arena_mark mark = arena_mark(in->arena);
	struct arena_mark scratch = arena_mark(&in->scratch);
	bool taken = read_document(in, schema, record);
	if (!taken) {
		in->at = at;
		in->line = line;
		arena_reset(in->arena, mark);
	}
	arena_reset(&in->scratch, scratch);
	return taken;
}

void canonical_open(struct canonical *in, const char *bytes, size_t length, struct arena *arena)
{
	*in = (struct canonical){.at = bytes, .end = bytes + length, .line = 1, .arena = arena};
}

void canonical_close(struct canonical *in)
{
	str_close(&in->text);
	arena_clear(&in->scratch);
}
