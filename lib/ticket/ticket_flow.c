#include "ticket/ticket_flow.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "office/event.h"
#include "ticket/ticket_rule.h"

const struct choice flow_marks[] = {
	{"", ""},
	{"here", N_("you are here")},
	{"done", N_("done")},
	{NULL, NULL},
};

#define AT(member) .offset = offsetof(struct flow_row, member)
static const struct field row_fields[] = {
	{.key = "number", .title = N_("no."), .type = FIELD_INT, .flags = FIELD_RIGHT, AT(number)},
	{.key = "name", .title = N_("step"), .type = FIELD_LINE, AT(name)},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.names = "department"},
	{.key = "days", .title = N_("working days"), .type = FIELD_LINE, .flags = FIELD_RIGHT,
		AT(days)},
	{.key = "mark", .title = N_("where"), .type = FIELD_ENUM, AT(mark), .choices = flow_marks},
	{.key = "by", .title = N_("by"), .type = FIELD_ID, AT(by)},
	{.key = "at", .title = N_("at"), .type = FIELD_MOMENT, AT(at)},
	{.key = "note", .title = N_("note"), .type = FIELD_LINE, AT(note)},
};
#undef AT

const struct schema flow_row_schema = {
	.name = "step of a flow",
	.size = sizeof(struct flow_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("a step of a flow, and where a ticket stands"),
};

int ticket_flow_result(struct ticket *ticket, const struct session *session, const char *text, bool final,
	struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	return ticket_result(ticket, session, catalogue_flow(&catalogue, service->flow), text, final, err);
}

const char *flow_days(int64_t half_days, struct arena *arena)
{
	return arena_printf(arena, half_days % 2 ? "%lld.5" : "%lld", (long long)half_days / 2);
}

/* The acts that end a step of a stage, in the order in which they may have come. */
static const char *const ends[][3] = {
	[STAGE_RECEIVE] = {"receive", "receive-incomplete", "import"},
	[STAGE_REVIEW] = {"approve", "import", NULL},
	[STAGE_HANDLE] = {"step", "result", "import"},
	[STAGE_DELIVER] = {"deliver", "import", NULL},
	[STAGE_VISIT] = {"visit", "import", NULL},
};

/* Who ended the step: the n-th event of its kind in the present round for handling steps, else the
 * last one. */
static const struct event *who_did(const struct ticket *ticket, int stage, int64_t handling)
{
	const struct event *event = ticket->events.items;
	const struct event *found = NULL;
	int64_t n = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		if (str_equal(event[i].act, "reopen"))
			n = 0;
		for (size_t e = 0; e < 3 && ends[stage][e]; e++) {
			if (!str_equal(event[i].act, ends[stage][e]))
				continue;
			if (stage != STAGE_HANDLE || ++n <= handling)
				found = &event[i];
		}
	}
	return found;
}

/* Whether the ticket has the stage (and that many handling steps) behind it. */
static bool is_done(const struct ticket *ticket, int stage, int64_t handling)
{
	bool worked = ticket->result_at != 0;
	switch ((enum flow_stage)stage) {
	case STAGE_RECEIVE:
		return ticket->state != TICKET_INCOMPLETE;
	case STAGE_REVIEW:
		return ticket->state != TICKET_INCOMPLETE && ticket->state != TICKET_RECEIVED &&
		       ticket->state != TICKET_REFUSED &&
		       (ticket->state != TICKET_WITHDRAWN || who_did(ticket, stage, 0));
	case STAGE_HANDLE:
		return worked || handling < ticket->step;
	case STAGE_DELIVER:
		return ticket->told_at != 0;
	case STAGE_VISIT:
		return ticket->visited_at != 0;
	}
	return false;
}

struct list flow_rows(const struct flow *flow, const struct ticket *ticket, struct arena *arena)
{
	const struct flow_step *steps = flow->steps.items;
	struct flow_row *rows = arena_array(arena, flow->steps.n, sizeof *rows);
	int64_t handling = 0;
	bool here = ticket && !ticket_is_final(ticket->state);
	for (size_t i = 0; i < flow->steps.n; i++) {
		rows[i] = (struct flow_row){.number = (int64_t)i + 1, .name = steps[i].name,
			.department = steps[i].department,
			.days = steps[i].half_days ? flow_days(steps[i].half_days, arena) : NULL,
			.note = steps[i].note};
		handling += steps[i].stage == STAGE_HANDLE;
		if (!ticket)
			continue;
		if (is_done(ticket, steps[i].stage, handling)) {
			const struct event *event = who_did(ticket, steps[i].stage, handling);
			rows[i].mark = MARK_DONE;
			rows[i].by = event ? event->by : NULL;
			rows[i].at = event ? event->at : 0;
		} else if (here) {
			rows[i].mark = MARK_HERE;
			here = false;
		}
		if (str_equal(steps[i].department, "handler") && !str_empty(ticket->department))
			rows[i].department = ticket->department;
	}
	return (struct list){rows, flow->steps.n};
}
