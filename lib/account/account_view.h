/* An account as a list shows it: the record, and what is owed, which its bills tell. */
#ifndef ACCOUNT_ACCOUNT_VIEW_H
#define ACCOUNT_ACCOUNT_VIEW_H

#include <stdint.h>

#include "account/account.h"
#include "record/field.h"

struct account_view {
	struct account account;
	int64_t owes;        /* fen: account_owes */
	int64_t former_owes; /* fen: account_former_owes */
};

/* The columns of the record, and what is owed before what is prepaid. */
extern const struct schema account_view_schema;

struct account_view account_view_of(const struct account *account);

#endif
