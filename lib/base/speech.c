#include "base/speech.h"

#include <stdlib.h>

/* gettext's own count of changes of the language: what it has looked up before is looked up again. */
extern int _nl_msg_cat_cntr;

const char *speech_in(const char *language, struct arena *arena)
{
	const char *before = getenv("LANGUAGE");

	before = before ? arena_dup(arena, before) : NULL;
	if (language)
		setenv("LANGUAGE", language, 1);
	else
		unsetenv("LANGUAGE");
	_nl_msg_cat_cntr++;
	return before;
}
