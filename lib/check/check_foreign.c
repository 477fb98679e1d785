#include "check/check_foreign.h"

#include "base/message.h"
#include "office/session.h"
#include "payment/day_book.h"
#include "payment/unmatched.h"
#include "store/path.h"
#include "value/date.h"
#include "value/money.h"

static void warn_open(struct findings *findings, const struct unmatched *line)
{
	struct err err = {0};
	char day[DATE_TEXT_SIZE];
	char text[MONEY_TEXT_SIZE];
	err_hint(&err,
		err_set(&err, ERR_REFUSED, _("line %s of %s is no account's since %s"), line->foreign,
			money_format(line->open, text), date_format(line->date, day)),
		"payment-match %s ACCOUNT", line->held.receipt);
	findings_warn(findings, day_book_path(findings->session->store, line->held.receipt, findings->mem), &err);
}

void check_foreign(struct findings *findings)
{
	struct arena scratch = {0};
	struct unmatched_list lines = {0};
	struct err unread = {0};
	const int oldest = findings->session->today - UNMATCHED_DAYS;
	/* A page that cannot be read was found before (check_payments). */
	const struct unmatched_query query = {.all = true};
	if (unmatched_list(findings->session->store, &query, &scratch, &lines, &unread) && findings->n == 0)
		findings_add_err(findings, PATH_PAYMENTS, &unread);
	for (size_t i = 0; i < lines.n; i++) {
		struct err wrong = {0};
		if (unmatched_check(&lines.items[i], &wrong))
			findings_add_err(findings,
				day_book_path(findings->session->store, lines.items[i].held.receipt, findings->mem), &wrong);
		else if (lines.items[i].open && lines.items[i].date < oldest)
			warn_open(findings, &lines.items[i]);
	}
	arena_clear(&scratch);
}
