/* What was typed for an account program whose ticket has to rest: kept with the ticket, and there
 * again when the program is run with --ticket, as if it were typed then. */
#ifndef PROGRAM_ACCOUNT_TYPED_H
#define PROGRAM_ACCOUNT_TYPED_H

#include "account/account_operation.h"
#include "cli/run.h"

/* Give the options that were not typed now (but for those about the ticket itself) the values kept with
 * the ticket of the order, and put all of them into `typed` in the order they stand in the table.
 * A ticket that cannot be read gives none: the operation says why. */
int account_typed_take(struct run *run, const struct account_operation_order *order, struct pairs *typed,
	struct err *err);

#endif
