/* The words of a command line that are no options, by the operand table of the program. */
#ifndef CLI_OPERAND_H
#define CLI_OPERAND_H

#include <stddef.h>

#include "base/err.h"
#include "cli/run.h"

/* Put `n` words (kept) where the operands of run->command belong: one into command->arg, cleaned as
 * the value of an option is; those of a `many` operand into run->operands as they are, "-" replaced
 * by the lines of standard input where the program runs once for each.  A word too few or too many
 * is ERR_USAGE. */
int operands_take(struct run *run, const char *const *words, size_t n, struct err *err);

/* The store is open: let what people typed for its codes be the codes (cli/coded.h). */
int operands_code(struct run *run, struct err *err);

#endif
