#include "base/text_place.h"

void text_place_move(struct text_place *place, char c, char next)
{
	if (c == '\n' || (c == '\r' && next != '\n'))
		*place = (struct text_place){place->line + 1, 1};
	else if (((unsigned char)c & 0xC0) != 0x80)
		place->column++;
}

struct text_place text_place_of(const char *bytes, size_t offset)
{
	struct text_place place = {1, 1};
	for (size_t i = 0; i < offset; i++)
		text_place_move(&place, bytes[i], bytes[i + 1]);
	return place;
}

int text_place_refuse(const char *name, struct text_place place, const char *what, struct err *err)
{
	return err_set(err, ERR_MALFORMED, "%s:%zu:%zu: %s", name, place.line, place.column, what);
}
