/* A slip of the pen is corrected, not noted beside: what a customer gave, or one's own last text, in
 * any state.  The event holds old and new; clocks, states and the owner stay as they are. */
#ifndef ACT_TICKET_EDIT_H
#define ACT_TICKET_EDIT_H

#include "base/err.h"
#include "ticket/ticket.h"

struct session;

struct ticket_edit {
	struct ticket to;    /* the members given: phone, name, address, account, request, remark, result,
	                      * satisfaction, quality */
	struct words empty;  /* keys of fields that are to be empty */
	const char *reason;
};

/* What the customer gave is corrected by any clerk of the window, a result by whoever gave it, a visit
 * by whoever recorded it.  ERR_REFUSED names the field that is so already, or may not be empty. */
int ticket_edit(struct ticket *ticket, const struct session *session, const struct ticket_edit *edit,
	struct err *err);

/* For option tables: a field that may be emptied. */
int ticket_check_emptied(const char *text, struct err *err);

#endif
