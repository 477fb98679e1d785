#include "program/account_program.h"

#include <string.h>

#include "account/account_open.h"
#include "office/guide.h"
#include "office/regulation.h"
#include "program/account_typed.h"
#include "program/ticket_program.h"
#include "ticket/ticket_said.h"

/* Annex 10 names who gave an opinion that the window records. */
static void ask_for_names(struct run *run, const struct account_operation_order *order)
{
	for (size_t i = 0; i < order->opinions.n; i++) {
		const char *opinion = order->opinions.items[i];
		const char *department = arena_dup_n(run->session.mem, opinion,
			(size_t)(strchr(opinion, '=') - opinion));
		if (ticket_said_for_others(&run->session, department) &&
			!account_operation_said_for(&order->given_by, department))
			run_say(run, _("recorded for \"%s\": say who gave it (--given-by %s=<name>), as annex 10 names him"),
				department, department);
	}
}

int account_program_run(struct run *run, const struct account_operation *operation,
	const struct account_operation_order *order, const void *argument, struct err *err)
{
	struct account_operation_result result = {0};
	struct account_operation_order whole;
	struct pairs typed;
	/* What was kept goes where the command line would have put it, into the order, too. */
	if (account_typed_take(run, order, &typed, err))
		return -1;
	whole = *order;
	whole.typed = typed;
	if (account_operation_run(&run->session, operation, &whole, argument, &result, err))
		return -1;
	/* A receipt, where money changed hands. */
	if (result.made)
		run_print(run, "%s\t%s", result.ticket.id, result.made);
	else
		run_print(run, "%s", result.ticket.id);
	ask_for_names(run, &whole);
	if (!str_empty(result.ticket.rest))
		run_say(run, _("it rests: %s; the customer's notice: form-print notice %s"), result.ticket.rest,
			result.ticket.id);
	if (result.ticket.missing.n)
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
