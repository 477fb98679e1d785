/* The manual page of a program, as people ask for it: `onestop help NAME`. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "cli/program_index.h"

/* Show the page that was asked for in one word: of a program, or another one that is beside the programs
 * ("onestop-store"; "onestop.7" names its section; 手册 is the handbook).  By man, in the language of
 * the messages, else in the one there is.  Where there is no man or no page, a program says --help instead.
 * ERR_REFUSED for a word that is the name of none, or of one that is not installed. */
int manual_show(struct run *run, const struct program_index *index, const char *const *words, size_t n,
	struct err *err);

#endif
