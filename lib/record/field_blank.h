/* For whoever goes over all fields of many records, of which most have no value: what is taken over from another schema
 * (record/field_from.h) need not be looked up for that. */
#ifndef RECORD_FIELD_BLANK_H
#define RECORD_FIELD_BLANK_H

#include <stdint.h>
#include <string.h>

#include "record/field.h"

/* Is the field at an index below schema->fields_n surely empty, whatever it is of?  False says nothing. */
static inline bool field_is_blank(const struct schema *schema, size_t index, const void *record)
{
	const size_t offset = schema->fields[index].offset;
	uint64_t word;
	if (offset + sizeof word > schema->size)
		return false;
	memcpy(&word, (const char *)record + offset, sizeof word);
	return word == 0;
}

#endif
