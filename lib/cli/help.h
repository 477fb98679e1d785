/* What the option table of a program looks like to a person (--help) and to the generators of
 * the manual and the completions (--spec). */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/err.h"
#include "base/str.h"
#include "cli/option.h"

/* Usage, options, examples and the article, in the language of the messages. */
void help_text(const struct options *options, struct str *text);

/* The same as JSON, in English. */
int help_spec(const struct options *options, struct str *text, struct err *err);

/* "ticket-show [OPTIONS] ID..." */
void help_usage(const struct command *command, struct str *text);

#endif
