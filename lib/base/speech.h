/* The language of messages for a while: what the house writes for itself and others is Chinese, whoever
 * asks for it.  The language of a run is chosen in cli/language.h. */
#ifndef BASE_SPEECH_H
#define BASE_SPEECH_H

#include "base/arena.h"

#define SPEECH_PAPERS "zh_CN"

/* From now on messages are in this language, a value of LANGUAGE; NULL: as the locale has it.  Returns the
 * one before, in the arena, to go back to. */
const char *speech_in(const char *language, struct arena *arena);

#endif
