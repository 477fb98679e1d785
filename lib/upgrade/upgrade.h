/* store-upgrade: a store of format 1 becomes one of format 2, in one transaction.
 *
 * Nothing is lost: every ticket, account, staff member, event and receipt is there afterwards, and what each
 * account owes and has prepaid is what it was, or nothing is written.  How each thing is converted is told in
 * onestop-store(5).  The conversion depends on the records alone and on nobody's clock or name. */
#ifndef UPGRADE_UPGRADE_H
#define UPGRADE_UPGRADE_H

#include "base/err.h"
#include "upgrade/upgrade_work.h"

/* Put the whole store as format 2 has it into the transaction (which was begun with `upgrades`).  The
 * session's store is of format 1.  ERR_REFUSED names the first record that would not be what it was. */
int upgrade_store(const struct session *session, struct txn *txn, struct upgrade *upgrade, struct err *err);

#endif
