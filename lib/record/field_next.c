#include "record/field_next.h"

#include <string.h>

const struct field *field_next(const struct schema *schema, const char *key, size_t *next)
{
	for (size_t i = *next; i < schema->fields_n; i++) {
		const struct field *field = &schema->fields[i];
		if (!field->key)
			field = field_at(schema, i);
		if (*field->key != *key || strcmp(field->key, key) != 0)
			continue;
		*next = i + 1;
		return field;
	}
	const struct field *field = field_find(schema, key);
	for (size_t i = 0; field && i < schema->fields_n; i++)
		if (field_at(schema, i) == field)
			*next = i + 1;
	return field;
}
