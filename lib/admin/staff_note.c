#include "admin/staff_note.h"

#include "admin/staff_change.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/separation.h"
#include "office/session.h"
#include "value/date.h"
#include "value/moment.h"

#define ACT "note"

#define RECORD struct staff_note
static const struct field staff_note_fields[] = {
	FIELD(on, DATE, N_("on")),
	FIELD(staff, ID, N_("staff")),
	FIELD(name, LINE, N_("full name")),
	FIELD(department, ID, N_("department"), .names = "department"),
	FIELD(text, TEXT, N_("text"), .flags = FIELD_PROSE),
	FIELD(by, ID, N_("by"), .names = "staff"),
	FIELD(at, MOMENT, N_("at")),
	FIELD(separation, ENUM, N_("by the same"), .choices = event_separations),
};
#undef RECORD

const struct schema staff_note_schema = {
	.name = "staff note",
	.title = N_("notes of conduct"),
	.size = sizeof(struct staff_note),
	SCHEMA_FIELDS(staff_note_fields),
	.summary = N_("what a supervisor saw of somebody's conduct"),
};

struct note_order {
	int on; /* date; 0: today */
};

static int check(const struct session *session, const struct staff_list *all, struct staff *staff,
	const void *context, struct err *err)
{
	const struct note_order *order = context;
	char day[DATE_TEXT_SIZE];
	int shown;
	if (order->on > session->today)
		return err_set(err, ERR_REFUSED, _("%s is yet to come"), date_format(order->on, day));
	return separation_of_persons(all, session->staff, staff->id, ROLE_SUPERVISOR, session->today, &shown,
		err);
}

static void finish(const struct session *session, struct staff *staff, const void *context)
{
	const struct note_order *order = context;
	struct event *event = &staff->events.items[staff->events.n - 1];
	const int on = order->on ? order->on : session->today;
	if (on != moment_date(event->at))
		event->on = on;
	separation_show(&staff->events,
		str_equal(session->staff->id, staff->id) ? SEPARATION_PERSON : SEPARATION_NONE);
}

int staff_note(struct session *session, const char *id, const char *text, int on, struct err *err)
{
	const struct note_order order = {.on = on};
	const struct staff_change_act act = {.id = id, .what = ACT, .text = text, .rule = check, .finish = finish,
		.context = &order};
	struct staff now;
	return staff_change_act(session, &act, &now, err);
}

struct staff_note_list staff_notes(const struct staff_list *all, int from, int until, int64_t known_at,
	struct arena *arena)
{
	struct staff_note_list list = {0};
	size_t room = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct staff *staff = &all->items[i];
		const struct event *event = staff->events.items;
		for (size_t e = 0; e < staff->events.n; e++) {
			int on = event[e].on ? event[e].on : moment_date(event[e].at);
			if (!str_equal(event[e].act, ACT) || on < from || (until && on > until) ||
				(known_at && event[e].at > known_at))
				continue;
			VEC_PUSH(arena, list.items, list.n, room) = (struct staff_note){
				.on = on, .staff = staff->id, .name = staff->name,
				.department = staff->department, .text = event[e].text,
				.by = event[e].by, .at = event[e].at, .separation = event[e].separation};
		}
	}
	return list;
}
