/* Account numbers while one is being typed: the accounts themselves where they are few, else how their
 * numbers go on, so that a town of accounts is answered from the names of its blocks alone. */
#ifndef ACCOUNT_ACCOUNT_BEGINNING_H
#define ACCOUNT_ACCOUNT_BEGINNING_H

#include <stddef.h>

#include "account/account.h"
#include "base/arena.h"
#include "base/err.h"

enum { ACCOUNT_BEGINNING_MOST = 300 }; /* as many accounts are named one by one */

/* How numbers go on: further characters that tell them apart. */
struct account_beginning {
	const char *number; /* its first characters */
	size_t most;        /* no more accounts begin so */
};

/* All accounts whose numbers begin so stand either in `accounts` or under one of the `items`. */
struct account_beginnings {
	struct account_beginning *items;
	size_t n;
	size_t room;
	struct account_list accounts; /* by number, without events */
	size_t accounts_room;
};

/* In the arena; `prefix` "" is the beginning of any. */
int account_beginning_list(struct store *store, const char *prefix, struct arena *arena,
	struct account_beginnings *list, struct err *err);

#endif
