#include "generate.h"

const char *spec_text(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));
	return value ? value : "";
}

bool spec_flag(const json_t *object, const char *key)
{
	return json_is_true(json_object_get(object, key));
}

json_t *spec_list(const json_t *object, const char *key)
{
	return json_object_get(object, key);
}

/* The items of a list of strings with `between` between them. */
void spec_join(struct str *into, const json_t *words, const char *between)
{
	size_t i;
	json_t *word;
	bool first = true;

	json_array_foreach(words, i, word) {
		if (str_empty(json_string_value(word)))
			continue;
		if (!first)
			str_add(into, between);
		str_add(into, json_string_value(word));
		first = false;
	}
}

bool spec_takes_value(const json_t *option)
{
	return !str_empty(spec_text(option, "value"));
}
