/* A look at the store while somebody types: nothing is locked, written, cleared up or told. */
#ifndef CLI_GLANCE_H
#define CLI_GLANCE_H

#include "cli/run.h"

/* Open the store that --store (NULL, or as it was typed) names, set the clock and the language.  -1: there
 * is none to be read, and run->session has none. */
int glance_open(struct run *run, const char *store);

/* Close it; what it has noted is forgotten. */
void glance_close(struct run *run);

#endif
