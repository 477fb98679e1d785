#include "base/shape.h"

bool shape_has(const char *text, const char *shape)
{
	for (; *shape; text++, shape++)
		if (*shape == '0' ? *text < '0' || *text > '9' : *text != *shape)
			return false;
	return true;
}

void shape_put(char *text, int number, int count)
{
	for (int i = count - 1; i >= 0; i--, number /= 10)
		text[i] = (char)('0' + number % 10);
}
