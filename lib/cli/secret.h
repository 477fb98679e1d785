/* Personal data that does not stand on the command line, where `ps` shows it to everybody on the
 * machine and the shell keeps it: the value of an option that is SECRET may be
 *
 *     @FILE   the line that the file holds
 *     @-      the next line of standard input
 *     ?       asked for at the terminal
 */
#ifndef CLI_SECRET_H
#define CLI_SECRET_H

#include <stdbool.h>

#include "base/err.h"
#include "cli/run.h"

/* Does the value stand elsewhere? */
bool secret_is_elsewhere(const char *text);

/* The value that `text` of that option stands for, in the arena.  ERR_USAGE when there is none: no
 * terminal, --no-input, no line, more than one in the file. */
int secret_read(struct run *run, const struct command_option *option, const char *text,
	const char **value, struct err *err);

#endif
