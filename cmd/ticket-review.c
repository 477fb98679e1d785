/* Review a received ticket: agree, refuse, or ask for papers. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "office/guide.h"
#include "store/path.h"
#include "ticket/ticket.h"
#include "ticket/ticket_change.h"
#include "ticket/ticket_rule.h"
#include "value/id.h"

static struct {
	bool agree;
	bool disagree;
	const char *department;
	const char *refuse;
	struct words missing;
	bool complete;
	const char *opinion;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "agree", .type = FIELD_FLAG, AT(agree), .title = N_("the review agrees")},
		.group = 1},
	{.field = {.key = "disagree", .type = FIELD_FLAG, AT(disagree),
		 .title = N_("with --department: the opinion is against it")},
		.group = 1},
	{.field = {.key = "department", .type = FIELD_ID, AT(department), .check = id_check_code,
		 .title = N_("this is the opinion of a department that the service asks for")},
		.value = "DEPARTMENT"},
	{.field = {.key = "refuse", .type = FIELD_TEXT, AT(refuse),
		 .title = N_("refuse the matter, for this reason")},
		.value = "REASON",
		.group = 1},
	{.field = {.key = "missing", .type = FIELD_WORDS, AT(missing), .check = id_check_code,
		 .title = N_("papers that are missing: the ticket rests until they come")},
		.value = "PAPER,...",
		.group = 1},
	{.field = {.key = "papers-complete", .type = FIELD_FLAG, AT(complete),
		 .title = N_("the missing papers have come")},
		.group = 1},
	{.field = {.key = "opinion", .type = FIELD_TEXT, AT(opinion),
		 .title = N_("the opinion, kept with the event")},
		.value = "TEXT"},
};
#undef AT

static const struct command_operand operands[] = {
	{.name = "ID", .help = N_("ticket id; - reads ids from standard input"), .many = true},
};

static const struct command_example examples[] = {
	{"ticket-review 20260918-XS-0001 --agree", N_("the review agrees; next is ticket-assign")},
	{"ticket-review 20260918-XS-0001 --missing property-proof --opinion 缺产权证明",
		N_("a paper is missing: the ticket rests and the user is told once what to bring")},
};

static int review(struct ticket *ticket, const struct session *session, const void *argument,
	struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	(void)argument;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	if (arg.department && (arg.agree || arg.disagree))
		return ticket_opinion(ticket, session, service, arg.department, arg.agree, arg.opinion, err);
	if (arg.department || arg.disagree)
		return err_set(err, ERR_USAGE, _("--department DEPARTMENT goes with --agree or --disagree"));
	if (arg.opinion && (arg.refuse || arg.complete))
		return err_set(err, ERR_USAGE, _("--opinion goes with --agree, --disagree or --missing"));
	if (arg.refuse)
		return ticket_refuse(ticket, session, arg.refuse, arg.opinion, err);
	if (arg.missing.n)
		return ticket_require_papers(ticket, session, &arg.missing, arg.opinion, err);
	if (arg.complete)
		return ticket_papers_complete(ticket, session, arg.opinion, err);
	if (arg.agree && ticket_require_opinions(ticket, service, err))
		return -1;
	if (arg.agree)
		return ticket_approve(ticket, session, arg.opinion, err);
	return err_set(err, ERR_USAGE,
		_("one of --agree, --refuse, --missing and --papers-complete is needed"));
}

static int each(struct run *run, const char *id, struct err *err)
{
	struct ticket ticket;
	struct catalogue catalogue;
	const struct service *service;
	if (ticket_change(&run->session, id, review, NULL, &ticket, err))
		return -1;
	run_print(run, "%s\t%s", ticket.id, ticket_states[ticket.state].name);
	if (ticket.state == TICKET_INCOMPLETE) {
		if (catalogue_load(run->session.store, &catalogue, err) ||
			catalogue_service(&catalogue, ticket.service, &service, err))
			return -1;
		run_say(run, _("papers still missing:\n%s"),
			guide_missing(service, &ticket.missing, run->session.mem));
	}
	return 0;
}

static const struct command command = {
	.name = "ticket-review",
	.summary = N_("review tickets: agree, refuse, or ask for papers; prints id and state"),
	.description = N_("A service that needs opinions (更名过户) is agreed to only when every department "
			  "it asks has given one in favour (--department D --agree --opinion TEXT)."),
	.article = "四",
	.need = NEED_WRITE,
	.roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.each = each,
};

COMMAND_MAIN(command)
