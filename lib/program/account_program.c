#include "program/account_program.h"

#include <string.h>

#include "account/account_history.h"
#include "account/account_open.h"
#include "account/account_store.h"
#include "act/ticket_said.h"
#include "base/num.h"
#include "cli/ask.h"
#include "program/account_typed.h"
#include "program/ticket_program.h"
#include "rules/guide.h"
#include "rules/regulation.h"

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
				run_name(run, "department", department), department);
	}
}

struct account_reading account_program_reading(const void *meter_reading)
{
	const struct meter_reading *given = meter_reading;
	return account_rule_reading(given);
}

struct account_reading account_program_old_reading(const void *meter_change)
{
	const struct meter_change *given = meter_change;
	return (struct account_reading){
		.reading = given->work == METER_INSTALL ? ACCOUNT_READING_NONE : given->old_reading};
}

/* Is there an account for which the reading is no error, and much? */
static bool is_much(struct run *run, const struct account_reading *read, int64_t *used, int64_t *usual)
{
	struct account account;
	struct err ignored = {0};
	return read->reading != ACCOUNT_READING_NONE && !read->correct &&
	       account_load(run->session.store, read->number, &account, &ignored) == 0 &&
	       account_whole(run->session.store, &account, &ignored) == 0 &&
	       account_reading_use(&account, read, used, &ignored) == 0 &&
	       account_reading_is_much(&account, &run->session, *used, usual);
}

int account_program_ask_reading(struct run *run, const struct account_reading *read, struct err *err)
{
	int64_t used = 0, usual = 0, again = 0;
	const char *typed;
	struct err ignored = {0};
	if (!is_much(run, read, &used, &usual))
		return 0;
	if (!ask_can(run)) {
		run_complain(run, _("the reading %lld means a use of %lld m3, and %lld m3 a month is usual"),
			(long long)read->reading, (long long)used, (long long)usual);
		return 0;
	}
	if (ask_line(run,
		    arena_printf(run->session.mem,
			    _("%lld m3 would have been used, and %lld m3 a month is usual; type the reading once more: "),
			    (long long)used, (long long)usual),
		    &typed, err))
		return -1;
	if (num_parse(typed, 0, INT64_MAX, &again, &ignored) || again != read->reading)
		return err_set(err, ERR_REFUSED, _("\"%s\" is not the reading that was given, %lld"), typed,
			(long long)read->reading);
	return 0;
}

static int ask_reading(struct run *run, const struct account_operation *operation,
	const struct account_operation_order *order, const void *argument, struct err *err)
{
	if (!operation->reading || order->missing.n || !str_empty(order->rest))
		return 0;
	struct account_reading read = operation->reading(argument);
	return account_number(order->number, run->session.mem, &read.number, err) ||
			       account_program_ask_reading(run, &read, err)
		       ? -1
		       : 0;
}

/* "更名过户，用户编号 0000012345：已归档". */
static const char *sentence(const struct run *run, const struct account_operation_result *result)
{
	const char *state = _(ticket_states[result->ticket.state].title);
	const char *account = str_empty(result->ticket.account) ? "-" : result->ticket.account;
	return result->made ? run_sentence(run, _("%s, account %s: %s, receipt %s"), result->service->name, account,
				      state, result->made)
			    : run_sentence(run, _("%s, account %s: %s"), result->service->name, account, state);
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
	if (ask_reading(run, operation, order, argument, err))
		return -1;
	whole = *order;
	whole.typed = typed;
	if (account_operation_run(&run->session, operation, &whole, argument, &result, err))
		return -1;
	/* A receipt, where money changed hands. */
	if (result.made)
		run_result(run, sentence(run, &result), "%s\t%s", result.ticket.id, result.made);
	else
		run_result(run, sentence(run, &result), "%s", result.ticket.id);
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

int account_program_check_digits(int64_t digits, struct err *err)
{
	if (account_reading_check_digits(digits, err) == 0)
		return 0;
	err->code = ERR_USAGE;
	return err_prefix(err, "--digits");
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
		       ? err_hint(err, err_set(err, ERR_USAGE, _("--%s %s is needed"), "name", C_("placeholder", "NAME")),
				 "account-new --help")
		       : 0;
}

int account_program_open(struct run *run, struct account *given, const char *force, const char *ticket,
	struct err *err)
{
	struct account account;
	if (account_number(given->number, run->session.mem, &given->number, err) ||
		account_program_check_calibre(given->calibre, err) ||
		account_program_check_digits(given->digits, err))
		return -1;
	/* Suspended and cancelled are what becomes of an account, with a day and a reading. */
	if (given->state == ACCOUNT_SUSPENDED || given->state == ACCOUNT_CANCELLED)
		return err_set(err, ERR_USAGE, _("--state: a new account is active or pending"));
	if (ticket ? account_create_for(&run->session, given, force, ticket, &account, err)
		   : check_without_ticket(run, given, err) ||
			     account_create(&run->session, given, force, &account, err))
		return -1;
	run_result(run, run_sentence(run, _("the account was opened for %s"), account.holder), "%s",
		account.number);
	return 0;
}
