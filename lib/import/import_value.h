/* What people and spreadsheets write in a cell, and the value it means: "2026年9月18日", "120.00",
 * "2026年8月".  The normalisers of import tables (import/import_column.h).
 *
 * Each reads `text`, which import_value_lower has made plain, into `*value`, and refuses it
 * (ERR_MALFORMED, without a place) where it means nothing. */
#ifndef IMPORT_IMPORT_VALUE_H
#define IMPORT_IMPORT_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* The text as somebody typed it: without marks that nobody sees (of direction, zero width), TABs and blanks
 * at its ends, and what keeps spreadsheets from taking it for a figure: ="00123", '00123, `00123.  In the
 * arena, or the text. */
const char *import_value_bare(const char *text, struct arena *arena);

/* The text in lower case, full-width letters and digits as ASCII ones, without blanks at its ends;
 * "" when it may not stand in a record.  In the arena. */
const char *import_value_lower(const char *text, struct arena *arena);

/* A heading to be compared: import_value_lower, and of one that is none of ASCII the blanks and ends of lines
 * that fill its cell are left out ("户　名").  In the arena. */
const char *import_value_heading(const char *text, struct arena *arena);

/* A text as a message shows it: its first 80 bytes. */
const char *import_value_shown(const char *text, struct arena *arena);

/* "4.20802E+17": did a spreadsheet take an identifier for a figure?  Its last digits are gone. */
bool import_value_is_destroyed(const char *text);

/* A date.  2026-09-18, 2026-9-18, 2026/9/18, 2026.9.18, 20260918, 2026年9月18日, blanks between, with a time or
 * without (上午, 下午, am, pm).  A spreadsheet's day number is refused by what it may mean. */
int import_value_date(const char *text, int *date, struct arena *arena, struct err *err);

/* The same, and as banks write it: 20260918, 20260918093000. */
int import_value_day(const char *text, int *date, struct arena *arena, struct err *err);

/* 0 to `most`.  "120", and "120.00" as a spreadsheet shows it. */
int import_value_whole(const char *text, int64_t most, int64_t *value, struct arena *arena,
	struct err *err);

/* Fen.  "1,234.50", "￥86.40", "¥86.40", "86.4元", "+86.40", "-86.40". */
int import_value_money(const char *text, int64_t *fen, struct arena *arena, struct err *err);

/* A month as "2026-08", in the arena.  2026-08, 2026-8, 2026/8, 202608, 2026年8月. */
int import_value_month(const char *text, const char **month, struct arena *arena, struct err *err);

/* A word and what it means: an index of an enumeration, or a name. */
struct import_word {
	const char *text; /* in lower case */
	int value;
	const char *name;
};

/* The word that the text is; NULL when it is none of them. */
const struct import_word *import_value_word(const struct import_word *words, size_t n,
	const char *text);

/* The index that a word means; refused with the words there are. */
int import_value_choice(const struct import_word *words, size_t n, const char *text, int *value,
	struct err *err);

#endif
