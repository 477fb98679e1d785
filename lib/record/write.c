#include "record/write.h"

#include <string.h>

#include "base/message.h"
#include "record/bytes.h"
#include "record/known.h"
#include "record/read.h"
#include "record/read_yaml.h"
#include "value/date.h"
#include "value/money.h"

/* The bytes are those that libyaml's emitter gives for the same styles (a test holds the two side
 * by side), but they are put down here directly, because the emitter cannot write every text as a
 * record must have it: it escapes characters beyond the BMP and refuses a literal block for a text
 * that has one, a TAB, or a line that ends in a space, and it ends a record whose last text ends
 * in empty lines with "...".  That what stands here says what the struct says is not taken on
 * trust: record_write reads it back, and some of it by libyaml's parser too. */

/* One in so many records is read back by libyaml too. */
static uint64_t proved_in = 100;

void record_write_prove(void)
{
	proved_in = 1;
}

struct writer {
	struct str *out;
	struct arena scratch;
	struct err *err;
};

/* The beginning of a line. */
static void add_line(struct str *out, size_t indent)
{
	static const char blanks[] = "\n                                ";
	const size_t most = sizeof blanks - 2;
	str_add_n(out, blanks, 1 + (indent < most ? indent : most));
	for (size_t i = most; i < indent; i++)
		str_add_char(out, ' ');
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (;;) {
		size_t plain = strcspn(text, "\"\\\t");
		str_add_n(out, text, plain);
		text += plain;
		if (!*text)
			break;
		str_add_char(out, '\\');
		str_add_char(out, *text == '\t' ? 't' : *text);
		text++;
	}
	str_add_char(out, '"');
}

/* A literal block for a text that is not empty.  The header tells how many line breaks the text
 * ends in ("-" none, "+" kept as they stand) and, where the first character would be taken for
 * indentation, how wide the indentation is. */
static void add_literal(struct str *out, const char *text, size_t indent)
{
	size_t length = strlen(text);
	str_add_char(out, '|');
	if (strchr(" \t\n", *text))
		str_add_char(out, '2');
	if (text[length - 1] != '\n')
		str_add_char(out, '-');
	else if (length == 1 || text[length - 2] == '\n')
		str_add_char(out, '+');
	while (*text) {
		size_t line = strcspn(text, "\n");
		add_line(out, line ? indent : 0);
		str_add_n(out, text, line);
		text += line;
		if (*text)
			text++;
	}
}

/* Text that may be literal: the form is a function of the value only. */
static int add_text(struct writer *writer, const struct field *field, const char *key,
	const char *text, size_t indent)
{
	struct str *out = writer->out;
	size_t length = text ? strlen(text) : 0;
	bool lines = field->type == FIELD_TEXT || field->type == FIELD_PAIRS;
	if (length > RECORD_SCALAR_BYTES)
		return err_set(writer->err, ERR_MALFORMED,
			_("%s: %zu bytes, more than the %d that are allowed"), key, length,
			RECORD_SCALAR_BYTES);
	if (!lines && length && strchr(text, '\n'))
		return err_set(writer->err, ERR_MALFORMED, _("%s: must be one line"), key);
	if (bytes_check_text(text ? text : "", length, writer->err))
		return err_prefix(writer->err, "%s", key);
	if (length && (field->type == FIELD_TEXT || strchr(text, '\n')))
		add_literal(out, text, indent + 2);
	else
		add_quoted(out, text ? text : "");
	return 0;
}

static int add_words(struct writer *writer, const struct field *field,
	const struct words *words, size_t indent)
{
	if (!words->n)
		str_add(writer->out, " []");
	for (size_t i = 0; i < words->n; i++) {
		add_line(writer->out, indent);
		str_add(writer->out, "- ");
		if (add_text(writer, field, field->key, words->items[i], indent))
			return -1;
	}
	return 0;
}

/* Keys that come from data stand plain when nobody could take them for anything but a word, also
 * other readers of YAML, to whom "no" and "y" are false and true. */
static bool is_plain_key(const char *key)
{
	static const char *const taken[] = {"y", "n", "yes", "no", "on", "off", "true", "false",
		"null"};
	size_t length = strlen(key);
	if (*key < 'a' || *key > 'z')
		return false;
	if (strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_-") != length)
		return false;
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (str_equal(key, taken[i]))
			return false;
	return true;
}

static int add_pairs(struct writer *writer, const struct field *field,
	const struct pairs *pairs, size_t indent)
{
	if (!pairs->n)
		str_add(writer->out, " {}");
	for (size_t i = 0; i < pairs->n; i++) {
		const char *key = pairs->items[i].key ? pairs->items[i].key : "";
		add_line(writer->out, indent + 2);
		if (strchr(key, '\n'))
			return err_set(writer->err, ERR_MALFORMED, _("%s: a key must be one line"),
				field->key);
		if (bytes_check_text(key, strlen(key), writer->err))
			return err_prefix(writer->err, _("%s: a key"), field->key);
		if (is_plain_key(key))
			str_add(writer->out, key);
		else
			add_quoted(writer->out, key);
		str_add(writer->out, ": ");
		if (add_text(writer, field, field->key, pairs->items[i].value, indent + 2))
			return -1;
	}
	return 0;
}

static int add_mapping(struct writer *writer, const struct schema *schema, const void *record,
	size_t indent);

static int add_list(struct writer *writer, const struct field *field, const struct list *list,
	size_t indent)
{
	if (!list->n)
		str_add(writer->out, " []");
	for (size_t i = 0; i < list->n; i++) {
		const char *item = (const char *)list->items + i * field->of->size;
		add_line(writer->out, indent);
		str_add(writer->out, "- ");
		if (add_mapping(writer, field->of, item, indent + 2))
			return -1;
	}
	return 0;
}

/* What stands behind "key:" or "key: ", on that line and the next ones. */
static int add_value(struct writer *writer, const struct field *field, const void *record,
	size_t indent)
{
	struct str *out = writer->out;
	const void *at = (const char *)record + field->offset;
	char money[MONEY_TEXT_SIZE];
	switch (field->type) {
	case FIELD_WORDS:
		return add_words(writer, field, at, indent);
	case FIELD_PAIRS:
		return add_pairs(writer, field, at, indent);
	case FIELD_LIST:
		return add_list(writer, field, at, indent);
	default:
		break;
	}
	str_add_char(out, ' ');
	switch (field->type) {
	case FIELD_INT:
		str_add_number(out, *(const int64_t *)at);
		return 0;
	case FIELD_FLAG:
		str_add(out, *(const bool *)at ? "true" : "false");
		return 0;
	case FIELD_MONEY:
		add_quoted(out, money_format(*(const int64_t *)at, money));
		return 0;
	default:
		return add_text(writer, field, field->key,
			field_format(field, record, &writer->scratch), indent);
	}
}

/* The first key stands where `out` ends, the others begin lines of their own; the last line is
 * left open. */
static int add_mapping(struct writer *writer, const struct schema *schema, const void *record,
	size_t indent)
{
	bool first = true;
	for (size_t i = 0; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (field_is_empty(field, record) && !(field->flags & FIELD_REQUIRED))
			continue;
		if (!first)
			add_line(writer->out, indent);
		first = false;
		str_add(writer->out, field->key);
		str_add_char(writer->out, ':');
		if (add_value(writer, field, record, indent))
			return -1;
	}
	if (first)
		str_add(writer->out, "{}");
	return 0;
}

/* Which ones: by the bytes, so that a program of one record has its turn as often as one of many, and the same
 * record is proved whenever it is written. */
static bool is_proved(const char *bytes, size_t length)
{
	uint64_t hash = length;
	uint64_t word = 0;
	if (proved_in == 1)
		return true;
	for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
		memcpy(&word, bytes, sizeof word);
		hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 29;
	}
	word = 0;
	memcpy(&word, bytes, length);
	hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return (hash >> 32) % proved_in == 0;
}

/* Read back the bytes from `start` on.  A value that its field does not take is found here, with
 * the words of the reader; another record than the one given can only be a mistake of ours. */
static int verify(struct writer *writer, const struct schema *schema, const void *record,
	const struct record_was *was, size_t start)
{
	const char *bytes = writer->out->text + start;
	size_t length = writer->out->length - start;
	void *copy = arena_alloc(&writer->scratch, schema->size);
	if (is_proved(bytes, length)) {
		if (record_read_yaml(schema, copy, schema->name, bytes, length, &writer->scratch, writer->err))
			return -1;
		if (!record_equal(schema, record, copy))
			bug("a record was written that libyaml reads as another");
	} else {
		known_leave(schema, was, &record, &bytes, &length, &writer->scratch);
	}
	if (record_read(schema, copy, schema->name, bytes, length, &writer->scratch, writer->err))
		return -1;
	if (!record_equal(schema, record, copy))
		bug("a record was written that reads as another");
	return 0;
}

/* Told by its name, which is its first field: whoever writes many must find it. */
static int check_size(const struct schema *schema, const void *record, size_t length, struct err *err)
{
	struct arena scratch = {0};
	if (length <= RECORD_FILE_BYTES)
		return 0;
	const struct field *first = field_at(schema, 0);
	const char *name = schema->name;
	if (first->type == FIELD_ID)
		name = arena_printf(&scratch, "%s %s", name, field_format(first, record, &scratch));
	err_set(err, ERR_REFUSED, _("%s would have %zu KiB, more than the %d KiB it may have"),
		name, (length + 1023) / 1024, RECORD_FILE_BYTES / 1024);
	arena_clear(&scratch);
	return -1;
}

int record_write_after(const struct schema *schema, const void *record, const struct record_was *was, bool first,
	struct str *out, struct err *err)
{
	struct writer writer = {.out = out, .err = err};
	size_t start = out->length;
	if (!first)
		str_add(out, "---\n");
	int status = add_mapping(&writer, schema, record, 0);
	if (status) {
		err_prefix(err, "%s", schema->name);
	} else {
		str_add_char(out, '\n');
		status = check_size(schema, record, out->length - start, err);
		if (status == 0)
			status = verify(&writer, schema, record, was, start);
	}
	if (status) {
		out->length = start;
		if (out->text)
			out->text[start] = '\0';
	}
	arena_clear(&writer.scratch);
	return status;
}

enum { RECORD_TEXT_BYTES = 4096 }; /* that most have */

size_t record_write_match(const struct schema *schema, const void *record, bool first, const char *bytes, size_t length)
{
	struct str out = {0};
	struct err ignored = {0};
	struct writer writer = {.out = &out, .err = &ignored};
	str_reserve(&out, length < RECORD_TEXT_BYTES ? length : RECORD_TEXT_BYTES);
	if (!first)
		str_add(&out, "---\n");
	const bool written = add_mapping(&writer, schema, record, 0) == 0;
	str_add_char(&out, '\n');
	const bool same = written && out.length <= length && out.length <= RECORD_FILE_BYTES &&
			  memcmp(out.text, bytes, out.length) == 0 && !is_proved(out.text, out.length);
	const size_t n = same ? out.length : 0;
	arena_clear(&writer.scratch);
	str_close(&out);
	return n;
}

int record_write(const struct schema *schema, const void *record, bool first, struct str *out,
	struct err *err)
{
	return record_write_after(schema, record, NULL, first, out, err);
}
