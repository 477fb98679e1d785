#include "check/check_foreign.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "payment/day_book.h"
#include "payment/payment_foreign.h"
#include "payment/unmatched.h"
#include "store/path.h"
#include "value/date.h"
#include "value/money.h"

/* Of millions of numbers nearly all stand in one entry, which is right in itself.  So that memory holds no
 * more than eight bytes for each, they are first counted by their hashes; only those that stand in several
 * entries, or in one that reverses another, are looked up. */
struct number_count {
	struct arena mem;
	uint64_t *hashes;
	size_t n;
	size_t room;
	struct map wanted;
};

/* FNV-1a. */
static uint64_t hash_of(const char *number, size_t *length)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	size_t n = 0;
	for (; number[n] && number[n] != '"'; n++)
		hash = (hash ^ (unsigned char)number[n]) * UINT64_C(1099511628211);
	*length = n;
	return hash;
}

static void count(void *context, const char *number)
{
	struct number_count *numbers = context;
	size_t length;
	VEC_PUSH(&numbers->mem, numbers->hashes, numbers->n, numbers->room) = hash_of(number, &length);
}

static int by_value(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a;
	const uint64_t y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

/* Only the hashes that were counted more than once stay. */
static void keep_repeated(struct number_count *numbers)
{
	size_t kept = 0;
	if (numbers->n)
		qsort(numbers->hashes, numbers->n, sizeof *numbers->hashes, by_value);
	for (size_t i = 1; i < numbers->n; i++)
		if (numbers->hashes[i] == numbers->hashes[i - 1] &&
			(kept == 0 || numbers->hashes[kept - 1] != numbers->hashes[i]))
			numbers->hashes[kept++] = numbers->hashes[i];
	numbers->n = kept;
}

static void want(void *context, const char *number)
{
	struct number_count *numbers = context;
	size_t length;
	const uint64_t hash = hash_of(number, &length);
	if (numbers->n && bsearch(&hash, numbers->hashes, numbers->n, sizeof hash, by_value))
		map_set(&numbers->wanted, &numbers->mem, arena_dup_n(&numbers->mem, number, length), 1);
}

static int want_reversal(void *context, const struct payment *entry, struct err *err)
{
	struct number_count *numbers = context;
	(void)err;
	if (!str_empty(entry->voids))
		map_set(&numbers->wanted, &numbers->mem, arena_dup(&numbers->mem, entry->foreign), 1);
	return 0;
}

/* The numbers of which there is more to say than one entry does. */
static int find_numbers(struct number_count *numbers, struct store *store, struct arena *scratch, struct err *err)
{
	const struct payment_foreign_search all = {.number = count, .context = numbers};
	const struct payment_foreign_search repeated = {.number = want, .context = numbers};
	const struct payment_foreign_search reversals = {
		.accountless = true, .each = want_reversal, .context = numbers};
	if (payment_foreign_each(store, &all, scratch, err))
		return -1;
	keep_repeated(numbers);
	return payment_foreign_each(store, &repeated, scratch, err) ||
			       payment_foreign_each(store, &reversals, scratch, err)
		       ? -1 : 0;
}

static const char *path_of(const struct findings *findings, const struct unmatched *line)
{
	return day_book_path(findings->session->store, line->held.receipt, findings->mem);
}

static int check_numbers(struct findings *findings, const struct map *wanted, struct arena *scratch,
	struct err *err)
{
	struct unmatched_list lines;
	if (unmatched_lookup(findings->session->store, 0, wanted, scratch, &lines, err))
		return -1;
	for (size_t i = 0; i < lines.n; i++) {
		struct err wrong = {0};
		if (unmatched_check(&lines.items[i], &wrong))
			findings_add_err(findings, path_of(findings, &lines.items[i]), &wrong);
	}
	return 0;
}

/* Lists look back no further; what is older would be forgotten. */
static int warn_old(struct findings *findings, struct arena *scratch, struct err *err)
{
	const struct unmatched_query query = {0};
	const int oldest = findings->session->today - UNMATCHED_DAYS;
	struct unmatched_list lines;
	char day[DATE_TEXT_SIZE];
	char text[MONEY_TEXT_SIZE];
	if (unmatched_list(findings->session->store, &query, scratch, &lines, err))
		return -1;
	for (size_t i = 0; i < lines.n; i++) {
		const struct unmatched *line = &lines.items[i];
		struct err old = {0};
		if (line->date >= oldest)
			continue;
		err_hint(&old,
			err_set(&old, ERR_REFUSED, _("line %s of %s has belonged to no account since %s"), line->foreign,
				money_format(line->open, text), date_format(line->date, day)),
			_("payment-match %s <account>"), line->held.receipt);
		findings_warn(findings, path_of(findings, line), &old);
	}
	return 0;
}

void check_foreign(struct findings *findings)
{
	struct arena scratch = {0};
	struct number_count numbers = {0};
	struct err unread = {0};
	/* A page that cannot be read was found before (check_payments). */
	if ((find_numbers(&numbers, findings->session->store, &scratch, &unread) ||
		    check_numbers(findings, &numbers.wanted, &scratch, &unread) ||
		    warn_old(findings, &scratch, &unread)) &&
		findings->n == 0)
		findings_add_err(findings, PATH_PAYMENTS, &unread);
	arena_clear(&numbers.mem);
	arena_clear(&scratch);
}
