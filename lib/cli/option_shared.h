/* The options that many programs have: where, who, how rows are printed, help. */
#ifndef CLI_OPTION_SHARED_H
#define CLI_OPTION_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "table/out.h"

struct command;
struct command_option;

/* The options that programs share; which of them a program has follows from what it needs. */
struct shared {
	bool help;
	bool version;
	bool spec;
	const char *store;
	const char *as;
	const char *desk;
	const char *reason; /* of --unmask */
	bool dry_run;
	bool prove;
	bool quiet;
	bool no_input;
	bool no_pager;
	bool ask;
	const char *op;
	int64_t wait;
	struct out out;
};

/* The next row that the command has, from `*at` on (0 at first), which is moved behind it; NULL: no more.  Its
 * field is a member of struct shared. */
const struct command_option *option_shared_next(const struct command *command, size_t *at);

#endif
