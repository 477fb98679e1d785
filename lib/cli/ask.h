/* Asking the person at the terminal. */
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

#endif
