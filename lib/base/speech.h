/* The language of messages for a while: what the house writes for itself and others is Chinese, whoever
 * asks for it.  The language of a run is chosen in cli/language.h. */
#ifndef BASE_SPEECH_H
#define BASE_SPEECH_H

#include <stdbool.h>

#include "base/arena.h"

#define SPEECH_PAPERS "zh_CN"

/* From now on messages are in this language, a value of LANGUAGE; NULL: as the locale has it.  Returns the
 * one before, in the arena, to go back to. */
const char *speech_in(const char *language, struct arena *arena);

/* Rows are made for a paper, so that texts which are put together before it is printed are in its language
 * too.  Told once, before any is made. */
void speech_rows_are_paper(bool paper);

/* Begin and end the texts of a row: speech_in for a paper, else nothing.  What fails between them is told in
 * the language of the paper, so read nothing there. */
const char *speech_row_begin(struct arena *arena);
void speech_row_end(const char *before, struct arena *arena);

#endif
