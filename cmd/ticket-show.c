/* Everything about one ticket: the form, what happened, and what may come next. */
#include "cli/command.h"
#include "domain/catalogue.h"
#include "domain/event.h"
#include "domain/ticket.h"
#include "domain/transition.h"

static struct {
	const char *id;
} arg;

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("ticket id"), .offset = offsetof(__typeof__(arg), id)},
};

static const struct command_example examples[] = {
	{"ticket-show 20260918-XS-0002", N_("the form, the time line and the next steps")},
	{"ticket-show 20260918-XS-0002 --format json --unmask",
		N_("the whole record for a program, personal data in full")},
};

/* Codes of the catalogue and of the transition table. */
static const char *name_of(const void *catalogue, const char *kind, const char *code)
{
	return str_equal(kind, "act") ? transition_title(code)
				      : catalogue_name_of(catalogue, kind, code);
}

/* The time line and what may come next, for people. */
static int show_more(struct run *run, const struct ticket *ticket, struct err *err)
{
	struct out out = run->out;
	unsigned roles = run->act.staff ? staff_role_bits(run->act.staff) : ~0U;
	struct list next = transition_next(ticket, roles, run->act.mem);
	out.columns = NULL;
	out.sort = NULL;
	run_print(run, "%s", "");
	if (out_rows(&out, &event_schema, "at,by,act,text", ticket->events.items, ticket->events.n,
		    run->act.mem, err))
		return -1;
	if (next.n == 0)
		return 0;
	run_print(run, "%s", "");
	return out_rows(&out, &transition_step_schema, "act,possible,hint", next.items, next.n,
		run->act.mem, err);
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	struct ticket ticket;
	const char *id;
	if (ticket_find(&run->act, arg.id, &id, err) ||
		ticket_load(run->act.store, id, &ticket, err) ||
		catalogue_load(run->act.store, &catalogue, err))
		return -1;
	run->out.name_of = name_of;
	run->out.names = &catalogue;
	run->out.whole_names = true;
	if (!run->out.unmask)
		event_mask(&ticket_schema, &ticket.events, run->act.mem);
	if (run->out.columns)
		return run_rows(run, &ticket_schema, &ticket, 1, err);
	if (out_record(&run->out, &ticket_schema, &ticket, run->act.mem, err))
		return -1;
	bool person = run->out.format == OUT_TABLE && str_empty(run->out.path);
	return person ? show_more(run, &ticket, err) : 0;
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
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

int main(int argc, char **argv)
{
	return cli_main(&command, argc, argv);
}
