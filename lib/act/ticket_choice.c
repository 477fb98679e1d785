#include "act/ticket_choice.h"

#include "act/ticket_handling.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/staff.h"
#include "ticket/ticket_guard.h"
#include "ticket/transition.h"

#define RECORD struct ticket_choice
static const struct field step_fields[] = {
	FIELD(act, LINE, N_("step")),
	FIELD(possible, FLAG, N_("possible now"), .flags = FIELD_REQUIRED),
	FIELD(hint, LINE, N_("how, or why not")),
};
#undef RECORD

const struct schema ticket_choice_schema = {
	.name = "step",
	.title = N_("what may come next"),
	.size = sizeof(struct ticket_choice),
	SCHEMA_FIELDS(step_fields),
	.summary = N_("what may come next"),
};

/* The steps that may come next, as they are found. */
struct choice_build {
	const struct ticket *ticket;
	const struct session *session;
	unsigned roles;
	struct arena *arena;
	struct ticket_choice *steps;
	size_t n;
	size_t room;
};

/* What is on the way to the end says also what to type for what is missing. */
static const char *why_not(const struct transition *row, const struct err *why, struct arena *arena)
{
	char told[ERR_TEXT_SIZE];
	return arena_dup(arena, row->leads_on ? err_text(why, told) : why->msg);
}

/* An act of a row that begins in the state of the ticket; `more` is typed behind what the row says. */
static void add_act(struct choice_build *build, const struct transition *row, const char *act, const char *more)
{
	struct arena *arena = build->arena;
	struct err why = {0};
	const bool role = !row->roles || (row->roles & build->roles);
	const bool may = role && ticket_guard_check(act, build->ticket, build->session, &why) == 0;
	/* What has ended waits for nothing. */
	if (role && !may && ticket_is_final(build->ticket->state))
		return;
	const char *hint = may ? arena_printf(arena, "%s%s", transition_usage(row, build->ticket, arena), more)
			   : role ? why_not(row, &why, arena)
				  : arena_printf(arena, _("requires role %s"), staff_role_titles(row->roles, arena));
	VEC_PUSH(arena, build->steps, build->n, build->room) = (struct ticket_choice){transition_title(act), may, hint};
}

/* A dispute is settled before anything else is done, and only a dispute is. */
static bool is_its_turn(const struct transition *row, const struct ticket *ticket)
{
	return row->options && transition_begins_in(row, ticket->state) &&
	       str_equal(row->act, "resolve") == (ticket->disputed.n > 0);
}

struct ticket_choice_list ticket_choice_next(const struct ticket *ticket, unsigned roles,
	const struct flow *flow, const struct session *session, struct arena *arena)
{
	struct choice_build build = {.ticket = ticket, .session = session, .roles = roles, .arena = arena};
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *row = &transitions[i];
		if (!is_its_turn(row, ticket))
			continue;
		/* A result ends just the stage while another follows. */
		const bool stage = str_equal(row->act, "result") && ticket_stage_follows(ticket, flow);
		if (stage)
			add_act(&build, row, "step", "");
		add_act(&build, row, row->act, stage ? " --final" : "");
	}
	const struct transition *row = ticket->disputed.n ? NULL : transition_forward(ticket->state);
	const char *needs = row ? transition_title(row->act) : "";
	/* No way is longer than there are states, whatever the table says. */
	for (int state = 0; row && state <= TICKET_LINKED; state++) {
		row = transition_forward(row->to);
		if (!row)
			break;
		VEC_PUSH(arena, build.steps, build.n, build.room) = (struct ticket_choice){
			transition_title(row->act), false, arena_printf(arena, _("still needs: %s"), needs)};
		needs = arena_printf(arena, "%s%s%s", needs, _(", "), transition_title(row->act));
	}
	return (struct ticket_choice_list){build.steps, build.n};
}
