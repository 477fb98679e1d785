#include "record/field_mask.h"

#include "base/str.h"
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
