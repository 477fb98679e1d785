#include "generate.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "cli/language.h"
#include "version.h"

/* The date in the foot of the pages: when this version's work was done, not when it was built. */
#define RELEASED "2026-11-23"

static bool chinese;

bool roff_is_chinese(void)
{
	return chinese;
}

void roff_language(const char *language)
{
	struct arena arena = {0};

	language_choose(language, NULL);
	chinese = str_starts(language_shown(&arena), "zh");
	arena_clear(&arena);
}

/* Chinese is written without blanks.  Where its lines may end, groff knows by itself in some locales only,
 * and lets them run over the margin in the others: it is told.  (Another roff has no register .x.) */
static void begin(void)
{
	if (chinese)
		puts(".if \\n(.x .mso zh.tmac\n.ad l\n.nh");
}

static void roff_byte(char c)
{
	static const char *const escapes[] = {"\\\\e", "-\\-", "'\\(aq", "`\\(ga", "^\\(ha", "~\\(ti"};

	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (escapes[i][0] == c) {
			fputs(escapes[i] + 1, stdout);
			return;
		}
	putchar(c);
}

/* Is one of these at the beginning of the text? */
static bool begins(const char *const *signs, const char *text)
{
	while (*signs && !str_starts(text, *signs))
		signs++;
	return *signs;
}

/* Is a line to be kept from ending before `c`, in spite of what groff thinks of Chinese characters: behind what
 * opens, and before the brackets that it does not know? */
static bool sticks(const char *from, const char *c)
{
	static const char *const openers[] = {"（", "《", "“", "‘", "「", "『", "【", "〔", NULL};
	static const char *const closers[] = {"〕", "’", "…", "·", NULL};
	const size_t sign = strlen("（");

	return (c - from >= (ptrdiff_t)sign && begins(openers, c - sign)) || begins(closers, c);
}

/* May a line end before `c`, where groff thinks of a word of ASCII and not of the comma before it? */
static bool parts(const char *from, const char *c)
{
	static const char *const commas[] = {"、", "，", "；", "：", "。", NULL};
	const size_t sign = strlen("、");

	return c - from >= (ptrdiff_t)sign && !(*c & 0x80) && begins(commas, c - sign);
}

void roff(const char *from)
{
	bool fresh = true;

	for (const char *c = from; *c; c++) {
		if (chinese && sticks(from, c))
			fputs("\\&", stdout);
		else if (chinese && parts(from, c))
			fputs("\\:", stdout);
		if (fresh && (*c == '.' || *c == '\''))
			fputs("\\&", stdout);
		fresh = *c == '\n';
		roff_byte(*c);
	}
}

void roff_font(char font, const char *from)
{
	printf("\\f%c", font);
	roff(from);
	fputs("\\fR", stdout);
}

void roff_title(const char *name, int section)
{
	fputs(".TH ", stdout);
	for (const char *c = name; *c; c++)
		putchar(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
	printf(" %d " RELEASED " \"onestop " ONESTOP_VERSION "\" \"%s\"\n", section, _("onestop manual"));
	begin();
}
