#include "record/field_mask.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "value/mask.h"
#include "value/mask_prose.h"

const char *field_mask(const struct field *field, const char *text, bool all, struct arena *arena)
{
	if (str_empty(text))
		return text ? text : "";
	if (field->flags & FIELD_NUMBER)
		return mask_number(arena, text);
	if (field->flags & FIELD_PHONE)
		return mask_phone(arena, text);
	if (field->flags & FIELD_NAME)
		return all ? mask_name(arena, text) : text;
	if ((field->flags & FIELD_ADDRESS) && all)
		text = mask_address(arena, text);
	return field->flags & (FIELD_ADDRESS | FIELD_PROSE) ? mask_prose(arena, text) : text;
}

/* The bytes of the character that a text begins with; 0 at its end. */
static size_t character(const char *text)
{
	return *text ? utf8_next(text) : 0;
}

static const char *at_character(const char *text, size_t i)
{
	while (i--)
		text += character(text);
	return text;
}

/* The mask with the character of the text at `i` in it. */
static const char *with_character(const char *mask, const char *text, size_t i, struct arena *arena)
{
	const char *shown = at_character(text, i);
	const char *here = at_character(mask, i);
	return arena_printf(arena, "%.*s%.*s%s", (int)(here - mask), mask, (int)character(shown), shown,
		here + character(here));
}

/* The character of the text at `i`, and no other. */
static const char *only_character(const char *text, size_t i, struct arena *arena)
{
	const char *shown = at_character(text, i);
	const size_t n = character(shown);
	return arena_printf(arena, "%s%.*s%s", i ? "…" : "", (int)n, shown, n && shown[n] ? "…" : "");
}

void field_mask_apart(const struct field *field, const char *before, const char *after, struct arena *arena,
	const char *shown[2])
{
	const char *texts[2] = {before ? before : "", after ? after : ""};
	const char *masks[2];
	size_t i = 0;
	bool in_place = true;
	for (int k = 0; k < 2; k++)
		shown[k] = masks[k] = field_mask(field, texts[k], true, arena);
	if (!str_equal(masks[0], masks[1]) || str_equal(texts[0], texts[1]))
		return;
	for (;; i++) {
		const char *a = at_character(texts[0], i);
		const char *b = at_character(texts[1], i);
		if (character(a) != character(b) || memcmp(a, b, character(a)) != 0)
			break;
	}
	for (int k = 0; k < 2; k++)
		in_place = in_place && utf8_count(masks[k]) == utf8_count(texts[k]) && i < utf8_count(texts[k]) &&
			   strchr(with_character(masks[k], texts[k], i, arena), '*');
	for (int k = 0; k < 2; k++)
		shown[k] = in_place ? with_character(masks[k], texts[k], i, arena)
				    : only_character(texts[k], i, arena);
}
