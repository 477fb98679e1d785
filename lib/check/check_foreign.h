/* The numbers of statements (payment/unmatched.h): each was booked once, and is one account's at most.
 *
 * Of millions of numbers nearly all stand in one entry, which is right in itself: they are added up as marks
 * (finding/marks.h), and only those of which there is more to say are looked up. */
#ifndef CHECK_CHECK_FOREIGN_H
#define CHECK_CHECK_FOREIGN_H

#include <stdbool.h>

#include "base/err.h"

struct marks_keys;
struct mark;
struct findings;
struct payment;

/* Note the number of an entry of a day book, if it has one. */
void check_foreign_number(struct findings *findings, const struct payment *entry);

/* Is what all entries of a number say right, and is nothing of it open? */
bool check_foreign_is_right(const struct mark *sum);

/* Add the numbers to the keys, which have none yet, that stand without an account in the books of these days. */
int check_foreign_open(struct findings *findings, int from, int until, struct marks_keys *keys, struct err *err);

/* Check these numbers in all day books.  Tells also of lines that are open for longer than lists look back:
 * UNMATCHED_DAYS. */
void check_foreign(struct findings *findings, const struct marks_keys *numbers);

#endif
