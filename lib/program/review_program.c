#include "program/review_program.h"

#include "act/ticket_act.h"
#include "act/ticket_said.h"
#include "program/ticket_program.h"
#include "rules/catalogue.h"
#include "rules/paper.h"

static int check(const struct review *review, struct err *err)
{
	if ((review->department || review->disagree || review->given_by) &&
		!(review->department && (review->agree || review->disagree)))
		return err_set(err, ERR_USAGE,
			review->given_by ? _("--given-by goes with --department")
				     : _("--department goes with --agree or --disagree"));
	if ((review->told || review->said) && !review->refuse)
		return err_set(err, ERR_USAGE, _("--told and --said go with --refuse"));
	if (review->opinion && (review->refuse || review->complete || review->go_on || review->rest))
		return err_set(err, ERR_USAGE, _("--opinion goes with --agree, --disagree or --missing"));
	if (!review->agree && !review->disagree && !review->refuse && !review->missing.n && !review->complete &&
		!review->go_on && !review->rest)
		return err_set(err, ERR_USAGE,
			_("one of --agree, --refuse, --missing, --papers-complete, --rest and --go-on is needed"));
	return 0;
}

int review_program_apply(const struct review *review, struct ticket *ticket,
	const struct session *session, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	struct words missing = review->missing;
	const struct opinion opinion = {review->department, review->agree, review->opinion,
		review->given_by};
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err) ||
		check(review, err) || paper_name(service, &missing, false, session->mem, err))
		return -1;
	if (review->department)
		return ticket_said_opinion(ticket, session, service, &opinion, err);
	if (review->refuse)
		return ticket_refuse(ticket, session, review->refuse, review->opinion, err) ||
				       ticket_said_telling(ticket, session, review->told, review->said, err)
			       ? -1
			       : 0;
	if (review->rest)
		return ticket_said_rest(ticket, session, review->rest, err);
	if (review->missing.n)
		return ticket_require_papers(ticket, session, &missing, review->opinion, err);
	if (review->complete || review->go_on)
		return ticket_papers_complete(ticket, session, review->opinion, err);
	if (ticket_require_opinions(ticket, &catalogue, service, err))
		return -1;
	return ticket_approve(ticket, session, review->opinion, err);
}

int review_program_print(struct run *run, const struct review *review, const struct ticket *ticket,
	struct err *err)
{
	if (review->department && !review->given_by && ticket_said_for_others(&run->session, review->department))
		run_say(run, _("recorded for \"%s\": say who gave it (--given-by <name>), as annex 10 names him"),
			run_name(run, "department", review->department));
	return ticket_program_print_missing(run, ticket, err);
}
