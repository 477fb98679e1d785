/* Accounts: the money that stood in texts and day books goes into the events, the registers of periods are made
 * of the events that billed, and what is unpaid and prepaid must come to what the record says. */
#ifndef UPGRADE_UPGRADE_ACCOUNT_H
#define UPGRADE_UPGRADE_ACCOUNT_H

#include "base/err.h"
#include "upgrade/upgrade_work.h"

/* After the day books (upgrade/upgrade_book.h). */
int upgrade_account_all(struct upgrade *upgrade, struct err *err);

#endif
