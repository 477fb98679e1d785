#include "form/form_account.h"

#include "account/account_dated.h"
#include "account/account_settle.h"
#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "value/moment.h"

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
	account_dated(&before, moment_date(event[n - 1].at));
	account_dated(&after, moment_date(event[n - 1].at));
	*at = (struct form_account){before, after, &event[n - 1]};
	return 0;
}

static bool is_final(const char *key)
{
	struct err ignored = {0};
	struct bill_key parts;
	return bill_key_parse(key, &parts, &ignored) == 0 && parts.kind == BILL_FINAL;
}

const struct bill *form_account_final(const struct form_account *at)
{
	const struct event *event = at->before.events.items;
	for (size_t i = at->event ? at->before.events.n : 0; i > 0 && event[i - 1].at == at->event->at; i--)
		if (str_equal(event[i - 1].act, "bill") && event[i - 1].bills.n &&
			is_final(event[i - 1].bills.items[0].period))
			return &event[i - 1].bills.items[0];
	return NULL;
}
