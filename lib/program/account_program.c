#include "program/account_program.h"

#include "office/guide.h"

int case_run(struct run *run, const struct account_case *wanted, struct err *err)
{
	struct case_result result = {0};
	if (account_case_run(&run->session, wanted, &result, err))
		return -1;
	run_print(run, "%s", result.ticket.id);
	if (result.ticket.state == TICKET_INCOMPLETE)
		run_print(run, _("papers still missing:\n%s"),
			guide_missing(result.service, &result.ticket.missing, run->session.mem));
	return 0;
}
