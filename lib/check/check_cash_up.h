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

struct cash_up;
struct payment_list;

/* The same of a record that was read, and of the entries of its book. */
int check_cash_up_compare(const struct cash_up *cash_up, const struct payment_list *entries, struct arena *scratch,
	struct err *err);

#endif
