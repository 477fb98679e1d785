#include "form/statement_load.h"

#include "account/account_history.h"
#include "account/account_store.h"
#include "office/session.h"

int statement_load(const struct session *session, const struct statement_order *order,
	struct statement *statement, struct err *err)
{
	const char *number;
	*statement = (struct statement){0};
	return account_number(order->account, session->mem, &number, err) ||
			       account_load(session->store, number, &statement->account, err) ||
			       account_whole(session->store, &statement->account, err) ||
			       account_statement_of(&statement->account, order->holder, order->from,
				       order->to ? order->to : session->today, session->mem, &statement->money, err)
		       ? -1
		       : 0;
}
