/* Changing the staff file. */
#ifndef OFFICE_STAFF_CHANGE_H
#define OFFICE_STAFF_CHANGE_H

#include "base/err.h"
#include "office/staff.h"

struct session;

/* Add the person `wanted`, or change an existing one: members that are empty in `wanted` stay as
 * they are.  A new person needs a name and roles.  ERR_REFUSED when nobody on duty would be left with
 * the role admin, when a login is taken, or when the department is unknown.  `*now` is the entry
 * as it is afterwards. */
int staff_change(struct session *session, const struct staff *wanted, struct staff *now, struct err *err);

#endif
