/* An upgrade while it is made (upgrade/upgrade.h): what was read, and what was converted. */
#ifndef UPGRADE_UPGRADE_WORK_H
#define UPGRADE_UPGRADE_WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "payment/payment.h"

struct session;
struct txn;

/* The bills of one period that were put on accounts at one moment by one person at one desk: an entry of the
 * register. */
struct upgrade_bills {
	const char *period;
	const char *desk;
	int64_t at;
	const char *by;
	bool claimed;
	int64_t count;
	int64_t volume_m3;
	int64_t total; /* fen */
	const char *ref; /* "2026-08/XS-1" */
};

struct upgrade {
	const struct session *session;
	struct txn *txn;
	struct arena *mem;               /* kept to the end of the transaction */
	struct map receipts;             /* receipt -> index + 1 */
	struct payment *payments;
	size_t payments_n;
	size_t payments_room;
	struct map bills_at;             /* period, moment, desk, person -> index + 1 */
	struct upgrade_bills *bills;
	size_t bills_n;
	size_t bills_room;
	/* What was converted. */
	int64_t tickets;
	int64_t accounts;
	int64_t moved;   /* accounts of which another bill is unpaid, and as much */
	int64_t billed_n;
	int64_t billed;  /* fen */
	int64_t taken;   /* fen, of all receipts */
};

#endif
