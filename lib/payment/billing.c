#include "payment/billing.h"

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"

int billing_find_op(const struct account *account, const char *op, bool *billed, struct err *err)
{
	size_t n = event_find_op(&account->events, op);
	const struct event *event = account->events.items;
	*billed = n > 0;
	if (n > 0 && !str_equal(event[n - 1].act, "bill"))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("op-id \"%s\" was already used for \"%s\" on account %s"), op, event[n - 1].act, account->number),
			_("choose another"));
	return 0;
}

bool billing_claim(struct account *account, const char *op, const char *period)
{
	struct event *event = account->events.items;
	for (size_t i = 0; i < account->events.n; i++)
		if (str_equal(event[i].act, "bill") && str_equal(event[i].op, op) &&
			str_equal(event[i].ref, period)) {
			event[i].op = NULL;
			return true;
		}
	return false;
}
