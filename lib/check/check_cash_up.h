/* Cash-ups, against the day books that they end. */
#ifndef CHECK_CHECK_CASH_UP_H
#define CHECK_CHECK_CASH_UP_H

#include "base/arena.h"
#include "base/err.h"
#include "finding/findings.h"

struct scan_file;

/* Is the record the sum of its events, has the book what was cashed up, by method, and was nothing entered
 * while it was closed?  The first that is not so, as an err without the path. */
int check_cash_up(struct findings *findings, const struct scan_file *file, struct arena *scratch,
	struct err *err);

#endif
