#include "act/ticket_flow.h"

#include <stddef.h>

#include "act/ticket_handling.h"
#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"

const struct choice ticket_flow_marks[] = {
	{"", ""},
	{"here", N_("you are here")},
	{"done", N_("done")},
	{NULL, NULL},
};

#define RECORD struct ticket_flow_row
static const struct field row_fields[] = {
	FIELD(number, INT, N_("no."), .flags = FIELD_RIGHT),
	FIELD(name, LINE, N_("step")),
	FIELD(department, ID, N_("department"), .names = "department"),
	FIELD(days, LINE, N_("working days"), .flags = FIELD_RIGHT),
	FIELD(mark, ENUM, N_("where"), .choices = ticket_flow_marks),
	FIELD(by, ID, N_("by"), .names = "staff"),
	FIELD(at, MOMENT, N_("at")),
	FIELD(note, LINE, N_("note")),
};
#undef RECORD

const struct schema ticket_flow_row_schema = {
	.name = "step of a flow",
	.title = N_("steps of a flow"),
	.size = sizeof(struct ticket_flow_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("a step of a flow, and where a ticket stands"),
};

/* Is whoever acts a handler of a department that helps? */
static bool helps(const struct ticket *ticket, const struct session *session, const struct service *service,
	const struct flow *flow)
{
	const char *department = session->staff->department;
	const struct flow_stage *stage = catalogue_handling_stage(flow, ticket->stage);
	if (staff_role_bits(session->staff) & (ROLE_CLERK | ROLE_SUPERVISOR) || str_empty(department) ||
		str_equal(department, ticket->department))
		return false;
	return words_have(&service->with, department) || (stage && words_have(&stage->with, department));
}

static int record_finding(struct ticket *ticket, const struct session *session, const char *text,
	struct err *err)
{
	struct ticket after;
	if (ticket_rule_text(text, _("the finding"), err) ||
		ticket_rule_begin(ticket, session, "finding", &after, err))
		return -1;
	ticket_rule_end(ticket, session, "finding", &after,
		arena_printf(session->mem, "%s: %s", session->staff->department, text));
	return 0;
}

int ticket_flow_result(struct ticket *ticket, const struct session *session, const char *text, bool final,
	struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	const struct flow *flow = catalogue_flow(&catalogue, service->flow);
	return helps(ticket, session, service, flow) ? record_finding(ticket, session, text, err)
						     : ticket_result(ticket, session, flow, text, final, err);
}

const char *ticket_flow_days(const struct flow_stage *stage, struct arena *arena)
{
	int64_t days = catalogue_stage_days(stage);
	return days < 0 ? NULL : arena_printf(arena, "%lld", (long long)days);
}

/* The acts that end a stage of a phase, in the order in which they may have come. */
static const char *const ends[][3] = {
	[PHASE_RECEIVE] = {"receive", "receive-incomplete", "import"},
	[PHASE_REVIEW] = {"approve", "import", NULL},
	[PHASE_HANDLE] = {"step", "result", "import"},
	[PHASE_DELIVER] = {"deliver", "import", NULL},
	[PHASE_VISIT] = {"visit", "import", NULL},
};

/* Who ended the stage: the n-th event of its kind in the present round for handling stages, else the
 * last one. */
static const struct event *who_did(const struct ticket *ticket, int phase, int64_t handling)
{
	const struct event *event = ticket->events.items;
	const struct event *found = NULL;
	int64_t n = 0;
	for (size_t i = 0; i < ticket->events.n; i++) {
		if (str_equal(event[i].act, "reopen"))
			n = 0;
		for (size_t e = 0; e < 3 && ends[phase][e]; e++) {
			if (!str_equal(event[i].act, ends[phase][e]))
				continue;
			if (phase != PHASE_HANDLE || ++n <= handling)
				found = &event[i];
		}
	}
	return found;
}

/* Whether the ticket has the phase (and that many handling stages) behind it. */
static bool is_done(const struct ticket *ticket, int phase, int64_t handling)
{
	bool worked = ticket->result_at != 0;
	switch ((enum flow_phase)phase) {
	case PHASE_RECEIVE:
		return ticket->state != TICKET_INCOMPLETE;
	case PHASE_REVIEW:
		return ticket->state != TICKET_INCOMPLETE && ticket->state != TICKET_RECEIVED &&
		       ticket->state != TICKET_REFUSED &&
		       (ticket->state != TICKET_WITHDRAWN || who_did(ticket, phase, 0));
	case PHASE_HANDLE:
		return worked || handling < ticket->stage;
	case PHASE_DELIVER:
		return ticket->told_at != 0 || !str_empty(ticket->not_told);
	case PHASE_VISIT:
		return ticket->visited_at != 0;
	}
	return false;
}

struct ticket_flow_row_list ticket_flow_rows(const struct flow *flow, const struct ticket *ticket, struct arena *arena)
{
	const struct flow_stage *stages = flow->stages.items;
	struct ticket_flow_row *rows = arena_array(arena, flow->stages.n, sizeof *rows);
	int64_t handling = 0;
	bool here = ticket && !ticket_is_final(ticket->state);
	for (size_t i = 0; i < flow->stages.n; i++) {
		rows[i] = (struct ticket_flow_row){.number = (int64_t)i + 1, .name = stages[i].name,
			.department = stages[i].department,
			.days = ticket_flow_days(&stages[i], arena),
			.note = stages[i].note};
		handling += stages[i].phase == PHASE_HANDLE;
		if (!ticket)
			continue;
		if (is_done(ticket, stages[i].phase, handling)) {
			const struct event *event = who_did(ticket, stages[i].phase, handling);
			rows[i].mark = MARK_DONE;
			rows[i].by = event ? event->by : NULL;
			rows[i].at = event ? event->at : 0;
		} else if (here) {
			rows[i].mark = MARK_HERE;
			here = false;
		}
		if (str_equal(stages[i].department, "handler") && !str_empty(ticket->department))
			rows[i].department = ticket->department;
	}
	return (struct ticket_flow_row_list){rows, flow->stages.n};
}

/* A text within quotation marks of DOT. */
static void add_quoted(struct str *text, const char *value)
{
	for (const char *c = value; *c; c++) {
		if (*c == '"' || *c == '\\')
			str_add_char(text, '\\');
		str_add_char(text, *c);
	}
}

const char *ticket_flow_dot(const struct catalogue *catalogue, const struct service *service,
	const struct ticket_flow_row_list *rows, struct arena *arena)
{
	const struct ticket_flow_row *row = rows->items;
	struct str text = {0};
	str_add(&text, "digraph flow {\n\trankdir=LR;\n\tnode [shape=box];\n\tlabel=\"");
	add_quoted(&text, service->name);
	str_add(&text, "\";\n");
	for (size_t i = 0; i < rows->n; i++) {
		str_add_format(&text, "\tstep%zu [label=\"", i + 1);
		add_quoted(&text, row[i].name);
		str_add(&text, "\\n");
		add_quoted(&text, catalogue_name_of(catalogue, "department", row[i].department));
		if (row[i].days) {
			str_add(&text, "\\n");
			add_quoted(&text, arena_printf(arena, _("%s working days"), row[i].days));
		}
		str_add(&text, "\"];\n");
	}
	for (size_t i = 1; i < rows->n; i++)
		str_add_format(&text, "\tstep%zu -> step%zu;\n", i, i + 1);
	str_add(&text, "}");
	return str_keep(&text, arena);
}
