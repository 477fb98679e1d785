/* What two desks did twice, as neither knew of the other: both stand, and a person should look. */
#ifndef CHECK_CHECK_DOUBLE_H
#define CHECK_CHECK_DOUBLE_H

#include "base/err.h"

struct findings;

/* Warn of open tickets of one service on one account (ticket/ticket_duplicate.h), and of op-ids that two desks
 * used in the OP_DAYS in which they are recognised (txn/op.h): but for bills that were read in, which count once.
 * All open tickets and all such operations are looked at, whatever changed.  What cannot be read is told by those
 * who check the files. */
int check_doubles(struct findings *findings, struct err *err);

#endif
