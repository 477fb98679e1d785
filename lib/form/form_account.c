#include "form/form_account.h"

#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"

int form_account_at(const struct account *account, const char *ref, struct arena *arena,
	struct form_account *at, struct err *err)
{
	const struct event *event = account->events.items;
	size_t n = str_empty(ref) ? 0 : account->events.n;
	while (n > 0 && !str_equal(event[n - 1].ref, ref))
		n--;
	if (n == 0) {
		*at = (struct form_account){*account, *account, NULL};
		return 0;
	}
	struct account before = {0}, after = {0};
	if (account_replay(account, n - 1, &before, arena, err) ||
		account_replay(account, n, &after, arena, err))
		return err_prefix(err, _("account %s"), account->number);
	*at = (struct form_account){before, after, &event[n - 1]};
	return 0;
}
