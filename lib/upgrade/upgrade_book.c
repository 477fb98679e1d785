#include "upgrade/upgrade_book.h"

#include "base/vec.h"
#include "office/session.h"
#include "payment/cash_up.h"
#include "payment/day_book.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"

static int put_pages(struct upgrade *upgrade, int date, const char *desk,
	const struct payment_list *entries, struct err *err)
{
	for (size_t first = 0; first < entries->n; first += PATH_PAGE_ENTRIES) {
		const size_t rest = entries->n - first;
		const char *path =
			path_day_page(date, desk, (int)(first / PATH_PAGE_ENTRIES) + 1, upgrade->mem);
		if (txn_put_list(upgrade->txn, path, &payment_schema, entries->items + first,
			    rest < PATH_PAGE_ENTRIES ? rest : PATH_PAGE_ENTRIES, err))
			return -1;
	}
	txn_remove(upgrade->txn, path_day_book_1(date, desk, upgrade->mem));
	return 0;
}

static void keep(struct upgrade *upgrade, const struct payment *payment)
{
	VEC_PUSH(upgrade->mem, upgrade->payments, upgrade->payments_n, upgrade->payments_room) = *payment;
	map_set(&upgrade->receipts, upgrade->mem, payment->receipt, upgrade->payments_n);
	upgrade->taken += payment->amount;
}

/* Closed by who closed it, when he did; what was counted of each method nobody wrote down. */
static int put_cash_up(struct upgrade *upgrade, int date, const char *desk,
	const struct payment_list *entries, struct err *err)
{
	struct session closer = *upgrade->session;
	struct cash_up old = {0};
	bool found;
	if (cash_up_load(upgrade->session->store, date, desk, &old, &found, err))
		return -1;
	if (!found)
		return 0;
	closer.desk = closer.actor.desk = desk;
	closer.actor.staff = old.by;
	closer.claimed = old.claimed;
	closer.now = old.at;
	const struct cash_up now = cash_up_upgrade(&old, &closer, entries);
	txn_remove(upgrade->txn, path_cash_up_1(date, desk, upgrade->mem));
	return txn_put_record(upgrade->txn, path_cash_up(date, desk, upgrade->mem), &cash_up_schema, &now, err);
}

static int take_book(void *context, int date, const char *desk, struct err *err)
{
	struct upgrade *upgrade = context;
	struct payment_list entries;
	if (day_book_load(upgrade->session->store, date, desk, &entries, err) ||
		put_pages(upgrade, date, desk, &entries, err))
		return -1;
	for (size_t i = 0; i < entries.n; i++)
		keep(upgrade, &entries.items[i]);
	return put_cash_up(upgrade, date, desk, &entries, err);
}

int upgrade_book_all(struct upgrade *upgrade, struct err *err)
{
	const struct day_book_walk walk = {.each = take_book, .context = upgrade};
	return day_book_each(upgrade->session->store, &walk, upgrade->mem, err);
}

const struct payment *upgrade_book_find(const struct upgrade *upgrade, const char *receipt)
{
	size_t at = map_get(&upgrade->receipts, receipt);
	return at ? &upgrade->payments[at - 1] : NULL;
}
