/* libFuzzer target: arbitrary text as money.
 *
 * What is read is written with two decimals, which read as the same; the number of the text, by
 * another way of reading it, is the same; it can be said in capital numerals. */
#include <string.h>

#include "input.h"
#include "value/capital.h"
#include "value/money.h"

/* Digits alone, and as many decimals as are missing. */
static int64_t plain(const char *text)
{
	int64_t fen = 0;
	const char *point = strchr(text, '.');
	size_t decimals = point ? strlen(point + 1) : 0;
	for (const char *c = text; *c; c++)
		if (*c >= '0' && *c <= '9')
			fen = fen * 10 + (*c - '0');
	for (; decimals < 2; decimals++)
		fen *= 10;
	return *text == '-' ? -fen : fen;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct err err = {0};
	char form[MONEY_TEXT_SIZE];
	const char *text = input_text(data, size, &arena);
	int64_t fen;
	int64_t again;
	if (money_parse(text, &fen, &err)) {
		input_refused(&err, ERR_MALFORMED);
	} else {
		if (fen != plain(text))
			bug("money that is another sum");
		if (money_parse(money_format(fen, form), &again, &err) || again != fen)
			bug("money that reads as another");
		if (!str_starts(capital_format(fen < 0 ? -fen : fen, &arena), "人民币"))
			bug("money that cannot be said");
	}
	arena_clear(&arena);
	return 0;
}
