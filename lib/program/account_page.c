#include "program/account_page.h"

#include "office/catalogue.h"
#include "office/event.h"
#include "ticket/ticket.h"
#include "ticket/ticket_query.h"
#include "ticket/ticket_view.h"
#include "value/money.h"

const char *account_page_name(const void *catalogue, const char *kind, const char *code)
{
	int act = choice_find(account_acts, code);
	(void)catalogue;
	return str_equal(kind, "act") && act >= 0 ? _(account_acts[act].title) : code;
}

int account_page(struct run *run, const struct account *account, struct err *err)
{
	struct catalogue catalogue;
	struct list tickets;
	struct out out = run->out;
	char owed[MONEY_TEXT_SIZE];
	const struct ticket_query query = {.account = account->number, .all = true};
	if (catalogue_load_readable(run->session.store, &catalogue, err) ||
		ticket_query_run(&run->session, &query, &tickets, err))
		return -1;
	out.name_of = catalogue_name_of;
	out.names = &catalogue;
	out.sort = NULL;
	if (account->bills.n) {
		run_print(run, _("\nunpaid: %s yuan"), money_format(account_owes(account), owed));
		if (out_rows(&out, &bill_schema, "period,volume_m3,amount,paid", account->bills.items,
			    account->bills.n, run->session.mem, err))
			return -1;
	}
	if (tickets.n == 0)
		return 0;
	run_print(run, _("\ntickets:"));
	return out_rows(&out, &ticket_view_schema, "id,service,state,received_at,due", tickets.items,
		tickets.n, run->session.mem, err);
}
