#include "rules/regulation.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"

static const struct {
	const char *key;
	const char *title;   /* msgid */
	const char *chinese; /* for papers, which are Chinese whatever the language of the messages */
} parts[] = {
	{"一", N_("article 1"), "第一条"},
	{"二", N_("article 2"), "第二条"},
	{"三", N_("article 3"), "第三条"},
	{"四", N_("article 4"), "第四条"},
	{"五", N_("article 5"), "第五条"},
	{"五（一）", N_("article 5(1)"), "第五条第（一）项"},
	{"五（二）", N_("article 5(2)"), "第五条第（二）项"},
	{"五（三）", N_("article 5(3)"), "第五条第（三）项"},
	{"六", N_("article 6"), "第六条"},
	{"七", N_("article 7"), "第七条"},
	{"八", N_("article 8"), "第八条"},
	{"九", N_("article 9"), "第九条"},
	{"annex-1", N_("annex 1"), "附件1"},
	{"annex-2", N_("annex 2"), "附件2"},
	{"annex-3", N_("annex 3"), "附件3"},
	{"annex-4", N_("annex 4"), "附件4"},
	{"annex-5", N_("annex 5"), "附件5"},
	{"annex-6", N_("annex 6"), "附件6"},
	{"annex-7", N_("annex 7"), "附件7"},
	{"annex-8", N_("annex 8"), "附件8"},
	{"annex-9", N_("annex 9"), "附件9"},
	{"annex-10", N_("annex 10"), "附件10"},
};

enum { PARTS_N = sizeof parts / sizeof *parts };

bool regulation_has(const char *key)
{
	for (size_t i = 0; i < PARTS_N; i++)
		if (str_equal(parts[i].key, key))
			return true;
	return false;
}

const char *regulation_part(size_t index)
{
	return index < PARTS_N ? parts[index].key : NULL;
}

/* Equal but for blanks, hyphens, and the width of parentheses? */
static bool reads_as(const char *typed, const char *written)
{
	static const char *const wide[] = {"（", "）"};
	const char *const texts[] = {typed, written};
	char plain[2][64];
	for (size_t t = 0; t < 2; t++) {
		size_t n = 0;
		const char *at = texts[t];
		while (*at && n + 1 < sizeof *plain) {
			bool open = str_starts(at, wide[0]);
			if (open || str_starts(at, wide[1])) {
				plain[t][n++] = open ? '(' : ')';
				at += strlen(wide[0]);
			} else if (*at == ' ' || *at == '-') {
				at++;
			} else {
				plain[t][n++] = *at++;
			}
		}
		if (*at)
			return false; /* longer than any of the regulation */
		plain[t][n] = '\0';
	}
	return str_equal(plain[0], plain[1]);
}

const char *regulation_key(const char *typed)
{
	static const char article[] = "article ";
	for (size_t i = 0; i < PARTS_N; i++) {
		const char *title = parts[i].title;
		if (reads_as(typed, parts[i].key) || reads_as(typed, title) ||
			reads_as(typed, parts[i].chinese) ||
			(str_starts(title, article) && reads_as(typed, title + strlen(article))))
			return parts[i].key;
	}
	return NULL;
}

const char *regulation_cite(const char *key)
{
	for (size_t i = 0; i < PARTS_N; i++)
		if (str_equal(parts[i].key, key))
			return _(parts[i].title);
	return key;
}

const char *regulation_cite_chinese(const char *key)
{
	for (size_t i = 0; i < PARTS_N; i++)
		if (str_equal(parts[i].key, key))
			return parts[i].chinese;
	return key;
}
