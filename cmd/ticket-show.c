/* Everything about one ticket: the form, what happened, and what may come next. */
#include "cli/command.h"
#include "domain/catalogue.h"
#include "domain/event.h"
#include "domain/evidence.h"
#include "domain/ticket.h"
#include "domain/ticket_flow.h"
#include "domain/ticket_hand.h"
#include "domain/transition.h"

static struct {
	const char *id;
	bool evidence;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "evidence", .type = FIELD_FLAG, AT(evidence),
		 .title = N_("the evidence of a delay: time line, reminders, hands, notices, articles")}},
};
#undef AT

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("ticket id"), .offset = offsetof(__typeof__(arg), id)},
};

static const struct command_example examples[] = {
	{"ticket-show 20260918-XS-0002", N_("the form, the time line and the next steps")},
	{"ticket-show 20260918-XS-0002 --evidence", N_("what happened in a delay, as evidence")},
	{"ticket-show 20260918-XS-0002 --format json --unmask",
		N_("the whole record for a program, personal data in full")},
};

/* Codes of the catalogue and of the transition table. */
static const char *name_of(const void *catalogue, const char *kind, const char *code)
{
	return str_equal(kind, "act") ? transition_title(code)
				      : catalogue_name_of(catalogue, kind, code);
}

static int print_table(struct run *run, const char *title, const struct schema *schema,
	const char *columns, const struct list *rows, struct err *err)
{
	struct out out = run->out;
	out.columns = NULL;
	out.sort = NULL;
	if (rows->n == 0)
		return 0;
	run_print(run, "\n%s", title);
	return out_rows(&out, schema, columns, rows->items, rows->n, run->act.mem, err);
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
	const struct list rows = flow_rows(flow, ticket, run->act.mem);
	run->out.tree = flow->name;
	int rc = print_table(run, _("flow:"), &flow_row_schema, "name,department,days,mark,by,at", &rows,
		err);
	run->out.tree = NULL;
	return rc;
}

/* The flow, the time line, who held it, and what may come next, for people. */
static int show_more(struct run *run, const struct catalogue *catalogue,
	const struct ticket *ticket, struct err *err)
{
	const struct calendar *calendar;
	struct list hands;
	unsigned roles = run->act.staff ? staff_role_bits(run->act.staff) : ~0U;
	const struct list next = transition_next(ticket, roles, run->act.today, run->act.mem);
	if (act_calendar(&run->act, &calendar, err) ||
		ticket_hands(ticket, calendar, run->act.today, run->act.mem, &hands, err))
		return -1;
	return show_flow(run, catalogue, ticket, err) ||
			       print_table(run, _("time line:"), &event_schema, "at,by,act,text",
				       &ticket->events, err) ||
			       print_table(run, _("who held it:"), &ticket_hand_schema,
				       "holder,state,from,to,days", &hands, err) ||
			       print_table(run, _("what may come next:"), &transition_step_schema,
				       "act,possible,hint", &next, err)
		       ? -1
		       : 0;
}

static int show_evidence(struct run *run, const struct evidence *evidence, struct err *err)
{
	bool person = run_is_page(run);
	if (out_record(&run->out, &evidence_schema, evidence, run->act.mem, err))
		return -1;
	if (!person)
		return 0;
	return print_table(run, _("time line:"), &event_schema, "at,by,act,text", &evidence->events,
		       err) ||
			       print_table(run, _("reminders:"), &event_schema, "at,by,text",
				       &evidence->reminders, err) ||
			       print_table(run, _("who held it:"), &ticket_hand_schema,
				       "holder,state,from,to,days", &evidence->hands, err)
		       ? -1
		       : 0;
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct ticket ticket;
	struct evidence evidence;
	const char *id;
	if (ticket_find(&run->act, arg.id, &id, err) ||
		ticket_load(run->act.store, id, &ticket, err) ||
		catalogue_load(run->act.store, &catalogue, err))
		return -1;
	run->out.name_of = name_of;
	run->out.names = &catalogue;
	run->out.whole_names = true;
	if (!run->out.unmask)
		event_mask(&ticket_schema, &ticket.events, false, run->act.mem);
	if (arg.evidence) {
		if (evidence_collect(&run->act, &ticket, &evidence, err))
			return -1;
		return show_evidence(run, &evidence, err);
	}
	if (run->out.columns)
		return run_rows(run, &ticket_schema, &ticket, 1, err);
	if (out_record(&run->out, &ticket_schema, &ticket, run->act.mem, err))
		return -1;
	bool person = run_is_page(run);
	return person ? show_more(run, &catalogue, &ticket, err) : 0;
}

static const struct command command = {
	.name = "ticket-show",
	.summary = N_("show a ticket, what happened to it, and what may come next"),
	.description = N_("The telephone number is masked unless --unmask is given; whoever has a role in "
			  "handling tickets may give it."),
	.article = "五（三）",
	.need = NEED_READ,
	.lists = true,
	.schema = &ticket_schema,
	.reveals = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR | ROLE_INSPECTOR | ROLE_ADMIN,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
