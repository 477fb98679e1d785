/* The office as whoever made a commit had it before him: settings, catalogue, staff and calendar of the parent.  By these
 * the rules of the programs are held against what he did; what the centre changed since he may not have heard of. */
#ifndef SYNC_RECEIVE_THEN_H
#define SYNC_RECEIVE_THEN_H

#include "base/err.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/catalogue.h"
#include "sync/receive_look.h"

struct receive_then {
	struct store store;
	struct session session; /* who made the commit, there, on its day; `mem` is the caller's to set */
	struct session_calendar calendar;
	struct catalogue catalogue;
	struct staff_list staff;
	struct arena mem;
	char key[3][GIT_ID_SIZE]; /* ids of what was read */
};

/* Of the commit that is looked at.  Kept until a commit comes whose parent has others. */
int receive_then_of(struct receive_look *look, struct receive_then **then, struct err *err);
void receive_then_end(struct receive_look *look);

#endif
