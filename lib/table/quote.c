#include "table/quote.h"

#include <string.h>

bool quote_is_needed(const char *text, bool alone)
{
	size_t length = strlen(text);
	if (!length)
		return alone;
	return text[strcspn(text, "\r\n\",")] || strchr(" \t", text[0]) ||
	       strchr(" \t", text[length - 1]) || str_starts(text, "\xEF\xBB\xBF");
}

void quote_add(struct str *out, const char *text, bool alone)
{
	if (quote_is_needed(text, alone))
		quote_put(out, text);
	else
		str_add(out, text);
}

void quote_put(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (const char *c = text; *c; c++) {
		if (*c == '"')
			str_add_char(out, '"');
		str_add_char(out, *c);
	}
	str_add_char(out, '"');
}
