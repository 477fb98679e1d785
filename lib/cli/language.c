#include "cli/language.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "base/str.h"

#define DOMAIN "onestop"
#define FALLBACK_LOCALE "C.UTF-8"
#define DEFAULT_LANGUAGE "zh_CN"

/* What the environment says of the language of messages; NULL when it says nothing.  "C" and
 * "POSIX" are a wish for untranslated messages; "C.UTF-8" is only a character set. */
static const char *wish(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *language = getenv("LANGUAGE");
	if (!str_empty(language))
		return language;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (str_empty(value))
			continue;
		return str_starts(value, "C.") ? NULL : value;
	}
	return NULL;
}

const char *language_begin(const char *share, struct arena *arena)
{
	const char *wished = wish();
	wished = wished ? arena_dup(arena, wished) : NULL;
	/* Numbers, dates and sorting are ours to define, the same everywhere: of a locale only its characters are
	 * needed, and of the dozen files of the rest none is opened.  language_choose adds its messages. */
	if (!setlocale(LC_CTYPE, "") || strcasecmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, FALLBACK_LOCALE);
	bindtextdomain(DOMAIN, share);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	language_choose(wished, NULL);
	return wished;
}

void language_choose(const char *wished, const char *of_store)
{
	const char *language = wished;
	if (!language)
		language = !str_empty(of_store) ? of_store : DEFAULT_LANGUAGE;
	if (str_equal(language, "C") || str_equal(language, "POSIX"))
		language = "en";
	/* gettext translates by LANGUAGE, but only where the locale of messages is not "C": the
	 * wished locale need not be installed for its catalogue to be used. */
	if (!setlocale(LC_MESSAGES, "") || str_equal(setlocale(LC_MESSAGES, NULL), "C") ||
		str_equal(setlocale(LC_MESSAGES, NULL), "POSIX"))
		setlocale(LC_MESSAGES, FALLBACK_LOCALE);
	setenv("LANGUAGE", language, 1);
}

const char *language_shown(struct arena *arena)
{
	static const char key[] = "\nLanguage: ";
	const char *header = strstr(_(""), key);
	return header ? arena_dup_n(arena, header + sizeof key - 1, strcspn(header + sizeof key - 1, "\n")) : "en";
}
