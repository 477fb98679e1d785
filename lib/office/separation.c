#include "office/separation.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/settings.h"
#include "store/store.h"

#define SERVICE_CENTER "service-center"

/* May a supervisor of `own` bend the clock of `department`? */
static bool may_bend(const struct settings *settings, const char *own, const char *department)
{
	if (!str_empty(department) && str_equal(own, department))
		return false;
	return settings->supervisors == SUPERVISORS_OTHER_DEPARTMENT || str_equal(own, SERVICE_CENTER);
}

static bool is_another(const struct staff *staff, const struct staff *who, unsigned roles, int day)
{
	return !str_equal(staff->id, who->id) && (staff_role_bits(staff) & roles) &&
	       staff_is_active(staff, day);
}

int separation_of_departments(const struct staff_list *all, const struct settings *settings,
	const struct staff *who, const char *department, int day, int *shown, struct err *err)
{
	*shown = SEPARATION_NONE;
	if (may_bend(settings, who->department, department))
		return 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct staff *staff = &all->items[i];
		if (is_another(staff, who, ROLE_SUPERVISOR, day) &&
			may_bend(settings, staff->department, department))
			return err_hint(err,
				err_set(err, ERR_REFUSED,
					_("%s may not: a supervisor of another department than the one whose clock runs does this (%s)"),
					who->name, regulation_cite("六")),
				_("ask %s (%s)"), staff->name, staff->id);
	}
	*shown = SEPARATION_DEPARTMENT;
	return 0;
}

int separation_of_persons(const struct staff_list *all, const struct staff *who, const char *other,
	unsigned roles, int day, int *shown, struct err *err)
{
	*shown = SEPARATION_NONE;
	if (str_empty(other) || !str_equal(who->id, other))
		return 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct staff *staff = &all->items[i];
		if (is_another(staff, who, roles, day))
			return err_hint(err,
				err_set(err, ERR_REFUSED,
					_("%s may not: this is for another person than the one it is about (%s)"),
					who->name, regulation_cite("六")),
				_("ask %s (%s)"), staff->name, staff->id);
	}
	*shown = SEPARATION_PERSON;
	return 0;
}

static int load_all(const struct session *session, struct staff_list *all, struct err *err)
{
	*all = (struct staff_list){0};
	return session->store ? staff_load_all(session->store, all, err) : 0;
}

int separation_of_clock(const struct session *session, const char *department, int *shown,
	struct err *err)
{
	const struct settings usual = {0};
	struct staff_list all;
	return load_all(session, &all, err) ||
			       separation_of_departments(&all,
				       session->store ? &session->store->settings : &usual,
				       session->staff, department, session->today, shown, err)
		       ? -1
		       : 0;
}

int separation_from(const struct session *session, const char *other, unsigned roles, int *shown,
	struct err *err)
{
	struct staff_list all;
	return load_all(session, &all, err) || separation_of_persons(&all, session->staff, other, roles,
						       session->today, shown, err)
		       ? -1
		       : 0;
}

void separation_show(struct event_list *events, int shown)
{
	if (events->n)
		events->items[events->n - 1].separation = shown;
}
