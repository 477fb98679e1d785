#include "page/ticket_page.h"

#include "account/account_ticket.h"
#include "act/ticket_choice.h"
#include "act/ticket_flow.h"
#include "act/ticket_said.h"
#include "cli/names.h"
#include "office/event.h"
#include "office/event_correction.h"
#include "page/dispute_page.h"
#include "page/ticket_time_line.h"
#include "store/store.h"
#include "ticket/evidence.h"
#include "ticket/ticket.h"
#include "ticket/ticket_attachment.h"
#include "ticket/ticket_custody.h"
#include "ticket/transition.h"

/* Codes of the catalogue and of the transition table. */
static const char *name_of(const void *names, const char *kind, const char *code)
{
	int channel = str_equal(kind, "channel") ? choice_find(ticket_channels, code) : -1;
	if (channel > 0)
		return _(ticket_channels[channel].title);
	return str_equal(kind, "act") ? transition_title(code)
				      : names_find(names, kind, code);
}

void ticket_page_names(struct run *run)
{
	run->out.name_of = name_of;
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

/* Of its service; NULL when that is gone. */
static const struct flow *flow_of(const struct catalogue *catalogue, const struct ticket *ticket)
{
	const struct service *service;
	struct err gone = {0};
	return catalogue_service(catalogue, ticket->service, &service, &gone)
		       ? NULL
		       : catalogue_flow(catalogue, service->flow);
}

static int show_flow(struct run *run, const struct catalogue *catalogue,
	const struct ticket *ticket, struct err *err)
{
	const struct flow *flow = flow_of(catalogue, ticket);
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
		/* An unknown due date is shown as such; days that are not known are told. */
		history.missing_year = 0;
		const struct ticket_custody_list hands = ticket_custody_of(&history, calendar, session->mem);
		if (session_do_without(session, history.missing_year, ticket->id, &failed) == 0)
			return hands;
	}
	store_damaged(session->store, &failed);
	return (struct ticket_custody_list){0};
}

/* Those of a ticket, looked at. */
static int attachments_of(struct run *run, const struct ticket *ticket, struct ticket_attachment_list *list,
	struct err *err)
{
	return ticket_attachments(ticket, run->session.mem, list, err) ||
			       ticket_attachments_look(run->session.store, list, err)
		       ? -1
		       : 0;
}

int ticket_page_attachments(struct run *run, const struct ticket *ticket, struct err *err)
{
	struct ticket_attachment_list list;
	if (attachments_of(run, ticket, &list, err))
		return -1;
	return run_table(run, &ticket_attachment_schema, TICKET_PAGE_ATTACHMENTS, NULL, list.items, list.n, err);
}

static int refuse_erased(const struct ticket *ticket, const struct ticket_attachment *one, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("attachment %lld of ticket %s was erased: %s"), (long long)one->n,
			ticket->id, str_empty(one->text) ? "-" : one->text),
		"ticket-show %s", ticket->id);
}

int ticket_page_open(struct run *run, const struct ticket *ticket, const char *typed, struct err *err)
{
	struct ticket_attachment_list list;
	const struct ticket_attachment *one;
	if (attachments_of(run, ticket, &list, err) || ticket_attachment_find(ticket, &list, typed, &one, err))
		return -1;
	if (one->state == ATTACHMENT_ERASED)
		return refuse_erased(ticket, one, err);
	const char *path = attachment_path(one->sha256, one->type, run->session.mem);
	if (one->state == ATTACHMENT_NOT_HERE)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("attachment %lld of ticket %s is not here; window %.2s has it"),
				(long long)one->n, ticket->id, ticket->id + TICKET_ID_DESK),
			_("a copy of it as %s"), path);
	if (one->state != ATTACHMENT_IS_HERE)
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("%s: its content is not what was attached"), path),
			"store-check");
	run_print(run, "%s/%s", run->session.store->root, path);
	return 0;
}

/* An event whose file is not told as it must be, or a file that cannot be read, hides nothing else. */
static int show_attachments(struct run *run, const struct ticket *ticket, struct err *err)
{
	struct ticket_attachment_list list;
	struct err failed = {0};
	if (attachments_of(run, ticket, &list, &failed)) {
		err_prefix(&failed, "%s", ticket->id);
		store_damaged(run->session.store, &failed);
		return 0;
	}
	return print_table(run, _("attachments:"), &ticket_attachment_schema, TICKET_PAGE_ATTACHMENTS, list.items,
		list.n, err);
}

/* The flow, the time line, who held it, and what may come next, for people. */
static int show_tables(struct run *run, const struct catalogue *catalogue,
	const struct ticket *ticket, const struct event_list *shown, struct err *err)
{
	const struct calendar *calendar;
	struct event_list told = *shown;
	event_correction_tell(&ticket_schema, shown, NULL, &told, run->session.mem);
	ticket_said_tell(shown, NULL, &told, run->session.mem);
	ticket_time_line_tell(run, &told);
	dispute_page_tell(&ticket->events, &told, run->session.mem);
	run->session.guard = account_ticket_guard;
	unsigned roles = run->session.staff ? staff_role_bits(run->session.staff) : ~0U;
	const struct ticket_choice_list next =
		ticket_choice_next(ticket, roles, flow_of(catalogue, ticket), &run->session, run->session.mem);
	if (session_calendar(&run->session, &calendar, err))
		return -1;
	const struct ticket_custody_list hands = hands_of(run, calendar, ticket);
	struct dispute_list disputes;
	if (event_disputes(&ticket_schema, &ticket->events, run->session.mem, &disputes, err) ||
		dispute_page(run, &ticket_schema, &disputes, "ticket-resolve", ticket->id, err))
		return -1;
	return show_flow(run, catalogue, ticket, err) || show_attachments(run, ticket, err) ||
			       show_time_line(run, &told, false, err) ||
			       print_table(run, _("who held it:"), &ticket_custody_schema,
				       "holder,state,from,to,days", hands.items, hands.n, err) ||
			       print_table(run, _("what may come next:"), &ticket_choice_schema,
				       "act,possible,hint", next.items, next.n, err)
		       ? -1
		       : 0;
}

/* What it owes and its rounds, from the events as they are; where they are damaged that is told, and the
 * view has none. */
static int view_of(struct run *run, const struct ticket *ticket, struct ticket_view *view, struct err *err)
{
	struct ticket_view_rules *rules = arena_alloc(run->session.mem, sizeof *rules);
	struct err failed = {0};
	*view = (struct ticket_view){.ticket = *ticket};
	if (ticket_view_begin(&run->session, rules, err))
		return -1;
	if (ticket_view_of(rules, ticket, rules->session->mem, view, &failed))
		store_damaged(run->session.store, &failed);
	return session_do_without(&run->session, view->missing_year, ticket->id, err);
}

static const char *named_actor(const struct run *run, const char *id, bool claimed)
{
	const char *name = names_find(run->out.names, "staff", id ? id : "");
	return claimed ? arena_printf(run->session.mem, _("%s (identity not verified)"), name) : name;
}

/* For people the mark stands with the name; for programs each act says it ("claimed"). */
static void mark_claims(const struct run *run, struct evidence_round_act_list *acts)
{
	for (size_t i = 0; i < acts->n; i++)
		acts->items[i].name = named_actor(run, acts->items[i].name, acts->items[i].claimed);
}

static void mark_round(const struct run *run, struct evidence_round *round)
{
	mark_claims(run, &round->findings);
	mark_claims(run, &round->tellings);
	mark_claims(run, &round->reminders);
	mark_claims(run, &round->acts);
	for (size_t i = 0; i < round->dues.n; i++) {
		struct evidence_round_due *due = &round->dues.items[i];
		due->by = named_actor(run, due->by, due->claimed);
	}
}

/* A round below the form: what was found, how its due date moved, what the customer was told. */
static int evidence_page_round(struct run *run, struct evidence_round *round, struct err *err)
{
	struct arena *mem = run->session.mem;
	mark_round(run, round);
	const struct {
		const char *title;
		const struct schema *schema;
		const char *columns;
		const void *rows;
		size_t n;
	} tables[] = {
		{_("findings:"), &evidence_round_act_schema, "at,name,badge,department,text", round->findings.items,
			round->findings.n},
		{_("due dates:"), &evidence_round_due_schema, "at,by,act,from,to,reason", round->dues.items, round->dues.n},
		{_("what the customer was told:"), &evidence_round_act_schema, "at,name,badge,channel,text",
			round->tellings.items, round->tellings.n},
		{_("reminders:"), &evidence_round_act_schema, "at,name,badge,text", round->reminders.items,
			round->reminders.n},
		{_("escalation:"), &evidence_round_schema, "escalated_at,cause,accountability", round,
			round->escalated_at != 0},
		{_("who held it:"), &ticket_custody_schema, "holder,state,from,to,days,charged,charged_days",
			round->hands.items, round->hands.n},
		{_("time line:"), &evidence_round_act_schema, "at,name,badge,act,text,commit", round->acts.items,
			round->acts.n},
	};
	run_print(run, "\n%s", arena_printf(mem, _("round %lld: %s"), (long long)round->round.number,
				       round->request ? round->request : ""));
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (print_table(run, tables[i].title, tables[i].schema, tables[i].columns, tables[i].rows,
			    tables[i].n, err))
			return -1;
	return 0;
}

/* On a page the rounds tell what the lists of the whole do. */
static int evidence_page(struct run *run, const struct evidence *evidence, struct err *err)
{
	struct evidence head = *evidence;
	struct evidence_round *rounds = evidence->rounds.items;
	head.owner = named_actor(run, evidence->owner,
		event_is_claimed(&evidence->events, "owner", evidence->owner));
	head.reminders = head.events = (struct event_list){0};
	head.hands = (struct ticket_custody_list){0};
	head.rounds = (struct evidence_round_list){0};
	if (out_record(&run->out, &evidence_schema, &head, run->session.mem, err))
		return -1;
	for (size_t i = 0; i < evidence->rounds.n; i++)
		if (evidence_page_round(run, &rounds[i], err))
			return -1;
	return 0;
}

static int show_evidence(struct run *run, const struct ticket *ticket, const struct event_list *shown,
	struct err *err)
{
	struct evidence evidence;
	struct ticket told = *ticket;
	if (run_is_page(run)) {
		event_correction_tell(&ticket_schema, shown, NULL, &told.events, run->session.mem);
		ticket_said_tell(shown, NULL, &told.events, run->session.mem);
	}
	if (evidence_collect(&run->session, &told, &evidence, err))
		return -1;
	evidence.events = *shown;
	if (run->out.columns)
		return run_rows(run, &evidence_schema, &evidence, 1, err);
	return run_is_page(run) ? evidence_page(run, &evidence, err)
				: out_record(&run->out, &evidence_schema, &evidence, run->session.mem, err);
}

int ticket_page_show(struct run *run, const struct catalogue *catalogue, const struct ticket *whole,
	bool evidence, struct err *err)
{
	struct ticket_view view;
	names_prefer(run->out.names, whole->service);
	if (run_reveal(run, &ticket_schema, whole, 1, err))
		return -1;
	/* What is computed from the events needs them as they are. */
	struct ticket ticket = *whole;
	if (!run->out.unmask)
		event_mask(&ticket_schema, &ticket.events, false, run->session.mem);
	if (evidence)
		return show_evidence(run, whole, &ticket.events, err);
	if (view_of(run, whole, &view, err))
		return -1;
	view.ticket = ticket;
	if (run->out.columns)
		return run_rows(run, &ticket_view_schema, &view, 1, err);
	if (out_record(&run->out, &ticket_view_schema, &view, run->session.mem, err))
		return -1;
	return run_is_page(run) ? show_tables(run, catalogue, whole, &ticket.events, err) : 0;
}

struct page_query {
	struct run *run;
	const struct ticket_query *query;
	struct arena scratch; /* of one row */
	int (*give)(void *page, const void *row, struct err *err);
	void *page;
};

static int give_view(void *context, struct ticket_view *view, struct err *err)
{
	struct page_query *asked = context;
	struct arena_mark mark = arena_mark(&asked->scratch);
	if (!run_shows(asked->run, &ticket_view_schema, view))
		event_mask(&ticket_schema, &view->ticket.events, true, &asked->scratch);
	int rc = asked->give(asked->page, view, err);
	arena_reset(&asked->scratch, mark);
	return rc;
}

static int each_row(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	struct page_query *asked = context;
	asked->give = give;
	asked->page = page;
	return ticket_query_each(&asked->run->session, asked->query, give_view, asked, err);
}

int ticket_page_query(struct run *run, const struct ticket_query *query, struct err *err)
{
	struct page_query asked = {.run = run, .query = query};
	const struct out_source source = {each_row, &asked};
	ticket_page_names(run);
	int rc = run_stream(run, &ticket_view_schema, &source, err);
	arena_clear(&asked.scratch);
	return rc;
}
