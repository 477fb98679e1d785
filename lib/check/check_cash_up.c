#include "check/check_cash_up.h"

#include "base/message.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "payment/cash_up.h"
#include "payment/day_book.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "value/moment.h"

/* How many entries the book had after these events, as they say. */
static int64_t entries_then(const struct cash_up *cash_up, size_t count, struct arena *arena)
{
	struct cash_up then = {0};
	struct err ignored = {0};
	return event_replay(&cash_up_schema, &cash_up->events, count, &then, arena, &ignored) ? 0
										      : then.entries;
}

/* Closed and reopened in turn; reopened the same day, by somebody else or shown as what it is. */
static int check_turns(const struct cash_up *cash_up, struct err *err)
{
	const struct event *event = cash_up->events.items;
	if (cash_up->events.n == 0)
		return err_set(err, ERR_MALFORMED, _("has no events"));
	for (size_t i = 0; i < cash_up->events.n; i++) {
		if (!str_equal(event[i].act, i % 2 ? "reopen" : "close"))
			return err_set(err, ERR_MALFORMED, _("event %s is not a turn of closing and reopening"),
				event[i].id);
		if (i % 2 == 0)
			continue;
		if (moment_date(event[i].at) != moment_date(event[i - 1].at))
			return err_set(err, ERR_REFUSED, _("event %s reopens on another day what event %s closed"),
				event[i].id, event[i - 1].id);
		if (str_equal(event[i].by, event[i - 1].by) && event[i].separation != SEPARATION_PERSON)
			return err_set(err, ERR_REFUSED, _("event %s reopens what the same person closed"),
				event[i].id);
	}
	return 0;
}

/* An entry behind those that a closing counted needs a reopening between; its receipt is none of the day's
 * otherwise. */
static int check_entries(const struct cash_up *cash_up, const struct payment_list *entries,
	struct arena *arena, struct err *err)
{
	const struct event *event = cash_up->events.items;
	for (size_t i = 0; i < cash_up->events.n; i += 2) {
		const size_t counted = (size_t)entries_then(cash_up, i + 1, arena);
		if (counted >= entries->n)
			continue;
		const struct payment *next = &entries->items[counted];
		if (i + 1 == cash_up->events.n || next->at < event[i + 1].at)
			return err_set(err, ERR_REFUSED,
				_("receipt %s was entered after event %s closed the book, and nothing reopened it before"),
				next->receipt, event[i].id);
	}
	return 0;
}

/* Do the words say the same of every method? */
static bool is_same(const struct words *a, const struct words *b)
{
	bool same = a->n == b->n;
	for (size_t i = 0; same && i < a->n; i++)
		same = str_equal(a->items[i], b->items[i]);
	return same;
}

static int64_t total_of(const struct payment_list *entries)
{
	int64_t total = 0;
	for (size_t i = 0; i < entries->n; i++)
		total += entries->items[i].amount;
	return total;
}

/* What the closing counted is there still, of each method, and what was counted is of methods of its own. */
static int check_totals(const struct cash_up *cash_up, const struct payment_list *entries,
	struct arena *arena, struct err *err)
{
	struct payment_list then = *entries;
	if (cash_up->entries < 0 || (size_t)cash_up->entries > entries->n)
		return err_set(err, ERR_REFUSED, _("the day book is not what was cashed up: %zu entries, not %lld"),
			entries->n, (long long)cash_up->entries);
	then.n = (size_t)cash_up->entries;
	struct cash_sum_list sums = cash_count_sums(&then, arena);
	const struct words taken = cash_count_words(&sums, false, arena);
	if (total_of(&then) != cash_up->total || !is_same(&taken, &cash_up->taken))
		return err_set(err, ERR_REFUSED, _("the day book is not what was cashed up"));
	return cash_count_take(&sums, &cash_up->counted, arena, err);
}

/* Of format 1, which has neither methods nor events. */
static int check_old(const struct cash_up *cash_up, const struct payment_list *entries, struct err *err)
{
	if (total_of(entries) == cash_up->total && (int64_t)entries->n == cash_up->entries)
		return 0;
	return err_set(err, ERR_REFUSED, _("the day book is not what was cashed up"));
}

int check_cash_up_compare(const struct cash_up *cash_up, const struct payment_list *entries, struct arena *scratch,
	struct err *err)
{
	return event_check(&cash_up_schema, cash_up, scratch, err) || check_turns(cash_up, err) ||
			       check_entries(cash_up, entries, scratch, err) ||
			       check_totals(cash_up, entries, scratch, err)
		       ? -1
		       : 0;
}

int check_cash_up(struct findings *findings, const struct scan_file *file, struct arena *scratch,
	struct err *err)
{
	struct cash_up cash_up = {0};
	struct payment_list entries;
	if (record_read(&cash_up_schema, &cash_up, file->path, file->bytes, file->length, scratch, err))
		return -1;
	const bool old = findings->session->store->settings.format < SETTINGS_FORMAT_MONEY;
	const char *path = old ? path_cash_up_1(cash_up.date, cash_up.desk, scratch)
			       : path_cash_up(cash_up.date, cash_up.desk, scratch);
	if (!str_equal(file->path, path))
		return err_set(err, ERR_MALFORMED, _("belongs at %s"), path);
	if (day_book_load(findings->session->store, cash_up.date, cash_up.desk, &entries, err))
		return -1;
	if (old)
		return check_old(&cash_up, &entries, err);
	return findings_canonical(&cash_up_schema, &cash_up, file->bytes, file->length, err) ||
			       check_cash_up_compare(&cash_up, &entries, scratch, err)
		       ? -1
		       : 0;
}
