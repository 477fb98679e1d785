/* The options of a command line, read by the option table of the program.
 *
 * --name VALUE, --name=VALUE, -l VALUE, -lVALUE; flags take no value, their letters may stand
 * together (-qn).  Options and operands may be mixed; "--" ends the options, "-" is an operand.  A
 * name counts only when it is whole.  Given twice, an option of one value keeps the later. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "cli/option_shared.h"
#include "cli/run.h"

/* A FIELD_DATE option whose text needs today and the calendar: "today", "+5wd". */
struct pending_date {
	const struct command_option *option;
	const char *text;
};

/* A value as it was typed, cleaned; NULL of a flag. */
struct typed_option {
	const struct command_option *option;
	const char *text;
};

/* The value of a SECRET option that is read when the command line turned out well-formed. */
struct pending_secret {
	const struct command_option *option;
	const char *text; /* NULL: a later value took its place */
};

struct options {
	const struct command *command;
	const struct command_option **all; /* own and shared */
	size_t all_n;
	struct shared shared;
	struct pending_date *dates;
	size_t dates_n;
	size_t dates_room;
	const struct command_option **coded; /* whose values are codes of the store, put off as well */
	size_t coded_n;
	size_t coded_room;
	struct typed_option *typed; /* in the order of the command line */
	size_t typed_n;
	size_t typed_room;
	struct pending_secret *secrets;
	size_t secrets_n;
	size_t secrets_room;
	bool *given; /* by index in `all` */
	const char **words; /* that are no options */
	size_t words_n;
};

/* Gather the rows that the command has. */
void options_gather(struct options *options, const struct command *command, struct arena *arena);

/* Parse argv (kept) into command->arg, options->shared and options->words; values are in the arena
 * of `run`.  ERR_USAGE for an option that does not exist (with the name that was probably meant),
 * that lacks a value or has a bad one; and, unless help, version or spec is asked for, for
 * two that exclude each other.  Values that stand elsewhere are not read yet. */
int options_parse(struct options *options, int argc, char **argv, struct run *run,
	struct err *err);

/* Read them (cli/secret.h), in the order of the options. */
int options_read_secrets(struct options *options, struct run *run, struct err *err);

/* Demand what must be there: ERR_USAGE for a required option that is missing. */
int options_require(const struct options *options, struct err *err);

/* Set the option at `index` as if `text` had been typed behind it; ERR_USAGE when its check refuses it. */
int options_set(struct options *options, struct run *run, size_t index, const char *text, struct err *err);

/* ERR_USAGE "--NAME VALUE is needed". */
int options_need(const struct command *command, const struct command_option *row, struct err *err);

/* Resolve the dates that were put off; the session knows today and the calendar. */
int options_resolve(struct options *options, struct run *run, struct err *err);

/* The struct whose member the value of the row is. */
void *options_target(struct options *options, const struct command_option *row);

/* Is the row one of the shared ones? */
bool options_is_shared(const struct options *options, const struct command_option *row);

#endif
