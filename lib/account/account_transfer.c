#include "account/account_transfer.h"

#include <strings.h>

#include "account/account_dated.h"
#include "account/account_reading.h"
#include "account/account_rule.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"

bool account_transfer_is_rename(const struct account *account, const struct transfer *transfer)
{
	return !str_empty(account->id_no) && !str_empty(transfer->id_no) &&
	       account->id_type == transfer->id_type && strcasecmp(account->id_no, transfer->id_no) == 0;
}

int account_transfer_check(const struct account *account, const struct transfer *transfer, struct err *err)
{
	if (str_empty(transfer->holder))
		return err_hint(err,
			err_set(err, ERR_USAGE, _("the new holder is needed")),
			_("--to <name>"));
	if (account_transfer_is_rename(account, transfer) &&
		str_equal(account->holder, transfer->holder))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s is that person's already, under that name"),
				account->number),
			"account-show %s", account->number);
	return account_check_id(transfer->id_type, transfer->id_no, transfer->id_reason, err) ||
			       account_check_population(transfer->population, err)
		       ? -1
		       : 0;
}

static void take(const char **to, const char *from, bool keeps)
{
	if (!keeps || !str_empty(from))
		*to = from;
}

/* A licence is not handed on with the meter: the old number stays in the events. */
static void describe(struct account *after, const struct transfer *transfer, bool keeps)
{
	after->holder = transfer->holder;
	after->id_type = transfer->id_type;
	after->id_no = transfer->id_no;
	take(&after->id_reason, transfer->id_reason, keeps);
	take(&after->phone, transfer->phone, keeps);
	take(&after->contact, transfer->contact, keeps);
	take(&after->licence, transfer->licence, keeps);
	take(&after->pay_by, transfer->pay_by, keeps);
	take(&after->bank, transfer->bank, keeps);
	take(&after->bank_no, transfer->bank_no, keeps);
	if (!keeps || transfer->population)
		after->population = transfer->population;
}

/* The base volume of the new household, from its first day on. */
static void begin_holding(struct account *after, const struct account *before, const struct session *session,
	int from, int64_t population)
{
	account_dated(after, session->today);
	account_dated_keep_base(after, before);
	after->base_next = account_default_base(population);
	after->base_next_from = from;
	after->base_next_until = 0;
	account_dated(after, session->today);
}

int account_transfer(struct account *account, const struct session *session,
	const struct transfer *transfer, struct err *err)
{
	struct account after = *account;
	const bool rename = account_transfer_is_rename(account, transfer);
	const int from = transfer->from ? transfer->from : session->today;
	int64_t used = 0;
	if (account_transfer_check(account, transfer, err))
		return -1;
	if (transfer->reading) {
		const struct account_reading read = account_rule_reading(transfer->reading);
		if (account_reading_take(&after, session, &read, &used, err))
			return -1;
	}
	describe(&after, transfer, rename);
	if (!rename)
		begin_holding(&after, account, session, from, transfer->population);
	event_append(session, &account_schema, account, &after, "transfer", transfer->no_reading);
	struct event *event = event_last(&after.events);
	event->used = used;
	event->on = rename ? 0 : from;
	event->keys = transfer->keys;
	event->amount = transfer->kept;
	account_settled(&after, session->mem);
	*account = after;
	return 0;
}
