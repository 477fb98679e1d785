/* The operations that were noted under their op-ids. */
#ifndef CHECK_CHECK_OP_H
#define CHECK_CHECK_OP_H

#include "base/err.h"

struct scan_file;

/* Is the file in canonical form, and does every entry belong into it? */
int check_op_file(void *findings, const struct scan_file *file, struct err *err);

#endif
