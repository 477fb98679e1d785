#include "record/field_title.h"

#include "base/message.h"
#include "base/str.h"

const char *field_title(const struct schema *schema, const char *key)
{
	const struct field *field = field_find(schema, key);
	const char *title = field ? _(field->title) : key;
	return field && str_equal(title, field->title) ? key : title;
}

const char *field_title_all(const struct schema *schema, const struct words *keys, struct arena *arena)
{
	const char *titles = "";
	for (size_t i = 0; i < keys->n; i++)
		titles = arena_printf(arena, "%s%s%s", titles, i ? _(", ") : "", field_title(schema, keys->items[i]));
	return titles;
}
