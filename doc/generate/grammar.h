/* What the checks of fields take, as regular expressions, for those who have no C.
 *
 * A check is a function; a JSON Schema wants a pattern.  The table holds the two side by side, and a check
 * without a pattern ends the generator, so that a new one is not forgotten.  grammar_compare finds out
 * whether they agree.  The patterns mean the same to POSIX (extended), ECMA 262 and Python: no escapes, no
 * groups but plain ones. */
#ifndef GRAMMAR_H
#define GRAMMAR_H

#include "base/arena.h"
#include "record/field.h"

/* Yuan as programs write them, and as they may stand in a file; a date; a moment. */
#define GRAMMAR_AMOUNT "-?[0-9]+[.][0-9]{2}"
#define GRAMMAR_YUAN "-?[0-9]{1,12}([.][0-9]{1,2})?"
#define GRAMMAR_DATE "(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define GRAMMAR_TIME "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
#define GRAMMAR_MOMENT GRAMMAR_DATE "T" GRAMMAR_TIME "[+]08:00"

/* The pattern of what the field's check takes; in the arena or constant. */
const char *grammar_pattern(const struct field *field, struct arena *arena);

/* Offer every check what it takes, and that changed by a character everywhere; print each text that check
 * and pattern disagree about, and at last how many texts were tried. */
void grammar_compare(void);

#endif
