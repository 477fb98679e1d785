#include "program/ticket_program.h"

#include "account/account_ticket.h"
#include "act/ticket_change.h"
#include "base/str.h"
#include "page/ticket_sentence.h"
#include "rules/catalogue.h"
#include "rules/guide.h"
#include "rules/paper.h"
#include "ticket/ticket_attachment.h"
#include "ticket/ticket_duplicate.h"
#include "ticket/transition.h"
#include "value/date.h"

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("ticket id; - reads ids from standard input"), .many = true},
};

/* The command as cli_main knows it; it comes back in run->command. */
struct ticket_command {
	struct command command; /* the first member */
	const struct ticket_program *program;
};

/* How many events the ticket had that is being worked on, for the sentence about those that came. */
static size_t events_before;

static int apply_rule(struct ticket *ticket, const struct session *session, const void *argument,
	struct err *err)
{
	const struct ticket_program *program = argument;
	return program->rule(ticket, session, err);
}

int ticket_program_each(struct run *run, const char *typed, struct err *err)
{
	const struct ticket_program *program = ((const struct ticket_command *)run->command)->program;
	struct ticket ticket;
	events_before = ticket_sentence_since(run, typed);
	run->session.guard = account_ticket_guard;
	if (program->change ? program->change(&run->session, typed, &ticket, err)
			    : ticket_change(&run->session, typed, apply_rule, program, &ticket, err))
		return -1;
	return program->print ? program->print(run, &ticket, err)
			      : ticket_program_print_state(run, &ticket, err);
}

int ticket_program_print_state(struct run *run, const struct ticket *ticket, struct err *err)
{
	(void)err;
	run_result(run, ticket_program_sentence(run, ticket), "%s\t%s", ticket->id,
		ticket_states[ticket->state].name);
	return 0;
}

const char *ticket_program_sentence(struct run *run, const struct ticket *ticket)
{
	return ticket_sentence(run, ticket, events_before);
}

void ticket_program_ask_copies(struct run *run, const struct service *service, const struct ticket *ticket)
{
	const struct words lacking = ticket_attachment_lacking(ticket, service, run->session.mem);
	for (size_t i = 0; i < lacking.n; i++)
		run_say(run, _("a copy is to be kept: ticket-attach %s <file> --paper %s"), ticket->id,
			lacking.items[i]);
}

int ticket_program_print_copies(struct run *run, const struct ticket *ticket, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (ticket_program_print_state(run, ticket, err))
		return -1;
	if (ticket->papers.n == 0)
		return 0;
	if (catalogue_load(run->session.store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	const struct words lacking = ticket_attachment_lacking(ticket, service, run->session.mem);
	for (size_t i = 0; i < lacking.n; i++) {
		struct err note = {0};
		const struct paper *paper = paper_find(service, lacking.items[i]);
		(void)err_hint(&note,
			err_set(&note, ERR_REFUSED, _("ticket %s has no copy of %s (%s)"), ticket->id, lacking.items[i],
				paper ? paper->name : ""),
			_("ticket-attach %s <file> --paper %s"), ticket->id, lacking.items[i]);
		run_complain_err(run, &note);
	}
	return 0;
}

int ticket_program_print_missing(struct run *run, const struct ticket *ticket, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (ticket_program_print_state(run, ticket, err))
		return -1;
	if (ticket->missing.n == 0 && ticket->papers.n == 0)
		return 0;
	if (catalogue_load(run->session.store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	ticket_program_ask_copies(run, service, ticket);
	if (ticket->state != TICKET_INCOMPLETE)
		return 0;
	run_say(run, _("documents still missing:\n%s"),
		guide_missing(service, &ticket->missing, run->session.mem));
	return 0;
}

int ticket_program_print_due(struct run *run, const struct ticket *ticket, struct err *err)
{
	char due[DATE_TEXT_SIZE];
	char first[DATE_TEXT_SIZE];
	(void)err;
	run_result(run, ticket_program_sentence(run, ticket), "%s\t%s\t%s", ticket->id,
		date_format(ticket->due, due), date_format(ticket->first_due, first));
	return 0;
}

void ticket_program_tell_ended(struct run *run, const char *service, const char *account)
{
	enum { ENDED_DAYS = 30 };
	const char *ended = NULL;
	struct err failed = {0};
	/* What it tells is for a person, and the ticket is received already. */
	if (!run->talks || str_empty(account) ||
		ticket_find_ended(run->session.store, service, account, run->session.today - ENDED_DAYS,
			&ended, &failed))
		return;
	if (ended)
		run_say(run, _("a ticket of this service on the account was refused or withdrawn lately: %s"),
			ended);
}

int ticket_program_main(const struct ticket_program *program, int argc, char **argv)
{
	const struct ticket_command command = {
		.command = {
			.name = program->name,
			.summary = program->summary,
			.description = program->description,
			.article = transition_program_article(program->name),
			.need = NEED_WRITE,
			.roles = transition_program_roles(program->name),
			.options = program->options,
			.options_n = program->options_n,
			COMMAND_OPERANDS(operands),
			.examples = program->examples,
			.examples_n = program->examples_n,
			.arg = program->arg,
			.each = program->each ? program->each : ticket_program_each,
		},
		.program = program,
	};
	/* Without a row anybody could run it. */
	if (!command.command.article)
		bug("no act in the transition table is the program's");
	return COMMAND_RUN(&command.command, argc, argv);
}
