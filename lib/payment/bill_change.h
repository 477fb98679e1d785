/* Changing a bill (退补) and ending one, in one transaction of the account and the register of its period. */
#ifndef PAYMENT_BILL_CHANGE_H
#define PAYMENT_BILL_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"

struct session;

struct bill_change_order {
	const char *account;
	const char *key;    /* of the bill */
	bool ends;          /* the whole bill, with its adjustments; else by so much: */
	int64_t volume_m3;  /* + or - */
	int64_t amount;     /* fen, + or - */
	const char *reason;
	const char *ticket; /* that asked for it, of the same account; NULL: none */
};

struct bill_change {
	const char *ref; /* the entry of the register: "2026-08/HQ-3" */
	struct account account; /* afterwards */
};

/* Of a command line that is repeated the first entry is returned, with the account as it is now. */
int bill_change_make(struct session *session, const struct bill_change_order *order,
	struct bill_change *change, struct err *err);

#endif
