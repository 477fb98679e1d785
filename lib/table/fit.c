#include "table/fit.h"

#include "base/utf8.h"

/* Text is not folded narrower than the first, and where that is not enough, than the second; a heading has
 * at most so many lines. */
enum { FIT_NARROW = 12, FIT_NARROWEST = 8, FIT_HEADING_LINES = 2 };

/* What is tried. */
struct fit {
	struct fit_column *columns;
	size_t n;
	size_t *headings; /* the columns a heading takes: as it is, and folded */
	size_t *folded;
	bool folds_headings;
	size_t narrowest;
};

static size_t lines_of(const char *text)
{
	size_t lines = 1;
	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

/* The longest word of ASCII, which is not broken; two Chinese characters stay together, too. */
static size_t longest_word(const char *text)
{
	size_t longest = 4, length = 0;
	for (; *text; text++) {
		length = *text == ' ' || (unsigned char)*text >= 0x80 ? 0 : length + 1;
		longest = length > longest ? length : longest;
	}
	return longest;
}

/* The narrowest that a heading can be folded to. */
static size_t heading_least(const char *heading, struct arena *arena)
{
	const size_t whole = utf8_width(heading);
	size_t width = longest_word(heading);
	while (width < whole && lines_of(utf8_wrap(heading, width, arena)) > FIT_HEADING_LINES)
		width++;
	return width < whole ? width : whole;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* The width of a column when text is folded to `limit`. */
static size_t width_at(const struct fit *fit, size_t i, size_t limit)
{
	const struct fit_column *column = &fit->columns[i];
	const size_t cells = column->folds && column->cells > limit ? limit : column->cells;
	return larger(cells, fit->folds_headings ? fit->folded[i] : fit->headings[i]);
}

static size_t total_at(const struct fit *fit, size_t limit)
{
	size_t total = 0;
	for (size_t i = 0; i < fit->n; i++)
		if (!fit->columns[i].hidden)
			total += width_at(fit, i, limit) + (total > 0);
	return total;
}

static bool fits(const struct fit *fit, size_t room)
{
	return total_at(fit, fit->narrowest) <= room;
}

/* Take away the column that matters least; false when only those of rank `least` and below are left, or
 * one alone. */
static bool hide_one(struct fit *fit, unsigned least)
{
	struct fit_column *last = NULL;
	size_t shown = 0;
	for (size_t i = 0; i < fit->n; i++) {
		struct fit_column *column = &fit->columns[i];
		shown += !column->hidden;
		if (!column->hidden && (!last || column->rank >= last->rank))
			last = column;
	}
	if (shown < 2 || last->rank < least)
		return false;
	return last->hidden = true;
}

static void choose(struct fit *fit, size_t room, bool keeps)
{
	if (fits(fit, room))
		return;
	fit->folds_headings = true;
	while (!fits(fit, room) && !keeps && hide_one(fit, 1))
		;
	if (!fits(fit, room))
		fit->narrowest = FIT_NARROWEST;
	while (!fits(fit, room) && !keeps && hide_one(fit, 0))
		;
	/* With what is left the headings may have room as they are. */
	fit->folds_headings = false;
	fit->folds_headings = !fits(fit, room);
}

void fit_columns(struct fit_column *columns, size_t n, size_t room, bool keeps, struct arena *arena)
{
	struct fit fit = {.columns = columns, .n = n, .narrowest = FIT_NARROW,
		.headings = arena_array(arena, n, sizeof *fit.headings),
		.folded = arena_array(arena, n, sizeof *fit.folded)};
	for (size_t i = 0; i < n; i++) {
		columns[i].hidden = false;
		fit.headings[i] = utf8_width(columns[i].heading);
		fit.folded[i] = heading_least(columns[i].heading, arena);
	}
	choose(&fit, room, keeps);
	size_t limit = larger(room, fit.narrowest);
	while (limit > fit.narrowest && total_at(&fit, limit) > room)
		limit--;
	for (size_t i = 0; i < n; i++)
		columns[i].width = width_at(&fit, i, limit);
	/* The one that is left is cut where even that is too wide. */
	for (size_t i = 0; i < n && !keeps; i++)
		if (!columns[i].hidden && columns[i].width > room)
			columns[i].width = room;
}
