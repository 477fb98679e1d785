#include "base/nearest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/message.h"

/* No code, key or name of an option comes near CHARS_MOST; what is longer is a text, not a slip. */
enum { CHARS_MOST = 64, SLIPS_MOST = 3, CHARS_PER_SLIP = 3 };

struct chars {
	ucs4_t at[CHARS_MOST];
	size_t n;
};

/* False when there are more than CHARS_MOST. */
static bool decode(const char *text, struct chars *chars)
{
	size_t length = text ? strlen(text) : 0;
	chars->n = 0;
	for (size_t i = 0; i < length;) {
		if (chars->n == CHARS_MOST)
			return false;
		ucs4_t c;
		i += (size_t)u8_mbtouc(&c, (const uint8_t *)text + i, length - i);
		chars->at[chars->n++] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
	}
	return true;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The optimal string alignment distance: row i holds, for every beginning of `b`, the slips between
 * it and the first i characters of `a`.  An exchange looks two rows back. */
static size_t count_slips(const struct chars *a, const struct chars *b)
{
	size_t rows[3][CHARS_MOST + 1];
	for (size_t j = 0; j <= b->n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		size_t *row = rows[i % 3];
		const size_t *above = rows[(i + 2) % 3];
		row[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			row[j] = least(least(above[j], row[j - 1]) + 1,
				above[j - 1] + (a->at[i - 1] != b->at[j - 1]));
			if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
				row[j] = least(row[j], rows[(i + 1) % 3][j - 2] + 1);
		}
	}
	return rows[a->n % 3][b->n];
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
	struct chars word;
	struct chars other;
	if (!decode(nearest->word, &word) || !decode(candidate, &other))
		return;
	size_t slips = count_slips(&word, &other);
	if (slips > least(word.n / CHARS_PER_SLIP, SLIPS_MOST) ||
		(nearest->found && slips >= nearest->slips))
		return;
	nearest->found = candidate;
	nearest->slips = slips;
}

int nearest_suggest(const struct nearest *nearest, enum err_code code, struct err *err)
{
	return nearest->found ? err_set(err, code, _("\"%s\" is not a choice; did you mean \"%s\"?"),
					nearest->word, nearest->found)
			      : 1;
}
