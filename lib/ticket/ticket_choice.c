#include "ticket/ticket_choice.h"

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

struct ticket_choice_list ticket_choice_next(const struct ticket *ticket, unsigned roles,
	const struct session *session, struct arena *arena)
{
	struct ticket_choice *steps = NULL;
	size_t n = 0;
	size_t room = 0;
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *row = &transitions[i];
		if (!row->options || !transition_begins_in(row, ticket->state))
			continue;
		struct err why = {0};
		bool role = !row->roles || (row->roles & roles);
		bool may = role && ticket_guard_check(row->act, ticket, session, &why) == 0;
		/* What has ended waits for nothing. */
		if (role && !may && ticket_is_final(ticket->state))
			continue;
		const char *hint = may ? transition_usage(row, ticket, arena)
				   : role ? arena_dup(arena, why.msg)
					  : arena_printf(arena, _("requires role %s"),
						    staff_role_titles(row->roles, arena));
		VEC_PUSH(arena, steps, n, room) =
			(struct ticket_choice){transition_title(row->act), may, hint};
	}
	const struct transition *row = transition_forward(ticket->state);
	const char *needs = row ? transition_title(row->act) : "";
	/* No way is longer than there are states, whatever the table says. */
	for (int state = 0; row && state <= TICKET_LINKED; state++) {
		row = transition_forward(row->to);
		if (!row)
			break;
		VEC_PUSH(arena, steps, n, room) = (struct ticket_choice){
			transition_title(row->act), false, arena_printf(arena, _("still needs: %s"), needs)};
		needs = arena_printf(arena, "%s%s%s", needs, _(", "), transition_title(row->act));
	}
	return (struct ticket_choice_list){steps, n};
}
