/* What may stand at the cursor of a command line that is being typed, as the shells read it: a line each,
 *
 *     WORD TAB what it is
 *     TAB files [TAB BEFORE]    names of files belong here, behind BEFORE of the word
 *     TAB directories [TAB BEFORE]
 *     TAB nospace               the word goes on behind what is completed
 *
 * WORD is the whole word, the part that is typed already included. */
#ifndef CLI_CANDIDATE_H
#define CLI_CANDIDATE_H

#include "base/arena.h"

struct candidates {
	const char *before; /* of the word, which stays: "--to=", "id,due,"; "" */
	const char *typed;  /* the rest, which candidates begin with; "" */
	struct arena *arena;
};

/* Print one that begins with what is typed and does not stand before it already; `about` may be NULL. */
void candidate_print(const struct candidates *list, const char *word, const char *about);

/* The same of a code that may be typed as it is called: where it is the title that is begun, the title is what is
 * completed. */
void candidate_print_called(const struct candidates *list, const char *code, const char *title, const char *about);

/* Print what is typed by its end.  bash takes it in place of that; other shells pass it over. */
void candidate_print_whole(const struct candidates *list, const char *word);

/* Print a line for the shell itself: "files", "directories", "nospace". */
void candidate_ask(const struct candidates *list, const char *what);

#endif
