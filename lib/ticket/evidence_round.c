#include "ticket/evidence_round.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "record/field_from.h"
#include "ticket/ticket.h"

#define RECORD struct evidence_round_act
static const struct field act_fields[] = {
	FIELD(id, ID, N_("event")),
	FIELD(at, MOMENT, N_("at")),
	FIELD(by, ID, N_("by"), .names = "staff"),
	FIELD(claimed, FLAG, N_("identity not verified"), .flags = FIELD_REQUIRED),
	FIELD(name, LINE, N_("who")),
	FIELD(badge, LINE, N_("badge number"), .rank = 5),
	FIELD(act, ID, N_("what"), .names = "act"),
	FIELD(department, ID, N_("department"), .rank = 4, .names = "department"),
	FIELD(channel, ID, N_("told by"), .rank = 4, .names = "channel"),
	FIELD(text, TEXT, N_("note")),
	FIELD(commit, ID, N_("commit"), .rank = 6),
};
#undef RECORD

const struct schema evidence_round_act_schema = {
	.name = "act",
	.size = sizeof(struct evidence_round_act),
	SCHEMA_FIELDS(act_fields),
	.summary = N_("something that was done, and by whom"),
};

#define RECORD struct evidence_round_due
static const struct field due_fields[] = {
	FIELD(at, MOMENT, N_("at")),
	FIELD(by, ID, N_("by"), .names = "staff"),
	FIELD(claimed, FLAG, N_("identity not verified"), .flags = FIELD_REQUIRED),
	FIELD(act, ID, N_("what"), .names = "act"),
	FIELD(from, DATE, N_("due before")),
	FIELD(to, DATE, N_("due after")),
	FIELD(reason, TEXT, N_("reason")),
};
#undef RECORD

const struct schema evidence_round_due_schema = {
	.name = "due date",
	.size = sizeof(struct evidence_round_due),
	SCHEMA_FIELDS(due_fields),
	.summary = N_("how a due date moved, and why"),
};

#define RECORD struct evidence_round
static const struct field round_fields[] = {
	FIELD_AS("round", round.number, INT, N_("round"), .flags = FIELD_RIGHT),
	FIELD_AS("begun_on", round.begun_on, DATE, N_("begun on")),
	FIELD(request, TEXT, N_("request")),
	FIELD_AS("assigned_on", round.assigned_on, DATE, N_("assigned on")),
	FIELD_AS("first_due", round.first_due, DATE, N_("first due")),
	FIELD_AS("due", round.due, DATE, N_("due")),
	FIELD_AS("late_due", round.late_due, DATE, N_("late since the end of")),
	FIELD_AS("result_on", round.result_on, DATE, N_("done on")),
	FIELD_AS("ended_on", round.ended_on, DATE, N_("ended on")),
	FIELD(findings, LIST_OF(evidence_round_act), N_("findings")),
	FIELD(dues, LIST_OF(evidence_round_due), N_("due dates")),
	FIELD(tellings, LIST_OF(evidence_round_act), N_("what the customer was told")),
	FIELD(reminders, LIST_OF(evidence_round_act), N_("reminders")),
	FIELD(hands, LIST_OF(ticket_custody), N_("who held it")),
	FIELD(escalated_at, MOMENT, N_("escalated at")),
	FIELD(cause, ENUM, N_("cause of the delay"), .choices = ticket_causes),
	FIELD(accountability, TEXT, N_("accountability")),
	FIELD(acts, LIST_OF(evidence_round_act), N_("time line")),
};
#undef RECORD

const struct schema evidence_round_schema = {
	.name = "round",
	.size = sizeof(struct evidence_round),
	SCHEMA_FIELDS(round_fields),
	.summary = N_("a round of a ticket as evidence"),
};

struct round_build {
	const struct evidence_source *source;
	const struct ticket_round *round;
};

static size_t index_of(const struct ticket_point *point)
{
	return point->after.events.n - 1;
}

/* An import tells several acts in one event: what it noted stands once. */
static struct evidence_round_act act_of(const struct round_build *build, size_t i)
{
	const struct ticket_point *point = &build->source->history->points[i];
	const struct event *event = point->event;
	const struct staff *person = staff_find(build->source->staff, event->by);
	const struct ticket *before = i > build->round->from ? &point[-1].after : &point->after;
	return (struct evidence_round_act){
		.id = event->id,
		.at = point->at,
		.by = event->by,
		.claimed = event->claimed,
		.name = person ? person->name : event->by,
		.badge = person ? person->badge : NULL,
		.act = point->act,
		.department = before->department,
		.text = event->text,
		.commit = build->source->commits[index_of(point)],
	};
}

/* Which acts stand in which list. */
static const char *const findings[] = {"step", "finding", "result", "main-result", NULL};
static const char *const tellings[] = {"inform", "deliver", "extend", "hold", "withdraw", "refuse", NULL};
static const char *const reminders[] = {"remind", NULL};

static bool is_one_of(const char *const *acts, const char *act)
{
	for (; *acts; acts++)
		if (str_equal(*acts, act))
			return true;
	return false;
}

/* What was found: the result stands in the form, that of a stage with its event. */
static const char *found(const struct ticket_point *point)
{
	bool is_stage = str_equal(point->act, "step") || str_equal(point->act, "finding");
	return is_stage || str_empty(point->after.result) ? point->event->text : point->after.result;
}

/* How the customer was told stands with the event, or, of a result, in the form. */
static const char *channel_of(const struct ticket_point *point)
{
	if (str_equal(point->act, "deliver"))
		return ticket_channels[point->after.told].name;
	return is_one_of(tellings, point->act) ? point->event->ref : NULL;
}

/* The act as it stands in a list; false: it does not. */
static bool fits(const char *const *acts, const struct ticket_point *point, struct evidence_round_act *act)
{
	act->channel = channel_of(point);
	if (!acts)
		return !point->assumed;
	if (!is_one_of(acts, point->act))
		return false;
	if (acts == findings)
		act->text = found(point);
	/* What is told of a result is the result. */
	if (acts == tellings && str_equal(point->act, "deliver") && str_empty(act->text))
		act->text = point->after.result;
	/* A hold that nobody was told of is no telling. */
	return acts != tellings || !str_empty(act->channel) ||
	       (!str_empty(act->text) && !str_equal(point->act, "hold"));
}

static struct evidence_round_act_list pick(const struct round_build *build, const char *const *acts)
{
	struct evidence_round_act *picked = NULL;
	size_t n = 0, room = 0;
	for (size_t i = build->round->from; i < build->round->to; i++) {
		struct evidence_round_act act = act_of(build, i);
		if (fits(acts, &build->source->history->points[i], &act))
			VEC_PUSH(build->source->arena, picked, n, room) = act;
	}
	return (struct evidence_round_act_list){picked, n};
}

static struct evidence_round_due_list dues_of(const struct round_build *build)
{
	const struct ticket_point *points = build->source->history->points;
	struct evidence_round_due *dues = NULL;
	size_t n = 0, room = 0;
	int due = 0;
	for (size_t i = build->round->from; i < build->round->to; i++) {
		int to = points[i].after.due;
		if (to == due)
			continue;
		const struct event *event = points[i].event;
		const bool assumed = points[i].assumed;
		VEC_PUSH(build->source->arena, dues, n, room) = (struct evidence_round_due){assumed ? event->at : points[i].at,
			event->by, event->claimed, assumed ? event->act : points[i].act, due, to, event->text};
		due = to;
	}
	return (struct evidence_round_due_list){dues, n};
}

static struct ticket_custody_list hands_of(const struct round_build *build)
{
	const struct ticket_custody_list *all = build->source->hands;
	struct ticket_custody *hands = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].round == build->round->number)
			VEC_PUSH(build->source->arena, hands, n, room) = all->items[i];
	return (struct ticket_custody_list){hands, n};
}

struct evidence_round_list evidence_round_all(const struct evidence_source *source)
{
	const struct ticket_history *history = source->history;
	struct evidence_round *rounds = arena_array(source->arena, history->rounds_n + 1, sizeof *rounds);
	for (size_t i = 0; i < history->rounds_n; i++) {
		const struct round_build build = {source, &history->rounds[i]};
		const struct ticket_point *first = &history->points[build.round->from];
		const struct ticket *last = &history->points[build.round->to - 1].after;
		rounds[i] = (struct evidence_round){
			.round = *build.round,
			.request = i == 0 ? first->after.request : first->event->text,
			.findings = pick(&build, findings),
			.dues = dues_of(&build),
			.tellings = pick(&build, tellings),
			.reminders = pick(&build, reminders),
			.hands = hands_of(&build),
			.escalated_at = last->escalated_at,
			.cause = last->cause,
			.accountability = last->accountability,
			.acts = pick(&build, NULL),
		};
		if (build.round->assumed)
			rounds[i].round.assigned_on = 0;
	}
	return (struct evidence_round_list){rounds, history->rounds_n};
}
