#include "program/account_program.h"

#include "office/guide.h"
#include "program/ticket_program.h"

int account_program_run(struct run *run, const struct account_operation *operation,
	const struct account_operation_order *order, const void *argument, struct err *err)
{
	struct account_operation_result result = {0};
	if (account_operation_run(&run->session, operation, order, argument, &result, err))
		return -1;
	run_print(run, "%s", result.ticket.id);
	if (result.ticket.state == TICKET_INCOMPLETE)
		run_print(run, _("documents still missing:\n%s"),
			guide_missing(result.service, &result.ticket.missing, run->session.mem));
	ticket_program_ask_copies(run, result.service, &result.ticket);
	return 0;
}

int account_program_check_calibre(int64_t calibre, struct err *err)
{
	if (calibre == 0 || account_check_calibre(calibre, err) == 0)
		return 0;
	err->code = ERR_USAGE;
	return err_prefix(err, "--calibre");
}
