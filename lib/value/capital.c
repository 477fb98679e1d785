#include "value/capital.h"

#include <stdbool.h>

#include "base/str.h"

static const char *const digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/* Four digits, the first group of which says nothing of the zeros before it. */
static void add_group(struct str *text, unsigned group, bool first)
{
	static const char *const places[] = {"仟", "佰", "拾", ""};
	unsigned power = 1000;
	bool zero = !first && group < 1000;
	for (size_t i = 0; i < 4; i++, power /= 10) {
		unsigned digit = group / power % 10;
		if (digit == 0) {
			zero = zero || group / power;
			continue;
		}
		str_add_format(text, "%s%s%s", zero ? "零" : "", digits[digit], places[i]);
		zero = false;
	}
}

static void add_yuan(struct str *text, uint64_t yuan)
{
	static const char *const scales[] = {"", "万", "亿", "万亿", "亿亿"};
	bool first = true, gap = false;
	for (size_t i = sizeof scales / sizeof *scales; i-- > 0;) {
		uint64_t group = yuan;
		for (size_t down = 0; down < i; down++)
			group /= 10000;
		group %= 10000;
		if (group == 0) {
			gap = !first;
			continue;
		}
		if (gap && group >= 1000)
			str_add(text, "零");
		add_group(text, (unsigned)group, first);
		str_add(text, scales[i]);
		first = gap = false;
	}
	if (!first)
		str_add(text, "元");
}

const char *capital_format(int64_t fen, struct arena *arena)
{
	struct str text = {0};
	uint64_t amount = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;
	unsigned jiao = (unsigned)(amount / 10 % 10);
	unsigned rest = (unsigned)(amount % 10);
	str_add(&text, fen < 0 ? "人民币负" : "人民币");
	add_yuan(&text, amount / 100);
	if (amount == 0)
		str_add(&text, "零元");
	if (jiao)
		str_add_format(&text, "%s角", digits[jiao]);
	else if (rest && amount >= 100)
		str_add(&text, "零");
	if (rest)
		str_add_format(&text, "%s分", digits[rest]);
	if (!jiao && !rest)
		str_add(&text, "整");
	return str_keep(&text, arena);
}
