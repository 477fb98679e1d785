/* Entries of registers and the events that refer to them, one by one. */
#ifndef CHECK_REGISTER_COMPARE_H
#define CHECK_REGISTER_COMPARE_H

#include "base/err.h"

struct findings;
struct map;

/* Read all of these registers ("2026-08") and the events that refer to them again, and tell what differs.  All
 * their entries are in memory meanwhile.  -1 only when it could not be looked at. */
int register_compare(struct findings *findings, const struct map *names, struct err *err);

#endif
