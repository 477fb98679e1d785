#include "program/edit_ticket.h"

#include "program/ticket_program.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_reveal.h"
#include "ticket/ticket_store.h"

/* What its customer gave; then, for who said it, the result, and the visit. */
static void choose_keys(const struct ticket *ticket, const struct session *session, const char *keys[])
{
	static const char *const given[] = {"name", "phone", "address", "account", "request", "remark"};
	const char *me = session->staff->id;
	const unsigned window = ROLE_CLERK | ROLE_SUPERVISOR;
	size_t n = 0;
	for (size_t i = 0; staff_role_bits(session->staff) & window && i < sizeof given / sizeof *given; i++)
		keys[n++] = given[i];
	if (ticket->result_at && str_equal(ticket->result_by, me))
		keys[n++] = "result";
	if (ticket->visited_at && str_empty(ticket->no_visit) && str_equal(ticket->visited_by, me)) {
		keys[n++] = "satisfaction";
		keys[n++] = "quality";
	}
	keys[n] = NULL;
}

static int check_may_see(const struct run *run, const struct ticket *ticket, struct err *err)
{
	const unsigned roles = ROLE_SUPERVISOR | ROLE_INSPECTOR | ROLE_ADMIN;
	if (staff_role_bits(run->session.staff) & roles ||
		ticket_reveal_owes(&run->session, &ticket_schema, ticket))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("ticket %s is shown in full only to who received or handles it, and to supervisors"),
			ticket->id),
		"ticket-edit --help");
}

int edit_ticket(struct run *run, const char *typed, struct ticket_edit *edit, struct err *err)
{
	struct ticket ticket;
	const char *keys[10];
	const char *id;
	if (ticket_find(&run->session, typed, &id, err) || ticket_load(run->session.store, id, &ticket, err) ||
		check_may_see(run, &ticket, err))
		return -1;
	choose_keys(&ticket, &run->session, keys);
	const struct edit_program program = {.name = arena_printf(run->session.mem, "ticket %s", id),
		.schema = &ticket_schema, .keys = keys, .before = &ticket, .to = &edit->to, .empty = &edit->empty,
		.typed = id, .apply = ticket_program_each};
	if (!*keys)
		return err_hint(err, err_set(err, ERR_REFUSED, _("nothing of ticket %s is yours to correct"), id),
			_("ticket-note %s --text <text>"), id);
	return edit_program_reveal(run, id, edit->reason, err) || edit_program(run, &program, err) ? -1 : 0;
}
