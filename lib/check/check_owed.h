/* What open tickets owe: somebody must be there to do it. */
#ifndef CHECK_CHECK_OWED_H
#define CHECK_CHECK_OWED_H

#include "finding/findings.h"

struct ticket;

/* A note about a ticket that waits for a person who has left: its handler, who put it on hold, or whose
 * call-back it is.  Damage of its events is found by others. */
void check_owed_of(struct findings *findings, const char *path, const struct ticket *ticket);

#endif
