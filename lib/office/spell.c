#include "office/spell.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "value/date.h"
#include "value/id.h"

#define BETWEEN ".."

static int refuse(const char *text, struct err *err)
{
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid spell (2026-09-01..2026-12-31, or with one end open)"), text);
}

/* The day of `length` bytes; 0: open. */
static int parse_day(const char *text, size_t length, int *day, struct err *err)
{
	char copy[DATE_TEXT_SIZE];
	*day = 0;
	if (length == 0)
		return 0;
	if (length >= sizeof copy)
		return -1;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return date_parse(copy, day, err);
}

int spell_parse(const char *text, struct arena *arena, struct spell *spell, struct err *err)
{
	struct spell read = {0};
	struct err ignored = {0};
	size_t days = strcspn(text, " ");
	const char *between = strstr(text, BETWEEN);
	if (!between || between > text + days)
		return refuse(text, err);
	const char *last = between + strlen(BETWEEN);
	if (parse_day(text, (size_t)(between - text), &read.from, &ignored) ||
		parse_day(last, (size_t)(text + days - last), &read.until, &ignored) ||
		(read.from && read.until && read.until < read.from))
		return refuse(text, err);
	if (text[days]) {
		if (id_check_staff(text + days + 1, err))
			return -1;
		read.deputy = arena_dup(arena, text + days + 1);
	}
	*spell = read;
	return 0;
}

const char *spell_format(const struct spell *spell, struct arena *arena)
{
	char from[DATE_TEXT_SIZE] = "";
	char until[DATE_TEXT_SIZE] = "";
	if (spell->from)
		date_format(spell->from, from);
	if (spell->until)
		date_format(spell->until, until);
	return arena_printf(arena, "%s" BETWEEN "%s%s%s", from, until, spell->deputy ? " " : "",
		spell->deputy ? spell->deputy : "");
}

int spell_check_duty(const char *text, struct err *err)
{
	struct arena scratch = {0};
	struct spell spell;
	int rc = spell_parse(text, &scratch, &spell, err);
	if (rc == 0 && (spell.deputy || (!spell.from && !spell.until)))
		rc = refuse(text, err);
	arena_clear(&scratch);
	return rc;
}

int spell_check_away(const char *text, struct err *err)
{
	struct arena scratch = {0};
	struct spell spell;
	int rc = spell_parse(text, &scratch, &spell, err);
	if (rc == 0 && (!spell.deputy || !spell.from || !spell.until))
		rc = err_set(err, ERR_MALFORMED,
			_("\"%s\" is not a valid spell away (2026-10-08..2026-10-16 lihua)"), text);
	arena_clear(&scratch);
	return rc;
}

bool spell_has(const struct spell *spell, int day)
{
	return (!spell->from || spell->from <= day) && (!spell->until || day <= spell->until);
}

struct spell_list spell_list_of(const struct words *words, struct arena *arena)
{
	struct spell_list list = {arena_array(arena, words->n + 1, sizeof *list.items), 0};
	struct err ignored = {0};
	for (size_t i = 0; i < words->n; i++)
		if (spell_parse(words->items[i], arena, &list.items[list.n], &ignored) == 0)
			list.n++;
	return list;
}

struct words spell_words_of(const struct spell_list *list, struct arena *arena)
{
	const char **items = arena_array(arena, list->n + 1, sizeof *items);
	for (size_t i = 0; i < list->n; i++)
		items[i] = spell_format(&list->items[i], arena);
	return (struct words){items, list->n};
}

static int by_first_day(const void *a, const void *b)
{
	const struct spell *x = a;
	const struct spell *y = b;
	return (x->from > y->from) - (x->from < y->from);
}

int spell_order(struct spell_list *list, struct arena *arena, struct err *err)
{
	struct spell *spell = list->items;
	if (list->n)
		qsort(spell, list->n, sizeof *spell, by_first_day);
	for (size_t i = 0; i < list->n; i++) {
		if (spell[i].from && spell[i].until && spell[i].until < spell[i].from)
			return err_set(err, ERR_REFUSED, _("the last day is before the first"));
		if (i && (!spell[i - 1].until || spell[i - 1].until >= spell[i].from))
			return err_set(err, ERR_REFUSED, _("two spells have a day in common: %s and %s"),
				spell_format(&spell[i - 1], arena), spell_format(&spell[i], arena));
	}
	return 0;
}
