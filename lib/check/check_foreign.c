#include "check/check_foreign.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check_sums.h"
#include "finding/findings.h"
#include "office/session.h"
#include "payment/day_book.h"
#include "payment/payment_foreign.h"
#include "payment/unmatched.h"
#include "store/path.h"
#include "value/date.h"
#include "value/money.h"

/* FNV-1a, up to the end or the quotation mark that ends it. */
static uint64_t hash_of(const char *number, size_t *length)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	size_t n = 0;
	for (; number[n] && number[n] != '"'; n++)
		hash = (hash ^ (unsigned char)number[n]) * UINT64_C(1099511628211);
	*length = n;
	return hash;
}

/* An entry of an account brings a number, as does one that is no account's yet; one that takes it out of 挂账
 * takes off 1, so that 1 remains.  What cannot be right by that alone (a refund, or in a check of what changed
 * anything) is made to be looked up. */
void check_foreign_number(struct findings *findings, const struct payment *entry)
{
	enum { LOOKED_UP = 1000 };
	const bool owned = !str_empty(entry->account), reverses = !str_empty(entry->voids);
	size_t length;
	struct mark mark = {.count = 1};
	if (!findings->sums || str_empty(entry->foreign))
		return;
	mark.key = hash_of(entry->foreign, &length);
	if (!owned)
		mark.sum = entry->amount;
	if (owned || !reverses)
		mark.other = 1;
	else if (entry->amount < 0 && str_empty(entry->payee))
		mark.other = -1;
	if (findings->sums->changes || (!owned && !reverses && entry->amount < 0))
		mark.other = LOOKED_UP;
	marks_add(&findings->sums->numbers, mark, findings->mem);
}

bool check_foreign_is_right(const struct mark *sum)
{
	return sum->other == 1 && sum->sum == 0;
}

/* ---- Those that are looked up -------------------------------------------------------------------- */

struct number_search {
	const struct marks_keys *keys;
	struct arena *mem;
	struct map wanted;
};

static void want(void *context, const char *number)
{
	struct number_search *search = context;
	size_t length;
	if (!marks_keys_have(search->keys, hash_of(number, &length)))
		return;
	const char *text = arena_dup_n(search->mem, number, length);
	if (!map_get(&search->wanted, text))
		map_set(&search->wanted, search->mem, text, 1);
}

struct open_search {
	struct marks_keys *keys;
	struct arena *mem;
};

static int add_open(void *context, const struct payment *entry, struct err *err)
{
	struct open_search *search = context;
	size_t length;
	(void)err;
	VEC_PUSH(search->mem, search->keys->items, search->keys->n, search->keys->room) =
		hash_of(entry->foreign, &length);
	return 0;
}

static int by_value(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a;
	const uint64_t y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

int check_foreign_open(struct findings *findings, int from, int until, struct marks_keys *keys, struct err *err)
{
	struct arena scratch = {0};
	struct open_search search = {keys, findings->mem};
	const struct payment_foreign_search days = {.from = from, .until = until, .accountless = true,
		.each = add_open, .context = &search};
	int rc = payment_foreign_each(findings->session->store, &days, &scratch, err);
	if (keys->n)
		qsort(keys->items, keys->n, sizeof *keys->items, by_value);
	arena_clear(&scratch);
	return rc;
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
static int warn_old(struct findings *findings, const struct map *numbers, struct arena *scratch, struct err *err)
{
	const struct unmatched_query query = {.numbers = numbers};
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
		findings->remind++;
		findings_warn(findings, path_of(findings, line), &old);
	}
	return 0;
}

void check_foreign(struct findings *findings, const struct marks_keys *numbers)
{
	struct arena scratch = {0};
	struct number_search search = {.keys = numbers, .mem = &scratch};
	const struct payment_foreign_search all = {.number = want, .context = &search};
	struct err unread = {0};
	if (numbers->n == 0)
		return;
	/* A page that cannot be read was found before. */
	if ((payment_foreign_each(findings->session->store, &all, &scratch, &unread) ||
		    (search.wanted.n && (check_numbers(findings, &search.wanted, &scratch, &unread) ||
						warn_old(findings, &search.wanted, &scratch, &unread)))) &&
		findings->n == 0)
		findings_add_err(findings, PATH_PAYMENTS, &unread);
	arena_clear(&scratch);
}
