#include "record/canonical_text.h"

#include <stdint.h>
#include <string.h>

#include "base/word.h"
#include "record/bytes.h"

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

/* What was read is in in->text. */
bool canonical_text_say(struct canonical *in)
{
	in->said = str_text(&in->text);
	in->said_n = in->text.length;
	return in->said_n <= RECORD_SCALAR_BYTES;
}

/* What was read, as a text that ends with a NUL, until something else is read. */
const char *canonical_text_of(struct canonical *in)
{
	if (in->said == in->text.text)
		return in->said;
	str_clear(&in->text);
	str_add_n(&in->text, in->said, in->said_n);
	return str_text(&in->text);
}

const char *canonical_text_keep(const struct canonical *in)
{
	return arena_dup_n(in->arena, in->said, in->said_n);
}

/* The rest of what has escapes in it, and the quote. */
static bool read_escaped(struct canonical *in)
{
	str_clear(&in->text);
	for (;;) {
		const char *from = in->at;
		in->at = find_end(from, in->end);
		str_add_n(&in->text, from, (size_t)(in->at - from));
		if (CANONICAL_TAKE(in, "\""))
			return canonical_text_say(in);
		if (*in->at++ != '\\')
			return false;
		if (*in->at != '"' && *in->at != '\\' && *in->at != 't')
			return false;
		str_add_char(&in->text, *in->at == 't' ? '\t' : *in->at);
		in->at++;
	}
}

/* "..." with the quotes. */
bool canonical_text_quoted(struct canonical *in)
{
	if (!CANONICAL_TAKE(in, "\""))
		return false;
	const char *end = find_end(in->at, in->end);
	if (*end != '"')
		return read_escaped(in);
	in->said = in->at;
	in->said_n = (size_t)(end - in->at);
	in->at = end + 1;
	return in->said_n <= RECORD_SCALAR_BYTES;
}

/* The lines of a literal block, each with its newline; *empty counts those at the end that are "". */
static bool read_lines(struct canonical *in, size_t indent, size_t *empty)
{
	*empty = 0;
	while (in->at < in->end) {
		if (*in->at == '\n') {
			++*empty;
			str_add_char(&in->text, '\n');
			canonical_take_newline(in);
			continue;
		}
		if (!canonical_is_indented(in, indent))
			break;
		const char *from = in->at + indent;
		const char *newline = memchr(from, '\n', (size_t)(in->end - from));
		if (newline == from) /* blanks that say nothing */
			return false;
		*empty = 0;
		str_add_n(&in->text, from, (size_t)(newline + 1 - from));
		in->at = newline;
		canonical_take_newline(in);
	}
	return in->text.length > 0;
}

/* A literal block with its header, whose lines are indented so. */
bool canonical_text_literal(struct canonical *in, size_t indent)
{
	str_clear(&in->text);
	if (!CANONICAL_TAKE(in, "|"))
		return false;
	bool told = CANONICAL_TAKE(in, "2");
	bool strip = CANONICAL_TAKE(in, "-");
	bool keep = !strip && CANONICAL_TAKE(in, "+");
	size_t empty;
	if (!canonical_take_newline(in))
		return false;
	/* Where the header does not tell it, the indentation is that of the first line. */
	if (!told && (!canonical_is_indented(in, indent) || strchr(" \t\n", in->at[indent])))
		return false;
	if (!read_lines(in, indent, &empty) || (empty && !keep))
		return false;
	if (strip)
		in->text.text[--in->text.length] = '\0';
	return canonical_text_say(in);
}
