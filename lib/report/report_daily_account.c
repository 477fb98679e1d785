#include "report/report_daily_account.h"

#include "account/account.h"
#include "account/account_dated.h"
#include "account/account_history.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "office/event.h"
#include "office/session.h"
#include "report/report_walk.h"
#include "store/store.h"

/* A month of 31 days: a reminder a day early does no harm. */
enum { MONTH = 31 };

struct ending_search {
	const struct report_daily_account *walk;
	struct store *store;
	struct arena *scratch;
};

static int tell(const struct report_daily_account *walk, const struct account *account, bool suspension,
	int until, struct err *err)
{
	if (!until || until > walk->as_of + MONTH)
		return 0;
	return walk->each(walk->context, account, suspension, until, err);
}

static int consider(const struct ending_search *search, const struct account *found, struct err *err)
{
	struct account account = *found;
	if (account.disputed.n && search->walk->disputed(search->walk->context, found, err))
		return -1;
	account_dated(&account, search->walk->as_of);
	if (account.state == ACCOUNT_CANCELLED)
		return 0;
	int rc = account.state == ACCOUNT_SUSPENDED
			 ? tell(search->walk, &account, true, account.suspended_until, err)
			 : 0;
	/* Where another follows nobody need be asked for one. */
	return rc || account.base_next ? rc : tell(search->walk, &account, false, account.base_until, err);
}

/* The account as it stood at the end of the day, unless it did not exist then. */
static int each(void *context, const struct account *account, const char *path, struct err *err)
{
	const struct ending_search *search = context;
	struct account whole = *account;
	struct account then = {0};
	const int64_t end = report_walk_end(search->walk->as_of);
	if (event_count_before(&account->events, end) == account->events.n)
		return consider(search, account, err);
	if (account_whole(search->store, &whole, err))
		return store_damaged(search->store, err);
	const size_t n = event_count_before(&whole.events, end);
	if (n == 0)
		return 0;
	if (account_replay(&whole, n, &then, search->scratch, err))
		return store_damaged(search->store, (err_prefix(err, "%s", path), err));
	return consider(search, &then, err);
}

int report_daily_account_walk(struct session *session, const struct report_daily_account *walk,
	struct err *err)
{
	struct arena scratch = {0};
	struct ending_search search = {walk, session->store, &scratch};
	/* Of hundreds of thousands of accounts only those are parsed that ever had such a date:
	 * suspended_until, base_until, base_next_until, or are disputed. */
	static const char *signs[] = {"_until: \"", "\ndisputed:\n"};
	const struct words any = {signs, sizeof signs / sizeof *signs};
	const struct account_walk all = {.any = &any, .each = each, .context = &search};
	int rc = account_walk(session->store, &all, &scratch, err);
	arena_clear(&scratch);
	return rc;
}
