#include "value/money.h"

#include <stdint.h>
#include <stdbool.h>

#include "base/message.h"

enum { YUAN_DIGITS = 12, FEN_DIGITS = 2 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int money_parse(const char *text, int64_t *fen, struct err *err)
{
	bool negative = *text == '-';
	const char *at = text + negative;
	int64_t amount = 0;
	int yuan_digits = 0;
	int fen_digits = 0;

	for (; is_digit(*at) && yuan_digits < YUAN_DIGITS; at++, yuan_digits++)
		amount = amount * 10 + (*at - '0');
	bool point = *at == '.' && yuan_digits > 0;
	if (point)
		at++;
	for (; point && is_digit(*at) && fen_digits < FEN_DIGITS; at++, fen_digits++)
		amount = amount * 10 + (*at - '0');
	if (*at || yuan_digits == 0 || (point && fen_digits == 0))
		return err_set(err, ERR_MALFORMED,
		        _("\"%s\" is not an amount of money (yuan like 86.40, no separators)"),
		        text);
	for (; fen_digits < FEN_DIGITS; fen_digits++)
		amount *= 10;
	*fen = negative ? -amount : amount;
	return 0;
}

const char *money_format(int64_t fen, char text[MONEY_TEXT_SIZE])
{
	/* Unsigned, as the least int64_t has no positive duplicate. */
	uint64_t amount = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;
	char last_first[MONEY_TEXT_SIZE];
	size_t n = 0;
	char *at = text;

	do {
		last_first[n++] = (char)('0' + amount % 10);
		if (n == 2)
			last_first[n++] = '.';
	} while ((amount /= 10) || n < 4);
	if (fen < 0)
		*at++ = '-';
	while (n)
		*at++ = last_first[--n];
	*at = '\0';
	return text;
}
