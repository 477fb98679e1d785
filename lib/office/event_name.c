#include "office/event_name.h"

#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/vec.h"

/* As id_check_desk (value/id.h), without a copy. */
static bool is_desk(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < 'A' || text[i] > 'Z')
			return false;
	return length == 2;
}

struct event_name event_name_parse(const char *id)
{
	struct event_name name = {id, id ? strcspn(id, "-") : 0, 0};
	struct err ignored = {0};
	if (!id || !is_desk(id, name.length) || !id[name.length] || id[name.length + 1] == '0' ||
		num_parse(id + name.length + 1, 1, INT32_MAX, &name.number, &ignored))
		name.number = 0;
	return name;
}

bool event_name_is_beside(const char *id, const char *other)
{
	size_t i = 0;
	while (id[i] && id[i] != '-' && id[i] == other[i])
		i++;
	return id[i] == '-' && other[i] == '-';
}

size_t event_name_find(const struct event_desk_list *desks, const struct event_name *name)
{
	size_t i = 0;
	while (i < desks->n && (desks->items[i].length != name->length ||
				       (name->length && memcmp(desks->items[i].desk, name->desk, name->length) != 0)))
		i++;
	return i;
}

size_t event_name_desk(struct event_desk_list *desks, const struct event_name *name, struct arena *arena)
{
	const size_t found = event_name_find(desks, name);
	if (found == desks->n)
		VEC_PUSH(arena, desks->items, desks->n, desks->room) =
			(struct event_name){name->desk, name->length, 0};
	return found;
}
