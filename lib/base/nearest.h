/* What somebody may have meant: of the words that would have been right, the one nearest to what
 * was typed.
 *
 *     struct nearest nearest = {.word = typed};
 *     for (size_t i = 0; i < n; i++)
 *         nearest_offer(&nearest, services[i].code);
 *     if (nearest.found)
 *         ...
 *
 * Near is what few slips of the finger make of a word.  A slip is a character put in, left out,
 * taken for another, or exchanged with its neighbour; capitals of ASCII count as small letters.
 * Allowed are one slip for three characters typed, and never more than three; a guess beyond that
 * would mostly be a wrong one. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

#include "base/err.h"

struct nearest {
	const char *word;  /* what was typed, any bytes; kept; NULL counts as "" */
	const char *found; /* the nearest of those offered, kept; NULL: none is near */
	size_t slips;      /* between the two */
};

/* Offer a word that would have been right (kept; NULL counts as "").  Of two equally near ones the
 * first stays. */
void nearest_offer(struct nearest *nearest, const char *candidate);

/* Refuse what was typed, naming the nearest.  1, and nothing is said, when none is near: then it is for
 * the caller to say what there is. */
int nearest_suggest(const struct nearest *nearest, enum err_code code, struct err *err);

#endif
