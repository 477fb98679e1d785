/* Files that no program would read. */
#ifndef FINDING_STRAY_H
#define FINDING_STRAY_H

#include <stdbool.h>

#include "finding/findings.h"

/* Is the path one that some program would read? */
bool stray_knows(const char *path);

/* The files that are none; -1 only when they could not be looked at. */
int stray_find(struct findings *findings, struct err *err);

#endif
