/* Separation of duties: some acts are not for who gains by them, as long as another could do them.
 *
 * Two kinds, both taken where nobody else is there to act, and then shown as what they are: in the
 * event (event.separation), on ticket-show and in the reports.
 *
 * 同部门: a supervisor extends, holds, takes back late, waives and rejects only where his department is
 * not the one whose clock runs.  By the settings it is a supervisor of the service centre who does
 * (none written), or one of any other department (supervisors: "other-department").
 *
 * 同一人: refund, cause and reopening of a day are for another person than payment, ticket and closing. */
#ifndef OFFICE_SEPARATION_H
#define OFFICE_SEPARATION_H

#include "base/err.h"
#include "office/event.h"
#include "record/field.h"

struct settings;
struct staff;
struct staff_list;

/* A supervisor wants to do what bends the clock of `department`.  0 with `*shown` SEPARATION_NONE, or
 * SEPARATION_DEPARTMENT where no supervisor on duty that day is one who may; ERR_REFUSED names one.
 * Whether he is a supervisor is asked elsewhere (staff_require, the transition table). */
int separation_of_departments(const struct staff_list *all, const struct settings *settings,
	const struct staff *who, const char *department, int day, int *shown, struct err *err);

/* What needs another person than `other` (a staff id; NULL: nobody).  0 with SEPARATION_NONE, or
 * SEPARATION_PERSON where it is the same and nobody else on duty has one of `roles`; ERR_REFUSED names
 * one who has. */
int separation_of_persons(const struct staff_list *all, const struct staff *who, const char *other,
	unsigned roles, int day, int *shown, struct err *err);

/* The same for who acts in a session, by the staff file and settings of its store; without a store there is
 * nobody else. */
int separation_of_clock(const struct session *session, const char *department, int *shown,
	struct err *err);
int separation_from(const struct session *session, const char *other, unsigned roles, int *shown,
	struct err *err);

/* The last event was done by such a person (an enum separation). */
void separation_show(struct event_list *events, int shown);

#endif
