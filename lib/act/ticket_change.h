/* One act on one ticket, in one commit. */
#ifndef ACT_TICKET_CHANGE_H
#define ACT_TICKET_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct op;
struct session;
struct txn;
struct ticket;

/* One act on one ticket: begin a transaction, find it, apply `rule`, save, commit.
 * Of a command line that is repeated (--op-id) nothing is done, and `*ticket` is what the first run
 * left.  A ticket that the rule did not change is not committed. */
int ticket_change(struct session *session, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument,
		struct err *err),
	const void *argument, struct ticket *ticket, struct err *err);

/* Save a ticket whose events from `since` on are new, with those linked to it that they concern
 * (act/ticket_settle.h), and commit with them as subject. */
int ticket_commit(struct txn *txn, const struct session *session, const struct ticket *ticket,
	size_t since, struct err *err);

/* The same of what made something else besides, a receipt: it is the third word of the result. */
int ticket_commit_made(struct txn *txn, const struct session *session, const struct ticket *ticket,
	size_t since, const char *made, struct err *err);

/* The ticket as the command line of that op-id left it, whatever became of it since. */
int ticket_as_left_by(const struct op *done, const struct session *session, struct ticket *ticket,
	struct err *err);

#endif
