#include "program/account_program.h"

#include "office/guide.h"

int account_program_run(struct run *run, const struct account_operation *wanted, struct err *err)
{
	struct account_operation_result result = {0};
	if (account_operation_run(&run->session, wanted, &result, err))
		return -1;
	run_print(run, "%s", result.ticket.id);
	if (result.ticket.state == TICKET_INCOMPLETE)
		run_print(run, _("papers still missing:\n%s"),
			guide_missing(result.service, &result.ticket.missing, run->session.mem));
	return 0;
}
