/* The machine's clock, held against the store's history.
 *
 * Deadlines, day books and who was on duty hang on it, and a machine whose clock fell back (an empty
 * battery, a wrong year) would date records before what happened already.  It is the machine's clock
 * that is compared, whatever ONESTOP_NOW says. */
#ifndef STORE_CLOCK_H
#define STORE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct store;

/* ERR_REFUSED when `machine` is a moment before 2019, or more than five minutes before `committed`
 * (0: nothing was committed yet). */
int clock_check(int64_t machine, int64_t committed, struct err *err);

/* The committer date of a commit, the bytes of the object; 0 when it has none. */
int64_t clock_of_commit(const char *bytes, size_t length);

/* When HEAD moved last in this clone, by the end of .git/logs/HEAD: cheap, for programs that start
 * no git.  0 when it does not say. */
int64_t clock_of_head(const struct store *store);

#endif
