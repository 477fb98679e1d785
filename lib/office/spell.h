/* Spells: from one day to another, both included, as a word in a list of a record.
 *
 * "2026-09-01..2026-12-31"; a beginning or an end that is not written is open: "2026-09-01..".
 * A spell away names who stands in besides: "2026-10-08..2026-10-16 lihua", with both days. */
#ifndef OFFICE_SPELL_H
#define OFFICE_SPELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/words.h"

struct spell {
	int from;           /* date; 0: ever since */
	int until;          /* date of the last day; 0: still */
	const char *deputy; /* staff id; NULL: none */
};

struct spell_list {
	struct spell *items;
	size_t n;
};

/* Read such a word; the deputy is in the arena.  ERR_MALFORMED otherwise, also when the last day is
 * before the first. */
int spell_parse(const char *text, struct arena *arena, struct spell *spell, struct err *err);

/* The word of a spell, in the arena. */
const char *spell_format(const struct spell *spell, struct arena *arena);

/* For field tables: a spell on duty, a spell away. */
int spell_check_duty(const char *text, struct err *err);
int spell_check_away(const char *text, struct err *err);

/* Is the day within the spell? */
bool spell_has(const struct spell *spell, int day);

/* The spells of a list whose words were checked when they were read, and back. */
struct spell_list spell_list_of(const struct words *words, struct arena *arena);
struct words spell_words_of(const struct spell_list *list, struct arena *arena);

/* Sort by the first day.  ERR_REFUSED when two have a day in common, or one ends before it begins. */
int spell_order(struct spell_list *list, struct arena *arena, struct err *err);

#endif
