#include "program/ticket_page.h"

#include "office/event.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_choice.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_flow.h"
#include "ticket/transition.h"

/* Codes of the catalogue and of the transition table. */
const char *ticket_page_name(const void *catalogue, const char *kind, const char *code)
{
	return str_equal(kind, "act") ? transition_title(code)
				      : catalogue_name_of(catalogue, kind, code);
}

static int print_table(struct run *run, const char *title, const struct schema *schema,
	const char *columns, const void *rows, size_t n, struct err *err)
{
	struct out out = run->out;
	out.columns = NULL;
	out.sort = NULL;
	if (n == 0)
		return 0;
	run_print(run, "\n%s", title);
	return out_rows(&out, schema, columns, rows, n, run->session.mem, err);
}

/* That somebody else should have acted is a column where it was so: in evidence always, elsewhere only
 * when a clock was bent, as a window of one person makes all its own call-backs. */
static int show_time_line(struct run *run, const struct event_list *events, bool all, struct err *err)
{
	bool separate = true;
	for (size_t i = 0; i < events->n; i++)
		if (events->items[i].separation == SEPARATION_DEPARTMENT || all)
			separate = separate && !events->items[i].separation;
	return print_table(run, _("time line:"), &event_schema,
		separate ? "at,by,act,text" : "at,by,act,separation,text", events->items, events->n, err);
}

static int show_flow(struct run *run, const struct catalogue *catalogue,
	const struct ticket *ticket, struct err *err)
{
	const struct service *service;
	struct err gone = {0};
	const struct flow *flow = NULL;
	if (catalogue_service(catalogue, ticket->service, &service, &gone) == 0)
		flow = catalogue_flow(catalogue, service->flow);
	if (!flow)
		return 0;
	const struct ticket_flow_row_list rows = ticket_flow_rows(flow, ticket, run->session.mem);
	run->out.tree = flow->name;
	int rc = print_table(run, _("flow:"), &ticket_flow_row_schema, "name,department,days,mark,by,at",
		rows.items, rows.n, err);
	run->out.tree = NULL;
	return rc;
}

/* An event that is damaged must not keep a ticket from being shown: that is told. */
static struct ticket_custody_list hands_of(struct run *run, const struct calendar *calendar,
	const struct ticket *ticket)
{
	struct session *session = &run->session;
	struct ticket_history history;
	struct err failed = {0};
	if (ticket_history_of(ticket, calendar, session->today, session->mem, &history, &failed) == 0) {
		const struct ticket_custody_list hands = ticket_custody_of(&history, calendar, session->mem);
		if (session_do_without(session, history.missing_year, ticket->id, &failed) == 0)
			return hands;
	}
	store_damaged(session->store, &failed);
	return (struct ticket_custody_list){0};
}

/* The flow, the time line, who held it, and what may come next, for people. */
int ticket_page(struct run *run, const struct catalogue *catalogue,
	const struct ticket *ticket, const struct event_list *shown, struct err *err)
{
	const struct calendar *calendar;
	unsigned roles = run->session.staff ? staff_role_bits(run->session.staff) : ~0U;
	const struct ticket_choice_list next = ticket_choice_next(ticket, roles, &run->session, run->session.mem);
	if (session_calendar(&run->session, &calendar, err))
		return -1;
	const struct ticket_custody_list hands = hands_of(run, calendar, ticket);
	return show_flow(run, catalogue, ticket, err) ||
			       show_time_line(run, shown, false, err) ||
			       print_table(run, _("who held it:"), &ticket_custody_schema,
				       "holder,state,from,to,days", hands.items, hands.n, err) ||
			       print_table(run, _("what may come next:"), &ticket_choice_schema,
				       "act,possible,hint", next.items, next.n, err)
		       ? -1
		       : 0;
}

static const char *named_actor(const char *by, bool claimed, struct arena *arena)
{
	return claimed ? arena_printf(arena, _("%s (identity not verified)"), by) : by;
}

/* The events with whoever acted under a shared login marked as such. */
static struct event_list with_claims(const struct event_list *events, struct arena *arena)
{
	const struct event *event = events->items;
	struct event *marked = arena_array(arena, events->n, sizeof *marked);
	for (size_t i = 0; i < events->n; i++) {
		marked[i] = event[i];
		marked[i].by = named_actor(event[i].by, event[i].claimed, arena);
	}
	return (struct event_list){marked, events->n};
}

/* For people the mark stands with the name; for programs each event says it ("claimed"). */
static int evidence_page(struct run *run, const struct evidence *evidence, struct err *err)
{
	struct arena *mem = run->session.mem;
	struct evidence shown = *evidence;
	shown.owner = named_actor(evidence->owner,
		event_is_claimed(&evidence->events, "owner", evidence->owner), mem);
	shown.events = with_claims(&evidence->events, mem);
	shown.reminders = with_claims(&evidence->reminders, mem);
	return out_record(&run->out, &evidence_schema, &shown, mem, err) ||
			       show_time_line(run, &shown.events, true, err) ||
			       print_table(run, _("reminders:"), &event_schema, "at,by,text",
				       shown.reminders.items, shown.reminders.n, err) ||
			       print_table(run, _("who held it:"), &ticket_custody_schema,
				       "holder,state,from,to,days", shown.hands.items, shown.hands.n,
				       err)
		       ? -1
		       : 0;
}

int ticket_page_evidence(struct run *run, const struct evidence *evidence, struct err *err)
{
	return run_is_page(run)
		       ? evidence_page(run, evidence, err)
		       : out_record(&run->out, &evidence_schema, evidence, run->session.mem, err);
}
