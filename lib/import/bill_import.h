/* The file of bills that the meter-reading centre hands over: CSV with the columns account,
 * period, volume_m3 and amount, in any order. */
#ifndef IMPORT_BILL_IMPORT_H
#define IMPORT_BILL_IMPORT_H

#include "account/account_open.h"
#include "base/arena.h"
#include "base/err.h"

/* Read all rows (struct bill_order, in the arena).  ERR_MALFORMED `file:line:column: ...`. */
int bill_file_read(const char *name, const char *bytes, size_t length, struct arena *arena,
	struct list *orders, struct err *err);

#endif
