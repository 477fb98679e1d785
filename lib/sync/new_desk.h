/* A clone whose desk has work at the hub that is not here becomes another desk: it came out of a backup and was worked
 * in before it met the others, or two machines had one code.
 *
 * What only this clone has is made anew, commit by commit, from the commit on that the hub knows, as if the new desk
 * had done it there: each of the same person and time.  Tickets, receipts, entries of registers and of operations get numbers of
 * the new desk, events its code, by one table.  So nothing that the hub has is changed, and the next sync joins
 * both as it joins the work of any two desks. */
#ifndef SYNC_NEW_DESK_H
#define SYNC_NEW_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "renumber/renumber_names.h"

struct remote_head_list;
struct store;
struct txn_actor;

struct new_desk {
	struct store *store;
	const struct txn_actor *actor; /* how the transaction begins */
	const char *code;              /* of the new desk */
	const char *login;             /* of whoever runs it */
	const struct remote_head_list *heads; /* of the hub */
	int64_t pinned;                /* sync/receive.h */
	void (*tell)(void *context, const char *line);
	void *context;

	/* What came of it. */
	struct renumber_paper_list papers;
};

/* Become that desk; afterwards store->desk is it.  All of it or nothing, whenever it is killed; for a clone that is that
 * desk already only the papers are told again.  ERR_REFUSED: this clone lacks nothing that its desk has at the hub; the code is not
 * known there, not in use, or was used before; or a commit has what cannot be done by rule (named). */
int new_desk_become(struct new_desk *order, struct err *err);

#endif
