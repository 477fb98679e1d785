#include "account/account_dated.h"

#include "base/str.h"
#include "office/event.h"

static void date_use(struct account *account, int day)
{
	if (account->use_next.n == 0 || day < account->use_from)
		return;
	account->use = account->use_next;
	account->use_next = (struct words){0};
}

/* One that begins later is to come.  Records of before it was kept apart have only that one. */
static void put_off(struct account *account)
{
	account->base_next = account->base_volume;
	account->base_next_from = account->base_from;
	account->base_next_until = account->base_until;
	account->base_volume = ACCOUNT_BASE_DEFAULT;
	account->base_from = 0;
	account->base_until = 0;
}

static void date_base(struct account *account, int day)
{
	if (!account->base_next && account->base_volume && account->base_from > day)
		put_off(account);
	if (account->base_next && account->base_next_from <= day) {
		account->base_volume = account->base_next;
		account->base_from = account->base_next_from;
		account->base_until = account->base_next_until;
		account->base_next = 0;
		account->base_next_from = 0;
		account->base_next_until = 0;
	}
	if (!account->base_until || account->base_until >= day)
		return;
	account->base_volume = ACCOUNT_BASE_DEFAULT;
	account->base_from = account->base_until + 1;
	account->base_until = 0;
}

void account_dated(struct account *account, int day)
{
	date_use(account, day);
	date_base(account, day);
}

void account_dated_keep_base(struct account *after, const struct account *before)
{
	const int64_t held = account_base_volume(before);
	if (!after->base_volume && held && held != account_base_volume(after))
		after->base_volume = held;
}

bool account_dated_is_residential(const struct account *account, int day)
{
	struct account then = *account;
	account_dated(&then, day);
	for (size_t i = 0; i < then.use.n; i++)
		if (str_starts(then.use.items[i], "residential="))
			return true;
	return false;
}
