/* The operations that were noted under their op-ids. */
#ifndef CHECK_CHECK_OP_H
#define CHECK_CHECK_OP_H

#include "finding/findings.h"

/* Is every file in canonical form, and does every entry belong into it?  -1 only when they could not
 * be looked at. */
int check_ops(struct findings *findings, struct err *err);

#endif
