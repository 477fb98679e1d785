#include "page/account_page.h"

#include <string.h>

#include "account/account_query.h"
#include "account/account_statement.h"
#include "account/account_store.h"
#include "account/account_view.h"
#include "base/speech.h"
#include "cli/names.h"
#include "dispute/dispute_account.h"
#include "office/event.h"
#include "office/event_correction.h"
#include "payment/money_told.h"
#include "page/dispute_page.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_query.h"
#include "ticket/ticket_view.h"
#include "value/date.h"
#include "value/money.h"

const char *account_page_name(const void *names, const char *kind, const char *code)
{
	const int act = str_equal(kind, "act") ? choice_find(account_acts, code) : -1;
	return act >= 0 ? _(account_acts[act].title) : names_find(names, kind, code);
}

/* What is open with the holder, and with earlier ones. */
static int money(struct run *run, const struct out *out, const struct account *account, struct err *err)
{
	static const char columns[] = "period,volume_m3,amount,paid";
	char text[MONEY_TEXT_SIZE];
	if (account->bills.n) {
		const struct holding unpaid = {.bills = account->bills};
		run_print(run, _("\nunpaid: %s yuan"), money_format(holding_owes(&unpaid), text));
		if (out_rows(out, &bill_schema, columns, account->bills.items, account->bills.n,
			    run->session.mem, err))
			return -1;
	}
	if (account->prepaid < 0)
		run_print(run, _("\nto be recovered: %s yuan"), money_format(-account->prepaid, text));
	for (size_t i = 0; i < account->former.n; i++) {
		const struct holding *holding = &account->former.items[i];
		const int64_t owes = holding_owes(holding);
		run_print(run, owes ? _("\nformer holder %s (no. %lld) owes: %s yuan")
				    : _("\nprepaid by former holder %s (no. %lld): %s yuan"),
			str_empty(holding->holder) ? "-" : holding->holder, (long long)holding->number,
			money_format(owes ? owes : holding->prepaid, text));
		if (holding->bills.n && out_rows(out, &bill_schema, columns, holding->bills.items,
						holding->bills.n, run->session.mem, err))
			return -1;
	}
	return 0;
}

/* Are there volumes of months before this day? */
static int has_older(struct store *store, int day, bool *older, struct err *err)
{
	const char **months;
	size_t n;
	char text[DATE_TEXT_SIZE];
	if (store_names(store, PATH_TICKETS_ARCHIVE, store->mem, &months, &n, err))
		return -1;
	date_format(day, text);
	*older = n && strncmp(months[0], text, strlen("0000-00")) < 0;
	return 0;
}

/* What was bound into volumes years ago is looked through when somebody asks for it. */
static int tickets(struct run *run, const struct out *out, const struct account *account, bool all, struct err *err)
{
	struct list found;
	const int since = all ? 0 : run->session.today - ACCOUNT_PAGE_DAYS;
	const struct ticket_query query = {.account = account->number, .all = true, .bound_from = since};
	bool older = false;
	if (ticket_query_run(&run->session, &query, &found, err) ||
		(!all && has_older(run->session.store, since, &older, err)))
		return -1;
	if (older)
		run_print(run, _("\ntickets, without those bound that came more than a year ago (account-show %s --all):"),
			account->number);
	else if (found.n)
		run_print(run, _("\ntickets:"));
	return found.n ? out_rows(out, &ticket_view_schema, "id,service,state,received_at,due", found.items, found.n,
				 run->session.mem, err)
		       : 0;
}

/* What is shown has its numbers masked, and the sides are computed from the events as they are. */
static int disputes(struct run *run, const struct account *shown, struct err *err)
{
	struct account account;
	struct dispute_list sides;
	return account_load(run->session.store, shown->number, &account, err) ||
			       dispute_account_sides(&account, run->session.mem, &sides, err) ||
			       dispute_page(run, &account_schema, &sides, "account-resolve", account.number, err)
		       ? -1
		       : 0;
}

int account_page(struct run *run, const struct account *account, bool all, struct err *err)
{
	struct out out = run->out;
	out.sort = NULL;
	if (account->disputed.n && disputes(run, account, err))
		return -1;
	return money(run, &out, account, err) || tickets(run, &out, account, all, err) ? -1 : 0;
}

/* "owed 86.40", "prepaid 13.60". */
static void tell_balance(struct run *run, const char *owed, const char *prepaid, int64_t fen)
{
	char text[MONEY_TEXT_SIZE];
	run_print(run, fen < 0 ? prepaid : owed, money_format(fen < 0 ? -fen : fen, text));
}

int account_page_statement(struct run *run, const struct account *account, int64_t holder, int from, int to,
	struct err *err)
{
	struct account_statement statement;
	const bool page = run_is_page(run);
	if (from && to && to < from)
		return err_set(err, ERR_USAGE, _("--to is before --from"));
	if (account_statement_of(account, holder, from, to, run->session.mem, &statement, err))
		return -1;
	run->out.name_of = account_page_name;
	if (page)
		run_print(run, "%s %s", account->number, statement.holder);
	if (page && from)
		tell_balance(run, _("before: %s owed"), _("before: %s prepaid"), statement.opening);
	if (out_rows(&run->out, &account_statement_row_schema,
		    ACCOUNT_PAGE_STATEMENT, statement.rows.items, statement.rows.n, run->session.mem, err))
		return -1;
	if (page)
		tell_balance(run, _("after: %s owed"), _("after: %s prepaid"), statement.closing);
	return 0;
}

/* That somebody else should have acted is a column of a page where it was so. */
static const char *history_columns(const struct event_list *events, bool page)
{
	for (size_t i = 0; page && i < events->n; i++)
		if (events->items[i].separation)
			return "at,by,act,separation,ref,amount,text,set";
	return ACCOUNT_PAGE_HISTORY;
}

static const char *join(const char *before, const char *text, struct arena *arena)
{
	return str_empty(before) ? text : arena_printf(arena, "%s%s%s", before, _("; "), text);
}

/* What events hold as data of readings and numbers, behind their texts; as money_told. */
static void tell_meters(struct event_list *events, struct arena *arena)
{
	struct event *copies = arena_array(arena, events->n, sizeof *copies);
	for (size_t i = 0; i < events->n; i++) {
		struct event *event = &copies[i];
		*event = events->items[i];
		if (event->old_reading)
			event->text = join(event->text,
				arena_printf(arena, _("old meter out at %lld m3"), (long long)event->old_reading), arena);
		if (event->used)
			event->text = join(event->text,
				arena_printf(arena, _("use %lld m3"), (long long)event->used), arena);
		if (!str_empty(event->forced))
			event->text = join(event->text,
				arena_printf(arena, _("the number of another account was taken: %s"), event->forced),
				arena);
	}
	events->items = copies;
}

int account_page_history(struct run *run, struct account *account, struct err *err)
{
	struct event_list *events = &account->events;
	struct arena *mem = run->session.mem;
	const bool people = out_order_is_for_people(&run->out) || out_order_is_paper(&run->out);
	run->out.name_of = account_page_name;
	const char *before = speech_row_begin(mem);
	money_told(events, people, mem);
	if (people) {
		event_correction_tell(&account_schema, events, NULL, events, mem);
		event_correction_title(&account_schema, run->out.name_of, run->out.names, events, mem);
		tell_meters(events, mem);
	}
	speech_row_end(before, mem);
	return out_rows(&run->out, &event_schema, history_columns(events, run_is_page(run)), events->items, events->n,
		mem, err);
}

struct account_rows {
	struct run *run;
	const struct account_query *query;
	struct arena scratch; /* of one row */
	int (*give)(void *page, const void *row, struct err *err);
	void *page;
};

static int give_view(void *context, struct account *account, struct err *err)
{
	struct account_rows *rows = context;
	struct account_view view = account_view_of(account);
	struct arena_mark mark = arena_mark(&rows->scratch);
	if (!run_shows(rows->run, &account_view_schema, &view))
		event_mask(&account_schema, &view.account.events, true, &rows->scratch);
	int rc = rows->give(rows->page, &view, err);
	arena_reset(&rows->scratch, mark);
	return rc;
}

static int each_row(void *context, int (*give)(void *page, const void *row, struct err *err), void *page,
	struct err *err)
{
	struct account_rows *rows = context;
	rows->give = give;
	rows->page = page;
	return account_query_each(&rows->run->session, rows->query, give_view, rows, err);
}

int account_page_query(struct run *run, const struct account_query *query, struct err *err)
{
	struct account_rows rows = {.run = run, .query = query};
	const struct out_source source = {each_row, &rows};
	int rc = run_stream(run, &account_view_schema, &source, err);
	arena_clear(&rows.scratch);
	return rc;
}
