#include "value/han.h"

#include <string.h>
#include <unistr.h>

/* The table as it is in the tree, with a NUL behind it. */
extern const char han_table[];
__asm__(".section .rodata\n"
	"han_table: .incbin \"lib/value/pinyin.txt\"\n"
	".byte 0\n"
	".previous\n");

/* Characters stand in two ranges: radicals to the end of the first plane's ideographs, and the second
 * and third plane. */
enum {
	LOW_FIRST = 0x2E80,
	LOW_END = 0xA000,
	HIGH_FIRST = 0x20000,
	HIGH_END = 0x32400,
	SLOTS = LOW_END - LOW_FIRST + HIGH_END - HIGH_FIRST,
	LINES = 8192
};

struct line {
	const char *text; /* in the table */
	uint32_t initials;
};

struct han {
	struct line lines[LINES]; /* the first is empty */
	uint16_t line_of[SLOTS];
};

/* SLOTS for what has none. */
static size_t slot_of(uint32_t c)
{
	if (c >= LOW_FIRST && c < LOW_END)
		return c - LOW_FIRST;
	if (c >= HIGH_FIRST && c < HIGH_END)
		return LOW_END - LOW_FIRST + c - HIGH_FIRST;
	return SLOTS;
}

/* Behind the readings, or the "= " of a line of radicals. */
static const char *characters_of(struct line *line)
{
	const char *at = line->text;
	for (; *at >= 'a' && *at <= 'z'; at += strcspn(at, " ") + 1)
		line->initials |= UINT32_C(1) << (*at - 'a');
	return *at == '=' ? at + strlen("= ") : at;
}

const struct han *han_load(struct arena *arena)
{
	struct han *han = arena_alloc(arena, sizeof *han);
	const char *at = han_table;
	han->lines[0].text = "";
	for (uint16_t n = 1; *at && n < LINES; n++) {
		struct line *line = &han->lines[n];
		line->text = at;
		bool same = *at == '=';
		for (at = characters_of(line); *at != '\n';) {
			ucs4_t c;
			at += u8_mbtouc_unsafe(&c, (const uint8_t *)at, 4);
			/* The first of a line of radicals has readings of its own. */
			if (!same && slot_of(c) < SLOTS)
				han->line_of[slot_of(c)] = n;
			same = false;
		}
		at++;
	}
	return han;
}

static const struct line *line_of(const struct han *han, uint32_t c)
{
	size_t slot = slot_of(c);
	return &han->lines[slot < SLOTS ? han->line_of[slot] : 0];
}

const char *han_readings(const struct han *han, uint32_t c)
{
	return line_of(han, c)->text;
}

uint32_t han_initials(const struct han *han, uint32_t c)
{
	return line_of(han, c)->initials;
}

uint32_t han_unified(const struct han *han, uint32_t c)
{
	const char *text = line_of(han, c)->text;
	ucs4_t unified;
	if (*text != '=')
		return c;
	u8_mbtouc_unsafe(&unified, (const uint8_t *)text + strlen("= "), 4);
	return unified;
}
