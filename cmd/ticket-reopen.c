/* Take a visited or closed ticket up again (重办). */
#include "act/ticket_clock.h"
#include "program/ticket_program.h"
#include "rules/catalogue.h"

static struct {
	int64_t stage;
	const char *reason;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("reason", reason, TEXT, N_("why the customer is not satisfied"), "TEXT", REQUIRED),
	OPTION("stage", stage, INT, N_("in this handling step of its flow, counted from 1 (the first)"),
		"NUMBER"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-reopen 20260918-XS-0005 --reason 用户反映问题未解决",
		N_("prints id and state")},
	{"ticket-reopen 20260918-XS-0005 --reason 再次漏水 --dry-run", N_("what would change")},
};

static int reopen(struct ticket *ticket, const struct session *session, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	const struct flow *flow = catalogue_flow(&catalogue, service->flow);
	if (arg.stage < 0 || (arg.stage && !catalogue_handling_stage(flow, arg.stage)))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("service %s has no handling step %lld"), service->name,
				(long long)arg.stage),
			"service-show %s --flow", service->code);
	return ticket_reopen(ticket, session, service, arg.stage, arg.reason, err);
}

TICKET_PROGRAM(.name = "ticket-reopen", .rule = reopen,
	.summary = N_("reopen visited or closed tickets; prints id and state"),
	.description = N_("The next round begins today; the service centre hands it over (ticket-assign), and its "
		"clock runs from then. A visited ticket is reopened when its customer was not "
		"satisfied. The earlier rounds stay in the record."))
