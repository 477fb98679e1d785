/* Completion: what may stand at the cursor of a command line, by the table of the program.
 *
 *     ticket-assign --complete WORD... LAST
 *
 * is what the shells run, with the words up to the cursor, the last of them perhaps empty or begun, and
 * gives candidates (cli/candidate.h).  Options, fixed words, columns and days are in the table; what
 * the store has is offered by the program `onestop` beside this one (offer/offer.h), which knows
 * every noun, so that not each program must.  A command line that is wrong gets no candidates, and
 * nothing is ever told on standard error. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include <stdbool.h>

struct command;

/* Is the first word --complete? */
bool complete_wanted(int argc, char **argv);

/* What a program does then, in place of cli_main: print the candidates for the last word.  Always 0. */
int complete_main(const struct command *command, int argc, char **argv);

#endif
