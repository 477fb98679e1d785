/* A row of a table and the account it is about: an account that is not here yet is opened, one that is
 * here and that the row says other things of is changed when that was asked for, and otherwise
 * refused with what differs.  An empty cell says nothing. */
#ifndef IMPORT_ACCOUNT_MERGE_H
#define IMPORT_ACCOUNT_MERGE_H

#include <stdbool.h>

#include "account/account.h"
#include "account/account_unique.h"
#include "import/import_file.h"
#include "office/session.h"

enum account_merge_end {
	ACCOUNT_MERGE_FAULTY,  /* the row has faults */
	ACCOUNT_MERGE_DIFFERS, /* the same, but only that it says other things of the account */
	ACCOUNT_MERGE_SAME,
	ACCOUNT_MERGE_ADDED,   /* `after` is to be written, as for the next one */
	ACCOUNT_MERGE_CHANGED
};

struct account_merge {
	struct session session; /* with the arena of the row */
	bool update;            /* an account that is here may be changed */
	struct account_unique *unique;
	const char *force;      /* account/account_unique.h; NULL */
	bool phone_to_remark;   /* what is no telephone number is a remark */
	struct import_row row;
	struct account stored; /* zero when there is none yet */
	struct account before; /* the same as it is today */
	struct account after;
	/* `NUMBER FIELD: "OLD" -> "NEW"` for what was changed; in the arena. */
	const char **changes;
	size_t changes_n;
	size_t changes_room;
};

enum account_merge_end account_merge_take(struct account_merge *merge);

#endif
