#include "program/account_program.h"

#include "account/account_open.h"
#include "office/guide.h"
#include "office/regulation.h"
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

/* A department opens an account as the end of what was assigned to it; all else is the window's. */
static int check_without_ticket(const struct run *run, const struct account *given, struct err *err)
{
	if (!(staff_role_bits(run->session.staff) & (ROLE_CLERK | ROLE_SUPERVISOR)))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s opens an account only for a ticket (%s)"),
				run->session.staff->name, regulation_cite("五（三）")),
			_("--ticket <id>"));
	return str_empty(given->holder)
		       ? err_hint(err, err_set(err, ERR_USAGE, _("--%s %s is needed"), "name", "NAME"),
				 "account-new --help")
		       : 0;
}

int account_program_open(struct run *run, struct account *given, const char *ticket, struct err *err)
{
	struct account account;
	if (account_number(given->number, run->session.mem, &given->number, err) ||
		account_program_check_calibre(given->calibre, err))
		return -1;
	/* Suspended and cancelled are what becomes of an account, with a day and a reading. */
	if (given->state == ACCOUNT_SUSPENDED || given->state == ACCOUNT_CANCELLED)
		return err_set(err, ERR_USAGE, _("--state: a new account is active or pending"));
	if (ticket ? account_create_for(&run->session, given, ticket, &account, err)
		   : check_without_ticket(run, given, err) ||
			     account_create(&run->session, given, &account, err))
		return -1;
	run_print(run, "%s", account.number);
	return 0;
}
