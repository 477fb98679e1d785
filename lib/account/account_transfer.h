/* 更名过户, annex 10: another takes the meter, or the one who has it another name.
 *
 * Another holder begins a holding (office/holding.h): what was billed for the days before is the old
 * one's, and stays with him when it is changed later.  Base volume, licence and bank details do not pass
 * on.  The same person under a new name, told by the number of his document, keeps all that is not named
 * anew, and nothing begins. */
#ifndef ACCOUNT_ACCOUNT_TRANSFER_H
#define ACCOUNT_ACCOUNT_TRANSFER_H

#include <stdbool.h>
#include <stdint.h>

#include "account/account.h"
#include "base/err.h"

struct meter_reading;
struct session;

/* Members that are given describe the new holder. */
struct transfer {
	const char *holder;
	int id_type;
	const char *id_no;
	const char *id_reason;
	const char *phone;
	const char *contact;
	const char *licence;
	const char *pay_by;
	const char *bank;
	const char *bank_no;
	int64_t population;
	int from;          /* the day from which the new holder takes the meter; 0: today */
	struct words keys; /* bills that stay with the old one though he is not there on their last day */
	int64_t kept;      /* fen that were prepaid and pass on, as both want it */
	const struct meter_reading *reading; /* of today; NULL: not read */
	const char *no_reading; /* why it was not */
};

/* Is it the person who holds the account now? */
bool account_transfer_is_rename(const struct account *account, const struct transfer *transfer);

/* Is enough said of the new holder, and rightly? */
int account_transfer_check(const struct account *account, const struct transfer *transfer, struct err *err);

/* The rule.  Guards, and the money between the house and who leaves, are the caller's. */
int account_transfer(struct account *account, const struct session *session,
	const struct transfer *transfer, struct err *err);

#endif
