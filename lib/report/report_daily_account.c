#include "report/report_daily.h"

#include "account/account.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "value/date.h"
#include "value/moment.h"

/* A month of 31 days: a reminder a day early does no harm. */
enum { MONTH = 31 };

struct looking {
	struct session *session;
	const struct report_daily_query *query;
	const struct calendar *calendar;
	struct report_daily_rows *rows;
	int kind;
};

static const char *what_to_do(const struct looking *looking, const struct account *account)
{
	if (looking->kind == DAILY_SUSPENDED)
		return _("the user resumes or cancels (account-resume, account-cancel)");
	return arena_printf(looking->session->mem,
		_("base volume %lld m3 a month: ask for a new report (account-base)"),
		(long long)account->base_volume);
}

static int until_of(const struct looking *looking, const struct account *account)
{
	if (looking->kind == DAILY_SUSPENDED)
		return account->state == ACCOUNT_SUSPENDED ? account->suspended_until : 0;
	return account->state == ACCOUNT_CANCELLED ? 0 : account->base_until;
}

static int consider(struct looking *looking, const struct account *account, struct err *err)
{
	struct arena *mem = looking->session->mem;
	int today = looking->query->as_of;
	int until = until_of(looking, account);
	int days = 0;
	if (!until || until > today + MONTH)
		return 0;
	if (calendar_count(looking->calendar, until, today, &days, err))
		return err_prefix(err, "%s", account->number);
	VEC_PUSH(mem, looking->rows->items, looking->rows->n, looking->rows->room) =
		(struct report_daily_row){
			.kind = looking->kind,
			.id = arena_dup(mem, account->number),
			.service = looking->kind == DAILY_SUSPENDED ? "resume" : "base-volume",
			.due = until,
			.days = days,
			.name = account->holder ? arena_dup(mem, account->holder) : NULL,
			.phone = account->phone ? arena_dup(mem, account->phone) : NULL,
			.what = what_to_do(looking, account),
		};
	return 0;
}

/* The account as it stood at the end of the day, unless it did not exist then. */
static int each(void *context, const struct account *account, const char *path, struct err *err)
{
	struct looking *looking = context;
	const struct event *event = account->events.items;
	int64_t end = moment_of_date(looking->query->as_of + 1);
	struct arena scratch = {0};
	struct account then = {0};
	size_t n = 0;
	while (n < account->events.n && event[n].at < end)
		n++;
	if (n == 0)
		return 0;
	if (n == account->events.n)
		return consider(looking, account, err);
	int rc = event_replay(&account_schema, &account->events, n, &then, &scratch, err);
	rc = rc ? err_prefix(err, "%s", path) : consider(looking, &then, err);
	arena_clear(&scratch);
	return rc;
}

int report_daily_account_add(struct session *session, const struct report_daily_query *query, struct report_daily_rows *rows,
	struct err *err)
{
	/* Of hundreds of thousands of accounts only those are parsed that ever had such a date. */
	static const struct {
		int kind;
		const char *needle;
	} parts[] = {
		{DAILY_SUSPENDED, "suspended_until: \""},
		{DAILY_BASE_VOLUME, "base_until: \""},
	};
	struct looking looking = {.session = session, .query = query, .rows = rows};
	struct arena scratch = {0};
	int rc = session_calendar(session, &looking.calendar, err);
	for (size_t i = 0; rc == 0 && i < sizeof parts / sizeof *parts; i++) {
		const struct account_walk walk = {
			.needle = parts[i].needle, .each = each, .context = &looking};
		looking.kind = parts[i].kind;
		rc = account_walk(session->store, &walk, &scratch, err);
		arena_clear(&scratch);
	}
	return rc ? -1 : 0;
}
