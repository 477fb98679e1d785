#include "office/correction.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "record/field.h"

int correction_check_emptied(const struct correction_field *fields, size_t n, const char *text, struct err *err)
{
	struct nearest nearest = {.word = text};
	for (size_t i = 0; i < n; i++) {
		if (!fields[i].emptied)
			continue;
		if (str_equal(fields[i].key, text))
			return 0;
		nearest_offer(&nearest, fields[i].key);
	}
	if (nearest_suggest(&nearest, ERR_MALFORMED, err) < 0)
		return -1;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a field that may be empty"), text);
}

/* id_no is given with --id-no. */
static const char *option_of(const char *key, struct arena *mem)
{
	char *option = arena_dup(mem, key);
	for (char *at = option; *at; at++)
		if (*at == '_')
			*at = '-';
	return option;
}

const struct field *correction_of(const struct correction *correction, const char *key, struct arena *mem,
	const char **value, struct err *err)
{
	const struct field *field = field_find(correction->schema, key);
	bool empty = words_have(correction->empty, key);
	bool given = !field_is_empty(field, correction->to);
	if (empty && given) {
		err_set(err, ERR_USAGE, _("--%s and --empty %s exclude each other"), option_of(key, mem), key);
		return NULL;
	}
	*value = empty ? "" : given ? field_format(field, correction->to, mem) : NULL;
	return field;
}
