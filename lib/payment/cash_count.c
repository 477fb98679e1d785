#include "payment/cash_count.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/money.h"

struct cash_sum_list cash_count_sums(const struct payment_list *entries, struct arena *arena)
{
	struct cash_sum_list sums = {0};
	size_t room = 0;
	for (int method = METHOD_NONE; payment_methods[method].name; method++) {
		struct cash_sum sum = {.method = method};
		for (size_t i = 0; i < entries->n; i++)
			if (entries->items[i].method == method) {
				sum.entries++;
				sum.total += entries->items[i].amount;
			}
		if (sum.entries)
			VEC_PUSH(arena, sums.items, sums.n, room) = sum;
	}
	return sums;
}

struct words cash_count_words(const struct cash_sum_list *sums, bool counted, struct arena *arena)
{
	struct words words = {0};
	size_t room = 0;
	for (size_t i = 0; i < sums->n; i++) {
		const struct cash_sum *sum = &sums->items[i];
		char text[MONEY_TEXT_SIZE];
		if (counted ? !sum->is_counted : sum->entries == 0)
			continue;
		VEC_PUSH(arena, words.items, words.n, room) = arena_printf(arena, "%s=%s",
			payment_methods[sum->method].name,
			money_format(counted ? sum->counted : sum->total, text));
	}
	return words;
}

/* "cash=100.00", "现金=100". */
static int parse_count(const char *word, int *method, int64_t *fen, struct err *err)
{
	const char *equals = strchr(word, '=');
	const size_t n = equals ? (size_t)(equals - word) : 0;
	for (int m = METHOD_NONE + 1; n && payment_methods[m].name; m++)
		if ((strlen(payment_methods[m].name) == n && strncmp(payment_methods[m].name, word, n) == 0) ||
			(strlen(_(payment_methods[m].title)) == n &&
				strncmp(_(payment_methods[m].title), word, n) == 0)) {
			*method = m;
			return money_parse(equals + 1, fen, err);
		}
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not METHOD=AMOUNT (cash, wechat, alipay, bank or pos, and yuan: cash=86.40)"), word);
}

int cash_count_check(const char *word, struct err *err)
{
	int method;
	int64_t fen;
	return parse_count(word, &method, &fen, err);
}

int cash_count_check_kept(const char *word, struct err *err)
{
	int method;
	int64_t fen;
	if (parse_count(word, &method, &fen, err))
		return -1;
	if (str_starts(word, payment_methods[method].name))
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\": the method is called \"%s\" in records"), word,
		payment_methods[method].name);
}

/* The sum of a method; one of which the book has nothing is added. */
static struct cash_sum *sum_of(struct cash_sum_list *sums, int method, struct arena *arena)
{
	size_t at = 0;
	while (at < sums->n && sums->items[at].method < method)
		at++;
	if (at < sums->n && sums->items[at].method == method)
		return &sums->items[at];
	struct cash_sum *grown = arena_array(arena, sums->n + 1, sizeof *grown);
	for (size_t i = 0; i < sums->n; i++)
		grown[i < at ? i : i + 1] = sums->items[i];
	grown[at] = (struct cash_sum){.method = method};
	*sums = (struct cash_sum_list){grown, sums->n + 1};
	return &grown[at];
}

int cash_count_take(struct cash_sum_list *sums, const struct words *counted, struct arena *arena,
	struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	for (size_t i = 0; i < counted->n; i++) {
		int method;
		int64_t fen;
		if (parse_count(counted->items[i], &method, &fen, err))
			return -1;
		struct cash_sum *sum = sum_of(sums, method, arena);
		if (sum->is_counted)
			return err_set(err, ERR_USAGE, _("%s was counted twice"), _(payment_methods[method].title));
		sum->is_counted = true;
		sum->counted = fen;
		sum->over = fen - sum->total;
	}
	for (size_t i = 0; counted->n && i < sums->n; i++)
		if (!sums->items[i].is_counted)
			return err_hint(err,
				err_set(err, ERR_REFUSED, _("%s was not counted; the book has %s of it"),
					_(payment_methods[sums->items[i].method].title),
					money_format(sums->items[i].total, text)),
				"--counted %s=<yuan>", payment_methods[sums->items[i].method].name);
	return 0;
}
