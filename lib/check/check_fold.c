#include "check/check_fold.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "account/account_money.h"
#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/digest.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "office/bill.h"
#include "office/event.h"
#include "office/holding.h"
#include "value/money.h"

/* An account of which something was folded away. */
struct folded_account {
	const char *number;
	struct findings_place place; /* of the account; path NULL: no carry was seen */
	struct findings_place past;  /* of its first history; path NULL: none was seen */
	const char *carry;        /* id of the event */
	int64_t carried;          /* fen: unpaid less prepaid */
	int64_t entered;          /* fen: bills less payments */
	uint64_t carried_keys;
	uint64_t billed_keys;
};

static struct folded_account *account_of(struct check_folds *folds, const char *number)
{
	const size_t at = map_place(&folds->at, &folds->mem, &number, folds->n + 1);
	if (at > folds->n)
		VEC_PUSH(&folds->mem, folds->items, folds->n, folds->room) = (struct folded_account){.number = number};
	return &folds->items[at - 1];
}

static uint64_t digest_of(const char *key)
{
	return digest_end(digest_text(digest_begin(), key));
}

/* The months of "2026-01..2026-06", or the one key. */
static uint64_t digest_of_range(const char *word, struct arena *scratch)
{
	struct bill_range range;
	struct err ignored = {0};
	uint64_t sum = 0;
	if (bill_range_parse(word, &range, &ignored))
		return digest_of(word);
	do
		sum += digest_of(bill_key_text(&range.first, scratch));
	while (bill_range_next(&range));
	return sum;
}

void check_fold_carry(struct check_folds *folds, const struct findings_place *place, const char *account,
	const struct event *carry)
{
	struct folded_account *folded = account_of(folds, account);
	struct arena scratch = {0};
	folded->place = (struct findings_place){arena_dup(&folds->mem, place->path), place->line};
	folded->carry = arena_dup(&folds->mem, carry->id);
	for (size_t i = 0; i < carry->keys.n; i++)
		folded->carried_keys += digest_of_range(carry->keys.items[i], &scratch);
	for (size_t h = 0; h < carry->holdings.n; h++) {
		const struct holding *holding = &carry->holdings.items[h];
		folded->carried -= holding->prepaid;
		for (size_t i = 0; i < holding->bills.n; i++) {
			folded->carried += holding->bills.items[i].amount - holding->bills.items[i].paid;
			folded->carried_keys += digest_of(holding->bills.items[i].period);
		}
	}
	arena_clear(&scratch);
}

/* A bill counts once for its key. */
static void add_bills(struct folded_account *folded, const struct event *event, struct map *billed,
	struct arena *scratch)
{
	for (size_t i = 0; i < event->bills.n; i++) {
		const struct bill *bill = &event->bills.items[i];
		if (map_get(billed, bill->period))
			continue;
		map_set(billed, scratch, bill->period, 1);
		folded->entered += bill->amount;
		folded->billed_keys += digest_of(bill->period);
	}
}

static int64_t sum_of(const struct bill_list *bills)
{
	int64_t fen = 0;
	for (size_t i = 0; i < bills->n; i++)
		fen += bills->items[i].amount;
	return fen;
}

void check_fold_past(struct check_folds *folds, const struct findings_place *place, const char *account,
	const struct event_list *events, struct arena *scratch)
{
	struct folded_account *folded = account_of(folds, account);
	struct map billed = {0};
	if (!folded->past.path)
		folded->past = (struct findings_place){arena_dup(&folds->mem, place->path), place->line};
	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = &events->items[i];
		if (str_equal(event->act, "bill"))
			add_bills(folded, event, &billed, scratch);
		else if (account_money_charges(event))
			folded->entered += account_money_charges(event) * sum_of(&event->bills);
		else if (account_money_moves(event))
			folded->entered -= event->amount;
	}
}

static void tell(struct findings *findings, const struct folded_account *folded, const char *member,
	const char *what)
{
	const struct record_words words = {.event = folded->carry, .member = member};
	const size_t line = findings_line(findings, &folded->place, &words);
	findings_add(findings, FINDING_ERROR, ERR_REFUSED, folded->place.path,
		folded->past.path ? arena_printf(findings->mem, "%zu:1: %s: %s (%s:%zu)", line, folded->number, what,
					    folded->past.path, folded->past.line)
				  : arena_printf(findings->mem, "%zu:1: %s: %s", line, folded->number, what));
}

static void compare(struct findings *findings, const struct folded_account *folded)
{
	char carried[MONEY_TEXT_SIZE], entered[MONEY_TEXT_SIZE];
	if (!folded->place.path) {
		findings_add(findings, FINDING_ERROR, ERR_REFUSED, folded->past.path,
			arena_printf(findings->mem, _("%zu:1: account %s has no event that folded these away"),
				folded->past.line, folded->number));
		return;
	}
	if (!folded->past.path) {
		tell(findings, folded, "folded", _("what was folded away is not in its history"));
		return;
	}
	if (folded->carried != folded->entered)
		tell(findings, folded, "holdings",
			arena_printf(findings->mem, _("carries %s, and what was folded away comes to %s"),
				money_format(folded->carried, carried), money_format(folded->entered, entered)));
	if (folded->carried_keys != folded->billed_keys)
		tell(findings, folded, "keys", _("the bills it says were folded away are not those of its history"));
}

void check_folds_compare(struct findings *findings, const struct check_folds *folds)
{
	for (size_t i = 0; i < folds->n; i++)
		compare(findings, &folds->items[i]);
}
