/* store-upgrade: a store of format 1 becomes one of format 2, in one transaction.
 *
 * Nothing is lost: every ticket, account, staff member, event and receipt is there afterwards, and what each
 * account owes and has prepaid is what it was, or nothing is written.  How each thing is converted is told in
 * onestop-store(5).  The conversion depends on the records alone and on nobody's clock or name. */
#ifndef UPGRADE_UPGRADE_H
#define UPGRADE_UPGRADE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "payment/payment.h"
#include "record/field.h"

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
	int64_t billed_n;
	int64_t billed;  /* fen */
	int64_t taken;   /* fen, of all receipts */
};

/* Put the whole store as format 2 has it into the transaction (which was begun with `upgrades`).  The
 * session's store is of format 1.  ERR_REFUSED names the first record that would not be what it was. */
int upgrade_store(const struct session *session, struct txn *txn, struct upgrade *upgrade, struct err *err);

#endif
