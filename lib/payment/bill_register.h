/* The register of a period: every act that billed something for it, one entry each.
 *
 *     bills/2026-08.yaml       imports (source file, SHA-256, how many, how much), adjustments, ended bills,
 *                              penalties: the centre's
 *     bills/2026-09-XS.yaml    last bills that a window made (transfer, cancel): a desk's
 *
 * The event on the account refers to its entry ("2026-08/HQ-3"), and store-check holds the sums of each
 * entry against the events that refer to it. */
#ifndef PAYMENT_BILL_REGISTER_H
#define PAYMENT_BILL_REGISTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "record/field.h"

struct session;
struct store;
struct txn;

enum bill_act { BILL_ACT_NONE, BILL_ACT_BILL, BILL_ACT_PENALTY, BILL_ACT_ADJUST, BILL_ACT_VOID,
	BILL_ACT_FINAL };
extern const struct choice bill_acts[]; /* "" bill penalty adjust bill-void final */

struct bill_entry {
	const char *id;     /* acting desk and number in the file: "HQ-3" */
	int64_t at;
	const char *by;
	bool claimed;       /* office/event.h */
	int act;            /* enum bill_act */
	const char *source; /* file that was imported */
	const char *sha256; /* of its bytes */
	int64_t count;      /* of events that refer to it */
	int64_t volume_m3;  /* sum of them */
	int64_t total;      /* fen, sum of them; of ended bills the net that was taken off */
	const char *account; /* where it is one */
	const char *key;     /* bill, where it is one */
	const char *reason;
	const char *ticket; /* that asked for it */
};

struct bill_entry_list {
	struct bill_entry *items;
	size_t n;
};

extern const struct schema bill_entry_schema;

struct bill_register {
	const char *path;
	const char *name; /* "2026-08", "2026-09-XS" */
	struct bill_entry_list entries;
};

/* Read a register; empty when there is none.  `desk` NULL: the centre's. */
int bill_register_read(struct store *store, const char *period, const char *desk,
	struct bill_register *reg, struct err *err);

/* Add an entry by whoever acts in the session, now; its id, and what events refer to it by ("2026-08/HQ-3"),
 * in the arena of the session.  The entry can be changed until bill_register_put. */
struct bill_entry *bill_register_add(struct bill_register *reg, const struct session *session,
	int act, const char **ref);

/* Count one bill into the entry. */
void bill_register_count(struct bill_entry *entry, int64_t volume_m3, int64_t amount);

/* Put the register into the transaction. */
int bill_register_put(const struct bill_register *reg, struct txn *txn, struct err *err);

#endif
