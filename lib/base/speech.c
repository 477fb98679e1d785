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

static bool rows_are_paper;

void speech_rows_are_paper(bool paper)
{
	rows_are_paper = paper;
}

const char *speech_row_begin(struct arena *arena)
{
	return rows_are_paper ? speech_in(SPEECH_PAPERS, arena) : NULL;
}

void speech_row_end(const char *before, struct arena *arena)
{
	if (rows_are_paper)
		speech_in(before, arena);
}
