/* Asking the person at the terminal, with the keys of libedit to mend a line where it is installed.
 *
 * libedit (BSD licence; readline is under the GPL) is opened when the first question is asked, so that no
 * other start pays for it; without it, or on a terminal that can do nothing, a line is read as it comes. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include <stdbool.h>

#include "base/err.h"
#include "cli/run.h"

/* Is there somebody to ask: are standard input and standard error terminals, and was --no-input not given? */
bool ask_can(const struct run *run);

/* Ask for a line, only when standard input and standard error are terminals and --no-input was not
 * given; otherwise `*answer` is "" and nothing is asked.  The answer is cleaned like an option. */
int ask_line(struct run *run, const char *question, const char **answer, struct err *err);

/* The same; `*ended` when the input did, or there is nobody. */
int ask_answer(struct run *run, const char *question, const char **answer, bool *ended, struct err *err);

#endif
