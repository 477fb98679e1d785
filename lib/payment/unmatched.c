#include "payment/unmatched.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "payment/payment_foreign.h"
#include "value/id.h"
#include "value/money.h"

/* ---- What the books say ------------------------------------------------------------------------------ */

struct entry_search {
	struct arena *mem;
	struct payment *items;
	size_t n;
	size_t room;
};

static int keep_entry(void *context, const struct payment *entry, struct err *err)
{
	struct entry_search *search = context;
	(void)err;
	VEC_PUSH(search->mem, search->items, search->n, search->room) = *entry;
	return 0;
}

static int by_number_and_time(const void *a, const void *b)
{
	const struct payment *x = a;
	const struct payment *y = b;
	int order = strcmp(x->foreign, y->foreign);
	if (order == 0 && x->at != y->at)
		order = x->at < y->at ? -1 : 1;
	if (order == 0 && id_receipt_day(x->receipt) != id_receipt_day(y->receipt))
		order = id_receipt_day(x->receipt) < id_receipt_day(y->receipt) ? -1 : 1;
	return order ? order : id_order(x->receipt, y->receipt);
}

static bool reverses(const struct payment *entry)
{
	return !str_empty(entry->voids);
}

static bool owned(const struct payment *entry)
{
	return !str_empty(entry->account);
}

/* The entries of one number, in the order in which they were made. */
static struct unmatched fold(const struct payment *entries, size_t n, struct arena *arena)
{
	struct unmatched line = {
		.foreign = entries->foreign,
		.date = id_receipt_day(entries->receipt),
		.desk = id_receipt_desk(entries->receipt, arena),
		.held = *entries,
		.amount = entries->amount,
		.receipts = "",
	};
	for (size_t i = 0; i < n; i++) {
		const struct payment *entry = &entries[i];
		const bool same_sign = (entry->amount < 0) == (line.amount < 0);
		if (owned(entry) || !reverses(entry)) {
			line.brought++;
			line.receipts = arena_printf(arena, "%s%s%s", line.receipts, *line.receipts ? ", " : "",
				entry->receipt);
		}
		if (owned(entry)) {
			line.owned = reverses(entry) ? line.owned : entry;
			continue;
		}
		line.open += entry->amount;
		line.taken += reverses(entry) && !same_sign && str_empty(entry->payee);
		line.begun = line.begun || !reverses(entry);
		if (same_sign)
			line.held = *entry;
	}
	return line;
}

static int by_date(const void *a, const void *b)
{
	const struct unmatched *x = a;
	const struct unmatched *y = b;
	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return id_order(x->held.receipt, y->held.receipt);
}

static void fold_all(struct entry_search *search, struct arena *arena, struct unmatched_list *list)
{
	size_t room = 0;
	*list = (struct unmatched_list){0};
	if (search->n)
		qsort(search->items, search->n, sizeof *search->items, by_number_and_time);
	for (size_t begin = 0, end; begin < search->n; begin = end) {
		for (end = begin + 1; end < search->n; end++)
			if (!str_equal(search->items[end].foreign, search->items[begin].foreign))
				break;
		const struct unmatched line = fold(&search->items[begin], end - begin, arena);
		VEC_PUSH(arena, list->items, list->n, room) = line;
	}
}

static int search_all(struct store *store, const struct payment_foreign_search *how, struct arena *arena,
	struct unmatched_list *list, struct err *err)
{
	struct entry_search search = {.mem = arena};
	struct payment_foreign_search given = *how;
	given.each = keep_entry;
	given.context = &search;
	if (payment_foreign_each(store, &given, arena, err))
		return -1;
	fold_all(&search, arena, list);
	return 0;
}

int unmatched_lookup(struct store *store, int from, const struct map *numbers, struct arena *arena,
	struct unmatched_list *list, struct err *err)
{
	const struct payment_foreign_search search = {.from = from, .numbers = numbers};
	return search_all(store, &search, arena, list, err);
}

/* Of a line that came before the first day only the end was seen. */
static bool is_cut(const struct unmatched_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (!list->items[i].begun)
			return true;
	return false;
}

/* Lines that may be open, looked up from the beginning. */
static int list_whole(struct store *store, int until, const struct unmatched_list *seen, struct arena *arena,
	struct unmatched_list *list, struct err *err)
{
	struct map numbers = {0};
	const struct payment_foreign_search search = {.until = until, .numbers = &numbers, .accountless = true};
	for (size_t i = 0; i < seen->n; i++)
		if (seen->items[i].open || !seen->items[i].begun)
			map_set(&numbers, arena, seen->items[i].foreign, 1);
	return search_all(store, &search, arena, list, err);
}

int unmatched_list(struct store *store, const struct unmatched_query *query, struct arena *arena,
	struct unmatched_list *list, struct err *err)
{
	const struct payment_foreign_search search = {
		.from = query->from, .until = query->until, .numbers = query->numbers, .accountless = true};
	struct unmatched_list seen;
	size_t n = 0;
	if (search_all(store, &search, arena, &seen, err))
		return -1;
	if (query->from && is_cut(&seen) &&
		list_whole(store, query->until, &seen, arena, &seen, err))
		return -1;
	for (size_t i = 0; i < seen.n; i++)
		if (seen.items[i].open)
			seen.items[n++] = seen.items[i];
	*list = (struct unmatched_list){seen.items, n};
	if (n)
		qsort(list->items, n, sizeof *list->items, by_date);
	return 0;
}

int unmatched_entries(const struct session *session, const char *desk, int method,
	struct payment_list *entries, struct err *err)
{
	const struct unmatched_query query = {.from = session->today - UNMATCHED_DAYS};
	struct unmatched_list lines;
	if (unmatched_list(session->store, &query, session->mem, &lines, err))
		return -1;
	*entries = (struct payment_list){.items = arena_array(session->mem, lines.n, sizeof *entries->items)};
	for (size_t i = 0; i < lines.n; i++) {
		const struct unmatched *line = &lines.items[i];
		if ((desk && !str_equal(desk, line->desk)) || (method && method != line->held.method))
			continue;
		struct payment *entry = &entries->items[entries->n++];
		*entry = line->held;
		entry->amount = line->open;
	}
	return 0;
}

int unmatched_check(const struct unmatched *line, struct err *err)
{
	const bool in_part = line->open != 0 && line->open != line->amount;
	const bool twice = line->brought > line->taken + 1;
	if (twice)
		err_set(err, ERR_REFUSED, _("number %s was booked more than once: %s"), line->foreign,
			line->receipts);
	else if (in_part || line->brought != line->taken + 1)
		err_set(err, ERR_REFUSED, _("number %s was matched more than once: %s"), line->foreign,
			line->receipts);
	else
		return 0;
	if (twice && line->open)
		return err_hint(err, -1, _("payment-match %s --double --reason <reason>"), line->held.receipt);
	return err_hint(err, -1, _("account-pay --void <receipt> --reason <reason>, which puts it back"));
}

/* ---- One line ---------------------------------------------------------------------------------------- */

static int refuse_unknown(const char *line, struct err *err)
{
	return err_hint(err, err_set(err, ERR_REFUSED, _("there is no line %s of a statement"), line),
		"payment-list --unmatched");
}

/* The number of the entry with that receipt. */
static int number_of(const struct session *session, const char *receipt, const char **number, struct err *err)
{
	struct entry_search found = {.mem = session->mem};
	const struct payment_foreign_search search = {
		.from = id_receipt_day(receipt), .until = id_receipt_day(receipt), .each = keep_entry, .context = &found};
	if (payment_foreign_each(session->store, &search, session->mem, err))
		return -1;
	for (size_t i = 0; i < found.n; i++)
		if (str_equal(found.items[i].receipt, receipt)) {
			*number = found.items[i].foreign;
			return 0;
		}
	return refuse_unknown(receipt, err);
}

int unmatched_look_up(const struct session *session, const char *line, struct unmatched *found, struct err *err)
{
	struct unmatched_list list;
	struct map numbers = {0};
	struct err ignored = {0};
	const char *number = line;
	int from = session->today - UNMATCHED_DAYS;
	if (id_check_receipt(line, &ignored) == 0) {
		if (number_of(session, line, &number, err))
			return -1;
	} else if (payment_check_foreign(line, err)) {
		return -1;
	}
	map_set(&numbers, session->mem, number, 1);
	struct payment_foreign_search search = {.from = from, .numbers = &numbers};
	if (search_all(session->store, &search, session->mem, &list, err))
		return -1;
	if (list.n == 0 || !list.items->begun) {
		search.from = 0;
		if (search_all(session->store, &search, session->mem, &list, err))
			return -1;
	}
	if (list.n == 0)
		return refuse_unknown(line, err);
	*found = *list.items;
	return 0;
}

int unmatched_find(const struct session *session, const char *line, struct unmatched *found, struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	if (unmatched_look_up(session, line, found, err))
		return -1;
	if (unmatched_check(found, err))
		return -1;
	if (found->open == 0 && found->owned)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("line %s of %s is an account's already: %s"), line,
				money_format(found->amount, text), found->receipts),
			_("account-pay --void <receipt> --reason <reason>, which puts it back"));
	if (found->open == 0)
		return err_set(err, ERR_REFUSED, _("line %s of %s was refunded already"), line,
			money_format(found->amount, text));
	return 0;
}
