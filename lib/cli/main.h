/* The main function of every program.  It does what all of them do alike (doc/onestop.7): options, the
 * language, the store, who acts, errors, the exit status. */
#ifndef CLI_MAIN_H
#define CLI_MAIN_H

#include "cli/command.h"
#include "cli/complete.h"
#include "cli/run.h"

/* What every program does, around its run(); the exit status. */
int cli_main(const struct command *command, int argc, char **argv);

/* The same, unless it is only asked what may be typed next (cli/complete.h). */
#define COMMAND_RUN(command, argc, argv)                                                           \
	(complete_wanted(argc, argv) ? complete_main(command, argc, argv) : cli_main(command, argc, argv))

/* The main function of a program, in one line. */
#define COMMAND_MAIN(command)                                                                      \
	int main(int argc, char **argv)                                                            \
	{                                                                                          \
		return COMMAND_RUN(&(command), argc, argv);                                        \
	}

#endif
