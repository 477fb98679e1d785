/* What a program prints on a terminal, held back until it is whole, and then shown by the pager where it
 * is longer or wider than the terminal.
 *
 * The pager is PAGER of the environment, else less; it is started by its words, without a shell, and
 * no setting of a store names one.  Nothing goes through a file on the disk. */
#ifndef BASE_PAGER_H
#define BASE_PAGER_H

#include <stdbool.h>

#include "base/arena.h"

/* From now on hold back what goes to standard output.  Does nothing when that is no terminal, or one on
 * which a pager is of no use (TERM=dumb, PAGER empty). */
void pager_begin(void);

/* The descriptor of the terminal that standard output comes to, at once or when it is whole; -1 when it
 * goes elsewhere. */
int pager_terminal(void);

/* Show what was held back, and wait until the reader has seen enough.  Without a pager that can be started it
 * is written to the terminal as it is.  A failure to write is an error of stdout (ferror). */
void pager_end(struct arena *arena);

#endif
