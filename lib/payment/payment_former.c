#include "payment/payment_former.h"

#include <stddef.h>

#include "base/message.h"

int payment_former_debtor(const struct account *account, const struct holding **found, struct err *err)
{
	for (size_t i = 0; i < account->former.n; i++)
		if (holding_owes(&account->former.items[i]) > 0) {
			*found = &account->former.items[i];
			return 0;
		}
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("no former holder of account %s owes anything"), account->number),
		"account-show %s", account->number);
}

int payment_former_creditor(const struct account *account, const struct holding **found, struct err *err)
{
	for (size_t i = 0; i < account->former.n; i++)
		if (account->former.items[i].prepaid > 0) {
			*found = &account->former.items[i];
			return 0;
		}
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("no former holder of account %s has anything prepaid"),
			account->number),
		"account-show %s", account->number);
}
