#include "record/choice.h"

#include "base/message.h"
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

const char *choice_called(const char *name, const char *title, struct arena *arena)
{
	const char *called = str_empty(title) ? "" : _(title);
	return str_equal(called, title) || !*called || str_equal(called, name) ? name
										 : arena_printf(arena, "%s %s", name, called);
}

const char *choice_list_called(const struct choice *choices, struct arena *arena)
{
	const char *list = "";
	for (const struct choice *choice = choices; choice->name; choice++)
		if (*choice->name)
			list = arena_printf(arena, "%s%s%s", list, *list ? _(", ") : "",
				choice_called(choice->name, choice->title, arena));
	return list;
}
