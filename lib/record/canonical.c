#include "record/canonical.h"

#include <stdint.h>
#include <string.h>

#include "base/vec.h"
#include "base/word.h"
#include "record/bytes.h"

/* Every function that reads returns false at the first byte it does not expect, and leaves `at`
 * wherever that was: the one who asked for the document puts it back.  The bytes end in a newline, so
 * a search for one finds it, and nobody reads beyond `end` who stops at a newline. */

enum {
	/* Keys are compared each with each: with more than these, libyaml's reader sorts them. */
	CANONICAL_PAIRS = 64
};

/* Go over these bytes, if they are the next ones. */
static bool take(struct canonical *in, const char *bytes, size_t length)
{
	if ((size_t)(in->end - in->at) < length || memcmp(in->at, bytes, length) != 0)
		return false;
	in->at += length;
	return true;
}

#define TAKE(in, literal) take((in), (literal), sizeof(literal) - 1)

static bool take_newline(struct canonical *in)
{
	if (*in->at != '\n')
		return false;
	in->at++;
	in->line++;
	return true;
}

/* Is the next line indented so, at least?  Of one that ends before that, no. */
static bool is_indented(const struct canonical *in, size_t indent)
{
	if ((size_t)(in->end - in->at) <= indent)
		return false;
	for (size_t i = 0; i < indent; i++)
		if (in->at[i] != ' ')
			return false;
	return true;
}

/* Go to the next "- " of a list whose dashes stand so. */
static bool take_dash(struct canonical *in, size_t indent)
{
	if (!is_indented(in, indent) || (size_t)(in->end - in->at) < indent + 2 ||
		in->at[indent] != '-' || in->at[indent + 1] != ' ')
		return false;
	in->at += indent + 2;
	return true;
}

/* Go to the next key of a mapping whose keys stand so.  What begins otherwise than a key (deeper, with
 * a dash, not at all) belongs to another mapping, or is not expected by anybody. */
static bool take_indent(struct canonical *in, size_t indent)
{
	if (!is_indented(in, indent))
		return false;
	char first = in->at[indent];
	if (first == ' ' || first == '-' || first == '\n')
		return false;
	in->at += indent;
	return true;
}

/* From here to the next '"', '\\', newline or tab; of what is below a newline there are only tabs. */
static const char *find_end(const char *at, const char *end)
{
	size_t n = WORD_BYTES;
	while (n == WORD_BYTES && end - at >= WORD_BYTES) {
		const uint64_t word = word_of(at);
		n = word_first(word_below(word, '\n' + 1) | word_equals(word, '"') | word_equals(word, '\\'));
		at += n;
	}
	while (*at != '"' && *at != '\\' && *at != '\n' && *at != '\t')
		at++;
	return at;
}

/* "..." with the quotes, in->text becoming what it says. */
static bool read_quoted(struct canonical *in)
{
	str_clear(&in->text);
	if (!TAKE(in, "\""))
		return false;
	for (;;) {
		const char *from = in->at;
		in->at = find_end(from, in->end);
		str_add_n(&in->text, from, (size_t)(in->at - from));
		if (TAKE(in, "\""))
			return in->text.length <= RECORD_SCALAR_BYTES;
		if (*in->at++ != '\\')
			return false;
		if (*in->at != '"' && *in->at != '\\' && *in->at != 't')
			return false;
		str_add_char(&in->text, *in->at == 't' ? '\t' : *in->at);
		in->at++;
	}
}

/* The lines of a literal block, each with its newline; *empty counts those at the end that are "". */
static bool read_lines(struct canonical *in, size_t indent, size_t *empty)
{
	*empty = 0;
	while (in->at < in->end) {
		if (*in->at == '\n') {
			++*empty;
			str_add_char(&in->text, '\n');
			take_newline(in);
			continue;
		}
		if (!is_indented(in, indent))
			break;
		const char *from = in->at + indent;
		const char *newline = memchr(from, '\n', (size_t)(in->end - from));
		if (newline == from) /* blanks that say nothing */
			return false;
		*empty = 0;
		str_add_n(&in->text, from, (size_t)(newline + 1 - from));
		in->at = newline;
		take_newline(in);
	}
	return in->text.length > 0;
}

/* A literal block with its header, whose lines are indented so; in->text becomes what it says. */
static bool read_literal(struct canonical *in, size_t indent)
{
	str_clear(&in->text);
	if (!TAKE(in, "|"))
		return false;
	bool told = TAKE(in, "2");
	bool strip = TAKE(in, "-");
	bool keep = !strip && TAKE(in, "+");
	size_t empty;
	if (!take_newline(in))
		return false;
	/* Where the header does not tell it, the indentation is that of the first line. */
	if (!told && (!is_indented(in, indent) || strchr(" \t\n", in->at[indent])))
		return false;
	if (!read_lines(in, indent, &empty) || (empty && !keep))
		return false;
	if (strip)
		in->text.text[--in->text.length] = '\0';
	return in->text.length <= RECORD_SCALAR_BYTES;
}

/* A quoted text, or a literal block of lines that are indented so, and the end of the line. */
static bool read_text(struct canonical *in, size_t indent)
{
	return *in->at == '|' ? read_literal(in, indent) : read_quoted(in) && take_newline(in);
}

/* A whole number or a word that stands without quotes. */
static bool read_plain(struct canonical *in, const struct field *field)
{
	const char *from = in->at;
	str_clear(&in->text);
	if (field->type == FIELD_FLAG) {
		if (!TAKE(in, "true") && !TAKE(in, "false"))
			return false;
	} else {
		TAKE(in, "-");
		if (*in->at < '0' || *in->at > '9')
			return false;
		while (*in->at >= '0' && *in->at <= '9')
			in->at++;
	}
	str_add_n(&in->text, from, (size_t)(in->at - from));
	return in->text.length <= RECORD_SCALAR_BYTES && take_newline(in);
}

/* The text of a field that is one; its characters were looked at with all bytes of the file. */
static bool keep_text(struct canonical *in, const struct field *field, void *record)
{
	const char *text = str_text(&in->text);
	struct err unsaid;
	if (*text && field->check && field->check(text, &unsaid))
		return false;
	*(const char **)(void *)((char *)record + field->offset) =
		*text ? arena_dup_n(in->arena, text, in->text.length) : NULL;
	return true;
}

static bool read_scalar(struct canonical *in, const struct field *field, void *record, size_t indent)
{
	struct err unsaid;
	bool read;
	if (!TAKE(in, " "))
		return false;
	if (field->type == FIELD_INT || field->type == FIELD_FLAG)
		read = read_plain(in, field);
	else if (field->type == FIELD_TEXT)
		read = read_text(in, indent + 2);
	else
		read = read_quoted(in) && take_newline(in);
	if (!read || (!in->text.length && field->flags & FIELD_REQUIRED))
		return false;
	if (field->type == FIELD_LINE || field->type == FIELD_TEXT || field->type == FIELD_ID)
		return keep_text(in, field, record);
	return field_parse(field, record, str_text(&in->text), in->arena, &unsaid) == 0;
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
		if (!read_quoted(in) || !take_newline(in) ||
			field_check(field, str_text(&in->text), &unsaid))
			return false;
		VEC_PUSH(&in->scratch, items, n, room) =
			arena_dup_n(in->arena, str_text(&in->text), in->text.length);
	}
	if (!n)
		return false;
	words->items = arena_array(in->arena, n, sizeof *items);
	memcpy(words->items, items, n * sizeof *items);
	words->n = n;
	arena_reset(&in->scratch, mark);
	return true;
}

/* A key that comes from data, with its ": "; in->text becomes the key. */
static bool read_pair_key(struct canonical *in)
{
	const char *from = in->at;
	if (*from == '"')
		return read_quoted(in) && TAKE(in, ": ");
	if (*from < 'a' || *from > 'z')
		return false;
	while ((*in->at >= 'a' && *in->at <= 'z') || (*in->at >= '0' && *in->at <= '9') ||
		*in->at == '_' || *in->at == '-')
		in->at++;
	str_clear(&in->text);
	str_add_n(&in->text, from, (size_t)(in->at - from));
	return TAKE(in, ": ");
}

static bool read_pair(struct canonical *in, struct pair *pairs, size_t n, size_t indent)
{
	struct pair *pair = &pairs[n];
	if (!read_pair_key(in) || !in->text.length || in->text.length > RECORD_KEY_BYTES)
		return false;
	for (size_t i = 0; i < n; i++)
		if (*pairs[i].key == *in->text.text && str_equal(pairs[i].key, in->text.text))
			return false;
	pair->key = arena_dup_n(in->arena, str_text(&in->text), in->text.length);
	if (!read_text(in, indent + 2))
		return false;
	pair->value = arena_dup_n(in->arena, str_text(&in->text), in->text.length);
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
	if (pairs ? TAKE(in, " {}") : TAKE(in, " []"))
		return take_newline(in);
	if (!take_newline(in))
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
	if (TAKE(in, "{}"))
		return take_newline(in) && find_field(schema, NULL, 0, &next);
	do {
		const char *key = in->at;
		while (*in->at != ':' && *in->at != '\n')
			in->at++;
		if (!find_field(schema, key, (size_t)(in->at - key), &next) || !TAKE(in, ":"))
			return false;
		if (!read_value(in, &schema->fields[next++], record, indent, depth + 1))
			return false;
	} while (take_indent(in, indent));
	return find_field(schema, NULL, 0, &next);
}

static bool read_document(struct canonical *in, const struct schema *schema, void *record)
{
	if (TAKE(in, "---") && !take_newline(in))
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
