/* What one commit changes: its files, the records in them, and the money that both tell of.
 *
 * A commit that changes many blocks of accounts, as a month of bills and an import do, is looked at by as many processes
 * as there are processors, block by block; the answer is that of one. */
#ifndef SYNC_RECEIVE_CHANGE_H
#define SYNC_RECEIVE_CHANGE_H

#include "base/err.h"
#include "history/history.h"
#include "sync/receive_file.h"
#include "sync/receive_look.h"

struct check_history_walk;
struct findings;

struct receive_change {
	struct receive_look *look;
	struct findings *findings; /* of the walk */
	struct check_history_walk *walk;
	struct receive_file file;
};

/* Look at all of it.  ERR_REFUSED and the like name the first that is not as it may be. */
int receive_change_check(struct receive_change *change, const struct history_change_list *list, struct err *err);

/* As if nothing had been looked at. */
void receive_change_forget(struct receive_change *change);

void receive_change_end(struct receive_change *change);

#endif
