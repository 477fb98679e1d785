/* The desks that have a clone of the store, and where this clone stands among them. */
#ifndef CHECK_CHECK_DESK_H
#define CHECK_CHECK_DESK_H

#include "finding/findings.h"

/* Is every entry of the file the sum of its events, in its place and there once, and does each key belong to
 * one machine?  Has the centre an entry and, in a clone of a store with a hub, every desk that works in it? */
void check_desks(struct findings *findings);

#endif
