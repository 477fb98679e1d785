#include "record/choice.h"

#include "base/nearest.h"
#include "base/str.h"

int choice_find(const struct choice *choices, const char *name)
{
	for (int i = 0; choices[i].name; i++)
		if (str_equal(choices[i].name, name))
			return i;
	return -1;
}

int choice_suggest(const struct choice *choices, const char *name, enum err_code code, struct err *err)
{
	struct nearest nearest = {.word = name};
	for (const struct choice *choice = choices; choice->name; choice++)
		if (*choice->name)
			nearest_offer(&nearest, choice->name);
	return nearest_suggest(&nearest, code, err);
}

const char *choice_list(const struct choice *choices, struct arena *arena)
{
	const char *list = "";
	for (const struct choice *choice = choices; choice->name; choice++)
		if (*choice->name)
			list = *list ? arena_printf(arena, "%s, %s", list, choice->name)
				     : choice->name;
	return list;
}
