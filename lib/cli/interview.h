/* Asking at the terminal for what the command line leaves out, by the tables of the program.
 *
 * With --ask the whole form is gone through: operands, then the options that are not on the command line; what is
 * offered is one of a list by number, name, title or their beginnings, and a value is taken, or refused and
 * asked for again, by the very check of the option.  Without --ask only what must be there is asked for.  A
 * form ends with a summary and one question; nothing is written before.  The end of the input leaves it all
 * undone. */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include <stdbool.h>

#include "cli/option.h"

/* Is something to be asked?  ERR_USAGE when --ask was given and there is nobody to ask.  Before it
 * what must be there is not demanded. */
int interview_begin(struct options *options, const struct run *run, bool *due, struct err *err);

/* Ask; what was answered is in the options and words as if it had been typed.  ERR_REFUSED when it was
 * broken off. */
int interview_run(struct options *options, struct run *run, struct err *err);

#endif
