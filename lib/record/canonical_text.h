/* Texts in the one spelling of record/write.h, for record/canonical.h, whose rules hold here: false at the first byte
 * that is not expected.
 *
 * What was read is `said` of the reader: where it stands in the bytes, as most texts do that are written without an
 * escape, or in `text`; until something else is read. */
#ifndef RECORD_CANONICAL_TEXT_H
#define RECORD_CANONICAL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

struct canonical {
	const char *at;       /* where the next document begins */
	const char *end;
	size_t line;          /* the line that `at` begins, from 1 */
	struct arena *arena;  /* what the records keep */
	struct arena scratch; /* what they do not: lists while they grow */
	const char *said;     /* one value, while its field reads it: in the bytes, where it stands as it is, or in `text` */
	size_t said_n;
	struct str text;
};

/* Go over these bytes, if they are the next ones. */
static inline bool canonical_take(struct canonical *in, const char *bytes, size_t length)
{
	if ((size_t)(in->end - in->at) < length || memcmp(in->at, bytes, length) != 0)
		return false;
	in->at += length;
	return true;
}

#define CANONICAL_TAKE(in, literal) canonical_take((in), (literal), sizeof(literal) - 1)

static inline bool canonical_take_newline(struct canonical *in)
{
	if (*in->at != '\n')
		return false;
	in->at++;
	in->line++;
	return true;
}

/* Is the next line indented so, at least?  Of one that ends before that, no. */
static inline bool canonical_is_indented(const struct canonical *in, size_t indent)
{
	if ((size_t)(in->end - in->at) <= indent)
		return false;
	for (size_t i = 0; i < indent; i++)
		if (in->at[i] != ' ')
			return false;
	return true;
}

/* "..." with the quotes. */
bool canonical_text_quoted(struct canonical *in);

/* A literal block with its header, whose lines are indented so. */
bool canonical_text_literal(struct canonical *in, size_t indent);

/* What in->text has was read. */
bool canonical_text_say(struct canonical *in);

/* What was read, as a text that ends with a NUL; a copy of it in the arena. */
const char *canonical_text_of(struct canonical *in);
const char *canonical_text_keep(const struct canonical *in);

#endif
