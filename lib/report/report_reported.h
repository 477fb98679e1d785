/* Up to when each desk had reported: where windows have clones of their own, what one wrote after its last sync is in
 * no figure yet, and whoever reads the figures must know. */
#ifndef REPORT_REPORT_REPORTED_H
#define REPORT_REPORT_REPORTED_H

#include "base/err.h"

struct store;

/* "DB 2026-09-30 17:55, XS -" in the store's arena: of every desk that has an entry the last commit it made among those
 * that led to this one (an id; NULL: HEAD), by the committer; "" where the store has no hub or no desk an entry. */
int report_reported(struct store *store, const char *commit, const char **told, struct err *err);

#endif
