#include "base/num.h"

#include <inttypes.h>
#include <stdbool.h>

#include "base/message.h"

int num_parse(const char *text, int64_t least, int64_t most, int64_t *value, struct err *err)
{
	bool negative = *text == '-';
	const char *digit = text + negative;
	int64_t result = 0;
	bool overflow = false;

	if (!*digit)
		return err_set(err, ERR_MALFORMED, _("\"%s\" is not a whole number"), text);
	for (; *digit; digit++) {
		if (*digit < '0' || *digit > '9')
			return err_set(err, ERR_MALFORMED, _("\"%s\" is not a whole number"), text);
		int64_t units = *digit - '0';
		/* Built below zero when negative, as the least int64_t has no positive twin. */
		if (!overflow)
			overflow =
			        __builtin_mul_overflow(result, 10, &result) ||
			        __builtin_add_overflow(result, negative ? -units : units, &result);
	}
	if (overflow || result < least || result > most)
		return err_set(err, ERR_MALFORMED,
		        _("\"%s\" is not between %" PRId64 " and %" PRId64), text, least, most);
	*value = result;
	return 0;
}
