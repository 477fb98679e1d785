/* Files that no program would read. */
#ifndef CHECK_CHECK_STRAY_H
#define CHECK_CHECK_STRAY_H

#include <stdbool.h>

#include "check/findings.h"

/* Is the path one that some program would read? */
bool check_knows(const char *path);

/* The files that are none; -1 only when they could not be looked at. */
int check_strays(struct findings *findings, struct err *err);

#endif
