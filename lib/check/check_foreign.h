/* The numbers of statements (payment/unmatched.h): each was booked once, and is one account's at most. */
#ifndef CHECK_CHECK_FOREIGN_H
#define CHECK_CHECK_FOREIGN_H

#include "finding/findings.h"

/* Check those of all day books, after check_payments.  Tells also of lines that are open for longer than
 * lists look back. */
void check_foreign(struct findings *findings);

#endif
