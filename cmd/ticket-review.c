/* Review a received ticket: agree, refuse, or ask for papers. */
#include "office/catalogue.h"
#include "program/ticket_program.h"
#include "ticket/ticket_act.h"
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

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("agree", agree, N_("the review agrees"), .group = 1),
	FLAG("disagree", disagree, N_("with --department: the opinion is against it"), .group = 1),
	OPTION("department", department, ID,
		N_("this is the opinion of a department that the service asks for"),
		"DEPARTMENT", CHECK(id_check_code)),
	OPTION("refuse", refuse, TEXT, N_("refuse the matter, for this reason"),
		"REASON", .group = 1),
	OPTION("missing", missing, WORDS,
		N_("documents that are missing: the ticket rests until they come"),
		"PAPER,...", CHECK(id_check_code), .group = 1),
	FLAG("papers-complete", complete, N_("the missing documents have come"), .group = 1),
	OPTION("opinion", opinion, TEXT, N_("the opinion, kept with the event"), "TEXT"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-review 20260918-XS-0001 --agree", N_("the review agrees; next is ticket-assign")},
	{"ticket-review 20260918-XS-0001 --missing property-proof --opinion 缺产权证明",
		N_("a document is missing: the ticket rests and the customer is told once what to bring")},
};

static int review(struct ticket *ticket, const struct session *session, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	if (arg.department && (arg.agree || arg.disagree))
		return ticket_opinion(ticket, session, service, arg.department, arg.agree, arg.opinion, err);
	if (arg.department || arg.disagree)
		return err_set(err, ERR_USAGE, _("--department goes with --agree or --disagree"));
	if (arg.opinion && (arg.refuse || arg.complete))
		return err_set(err, ERR_USAGE, _("--opinion goes with --agree, --disagree or --missing"));
	if (arg.refuse)
		return ticket_refuse(ticket, session, arg.refuse, arg.opinion, err);
	if (arg.missing.n)
		return ticket_require_papers(ticket, session, &arg.missing, arg.opinion, err);
	if (arg.complete)
		return ticket_papers_complete(ticket, session, arg.opinion, err);
	if (arg.agree && ticket_require_opinions(ticket, &catalogue, service, err))
		return -1;
	if (arg.agree)
		return ticket_approve(ticket, session, arg.opinion, err);
	return err_set(err, ERR_USAGE,
		_("one of --agree, --refuse, --missing and --papers-complete is needed"));
}

TICKET_PROGRAM(.name = "ticket-review", .rule = review, .print = ticket_program_print_missing,
	.summary = N_("review tickets: agree, refuse, or ask for documents; prints id and state"),
	.description = N_("A service that needs opinions (更名过户) is agreed to only when every department "
		"it asks has given one in favour (--department <department> --agree --opinion "
		"<opinion>)."))
