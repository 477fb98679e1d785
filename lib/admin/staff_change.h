/* Changing the staff file. */
#ifndef ADMIN_STAFF_CHANGE_H
#define ADMIN_STAFF_CHANGE_H

#include "base/err.h"
#include "office/staff.h"

struct session;

/* What happens to one who is in the staff file: `rule` checks it and changes the entry, an event follows,
 * `finish` (NULL: nothing) completes that.  One transaction, one commit. */
struct staff_change_act {
	const char *id;
	const char *what; /* the event */
	const char *text; /* of the event; NULL */
	int (*rule)(const struct session *session, const struct staff_list *all, struct staff *staff,
		const void *context, struct err *err);
	void (*finish)(const struct session *session, struct staff *staff, const void *context);
	const void *context;
};

/* `*now` is the entry as it is afterwards: of a repeated op-id as it is now.  ERR_REFUSED when there is no
 * such person, or as the rule says. */
int staff_change_act(struct session *session, const struct staff_change_act *act, struct staff *now, struct err *err);

/* What an entry shall become; members that are empty leave theirs as it is. */
struct staff_wish {
	const char *id;
	const char *name;
	const char *badge;
	const char *login;
	const char *department;
	const char *desk;
	struct words roles;
	int from;             /* first day of a spell of duty: of a new one where the last has ended */
	int until;            /* last day of the last spell */
	struct words emptied; /* "badge", "login", "department", "desk", "from", "until": none from now on */
};

/* Add a person, or change one.  A new person needs a name and roles.  ERR_REFUSED when nobody on duty
 * would be left with the role admin, when a login is taken, the department is unknown, spells overlap,
 * somebody would make himself an inspector, or a badge is required and missing.  `*now` is the entry
 * as it is afterwards. */
int staff_change(struct session *session, const struct staff_wish *wish, struct staff *now,
	struct err *err);

#endif
