#include "program/cash_up_program.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "cli/ask.h"
#include "payment/day_book.h"
#include "value/date.h"
#include "value/money.h"

/* What was counted of one method, before the sum of the book is shown; asked again while it is no amount.
 * `*word` stays NULL when nothing is answered. */
static int ask_count(struct run *run, int method, const char **word, struct err *err)
{
	struct arena *mem = run->session.mem;
	const char *title = _(payment_methods[method].title);
	const char *question = arena_printf(mem, _("counted, %s (yuan): "), title);
	for (;;) {
		const char *answer;
		struct err wrong = {0};
		if (ask_line(run, question, &answer, err))
			return -1;
		if (!*answer)
			return 0;
		*word = arena_printf(mem, "%s=%s", payment_methods[method].name, utf8_fold(answer, mem));
		if (cash_count_check(*word, &wrong) == 0)
			return 0;
		*word = NULL;
		question = arena_printf(mem, _("%s\ncounted, %s (yuan): "), wrong.msg, title);
	}
}

static int ask_counts(struct run *run, const struct cash_sum_list *sums, struct words *counted,
	struct err *err)
{
	size_t room = 0;
	for (size_t i = 0; i < sums->n; i++) {
		const char *word = NULL;
		if (ask_count(run, sums->items[i].method, &word, err))
			return -1;
		if (word)
			VEC_PUSH(run->session.mem, counted->items, counted->n, room) = word;
	}
	return 0;
}

/* "cash: book 100.00, counted 95.00, short 5.00", a line a method. */
static const char *sheet(const struct cash_sum_list *sums, struct arena *mem)
{
	const char *lines = "";
	for (size_t i = 0; i < sums->n; i++) {
		const struct cash_sum *sum = &sums->items[i];
		char book[MONEY_TEXT_SIZE], counted[MONEY_TEXT_SIZE], apart[MONEY_TEXT_SIZE];
		const char *title = _(payment_methods[sum->method].title);
		money_format(sum->total, book);
		money_format(sum->counted, counted);
		money_format(sum->over < 0 ? -sum->over : sum->over, apart);
		if (!sum->is_counted)
			lines = arena_printf(mem, _("%s%s: book %s\n"), lines, title, book);
		else if (sum->over == 0)
			lines = arena_printf(mem, _("%s%s: book %s, counted %s\n"), lines, title, book, counted);
		else if (sum->over > 0)
			lines = arena_printf(mem, _("%s%s: book %s, counted %s, over %s\n"), lines, title, book,
				counted, apart);
		else
			lines = arena_printf(mem, _("%s%s: book %s, counted %s, short %s\n"), lines, title, book,
				counted, apart);
	}
	return lines;
}

/* The day once more, beneath the sums; of a dry run they are shown. */
static int ask_day(struct run *run, const struct cash_sum_list *sums, struct cash_up_order *order,
	struct err *err)
{
	struct arena *mem = run->session.mem;
	const char *lines = sheet(sums, mem);
	const char *answer;
	char day[DATE_TEXT_SIZE];
	date_format(order->date, day);
	if (run->dry_run || order->confirmed) {
		if (*lines)
			run_say(run, "%.*s", (int)strlen(lines) - 1, lines);
		return 0;
	}
	if (ask_line(run,
		    arena_printf(mem, _("%stype the day once more to cash up desk %s (%s): "), lines,
			    run->session.desk, day),
		    &answer, err))
		return -1;
	if (!str_equal(utf8_fold(answer, mem), day))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("cashing up %s needs the day twice"), day), "--confirm %s", day);
	order->confirmed = order->date;
	return 0;
}

int cash_up_program_ask(struct run *run, struct cash_up_order *order, struct err *err)
{
	struct session *session = &run->session;
	struct payment_list entries;
	bool closed;
	if (!ask_can(run) || order->date > session->today)
		return 0;
	if (cash_up_is_closed(session->store, order->date, session->desk, &closed, err))
		return -1;
	if (closed)
		return 0;
	if (day_book_load(session->store, order->date, session->desk, &entries, err))
		return -1;
	struct cash_sum_list sums = cash_count_sums(&entries, session->mem);
	order->seen = true;
	order->entries = (int64_t)entries.n;
	return (order->counted.n == 0 && ask_counts(run, &sums, &order->counted, err)) ||
			       cash_count_take(&sums, &order->counted, session->mem, err) ||
			       ask_day(run, &sums, order, err)
		       ? -1
		       : 0;
}

void cash_up_program_print(struct run *run, const struct cash_up *cash_up)
{
	struct cash_sum_list counted = {0};
	struct err ignored = {0};
	char day[DATE_TEXT_SIZE], total[MONEY_TEXT_SIZE], over[MONEY_TEXT_SIZE];
	int64_t sum = 0;
	date_format(cash_up->date, day);
	money_format(cash_up->total, total);
	if (cash_up->counted.n == 0 ||
		cash_count_take(&counted, &cash_up->counted, run->session.mem, &ignored)) {
		run_result(run,
			run_sentence(run, _("desk %s is cashed up: entries %lld, %s yuan"), cash_up->desk,
				(long long)cash_up->entries, total),
			"%s\t%s\t%lld\t%s", day, cash_up->desk, (long long)cash_up->entries, total);
		return;
	}
	for (size_t i = 0; i < counted.n; i++)
		sum += counted.items[i].counted;
	money_format(sum - cash_up->total, over);
	run_result(run,
		run_sentence(run, _("desk %s is cashed up: entries %lld, %s yuan, difference %s"), cash_up->desk,
			(long long)cash_up->entries, total, over),
		"%s\t%s\t%lld\t%s\t%s", day, cash_up->desk, (long long)cash_up->entries, total, over);
}
