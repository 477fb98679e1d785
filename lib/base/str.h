/* Text while it is being built.  A finished text is an immutable NUL-terminated UTF-8 string
 * (in an arena); `struct str` grows on the heap and is closed with str_close. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
	char *text;    /* NUL-terminated whenever length > 0; NULL while nothing was added */
	size_t length; /* bytes, without the NUL */
	size_t room;
};

void str_add(struct str *str, const char *text);
void str_add_n(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
void str_add_number(struct str *str, int64_t number);
/* Room for so many bytes more, for who knows how long it becomes. */
void str_reserve(struct str *str, size_t more);
void str_add_format(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Length 0, memory kept. */
void str_clear(struct str *str);

/* The text, never NULL; borrowed until the next change. */
const char *str_text(const struct str *str);

/* Free the memory; the str is empty and usable again. */
void str_close(struct str *str);

/* The text in the arena, and the str closed: the end of most functions that build one. */
const char *str_keep(struct str *str, struct arena *arena);

/* Plain predicates over finished text; NULL counts as "". */

/* Asked so often, and mostly of texts that differ in their first byte. */
static inline bool str_equal(const char *a, const char *b)
{
	const char *x = a ? a : "", *y = b ? b : "";
	return *x == *y && strcmp(x, y) == 0;
}

bool str_empty(const char *text);
bool str_less(const char *a, const char *b); /* by bytes */
bool str_starts(const char *text, const char *prefix);
bool str_ends(const char *text, const char *suffix);
bool str_contains(const char *text, const char *part);

#endif
