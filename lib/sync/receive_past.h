/* What was folded away from an account before a commit (account/account_history.h), as a commit has it. */
#ifndef SYNC_RECEIVE_PAST_H
#define SYNC_RECEIVE_PAST_H

#include "base/arena.h"
#include "base/err.h"
#include "sync/receive_look.h"

struct event_list;

/* Of the account whose events these are, in the parent of the commit that is looked at; none where nothing was. */
int receive_past_load(struct receive_look *look, const char *number, const struct event_list *events,
	struct arena *arena, struct event_list *past, struct err *err);

#endif
