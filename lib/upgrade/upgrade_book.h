/* Day books become pages, their cash-ups records with events; and what they hold is kept in mind for the
 * events of accounts. */
#ifndef UPGRADE_UPGRADE_BOOK_H
#define UPGRADE_UPGRADE_BOOK_H

#include "base/err.h"
#include "upgrade/upgrade_work.h"

int upgrade_book_all(struct upgrade *upgrade, struct err *err);

/* The entry with that receipt; NULL when no book has it. */
const struct payment *upgrade_book_find(const struct upgrade *upgrade, const char *receipt);

#endif
