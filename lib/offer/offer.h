/* What the store has for the cursor of a command line (cli/complete.h): ids with names, titles of codes,
 * bills of the account that was typed before. */
#ifndef OFFER_OFFER_H
#define OFFER_OFFER_H

#include <stddef.h>

struct run;

/* Print the candidates for the words that cli/complete.c hands over.  Where there is no store, or none that can be read, there
 * are none; nothing is ever told.  Always 0. */
int offer_print(struct run *run, const char *const *words, size_t n);

#endif
