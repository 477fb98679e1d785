/* The entries of day books. */
#include "cli/main.h"
#include "payment/payment_report.h"
#include "payment/unmatched.h"
#include "value/id.h"

static struct {
	struct payment_query query;
	int day;
	bool unmatched;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", day, DATE, N_("the day (today)"), "DATE"),
	OPTION("from", query.from, DATE, N_("first day of the period"), "DATE"),
	OPTION("to", query.to, DATE, N_("last day of the period (today)"), "DATE"),
	OPTION("desk", query.desk, ID, N_("only this desk"), "CODE", CHECK(id_check_desk)),
	OPTION("account", query.account, ID, N_("only of this account"), "ACCOUNT", CHECK(id_check_account)),
	OPTION("method", query.method, ENUM, N_("only paid so"), "METHOD", CHOICES(payment_methods)),
	FLAG("unmatched", unmatched, N_("the lines of statements that are no account's, of the last 400 days")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-list", N_("today's entries of all desks")},
	{"payment-list --unmatched", N_("what fits no account (挂账), the oldest first: payment-match")},
	{"payment-list --day 2026-09-18 --desk XS --format csv", N_("a day book for a spreadsheet")},
};

static int find(struct session *session, struct payment_list *entries, struct err *err)
{
	struct payment_query *query = &arg.query;
	if (arg.unmatched && (arg.day || query->from || query->to || query->account))
		return err_set(err, ERR_USAGE, _("--unmatched goes with --desk and --method, and with no day and account"));
	if (arg.unmatched)
		return unmatched_entries(session, query->desk, query->method, entries, err);
	return payment_report_period(session, query, arg.day, err) ||
			       payment_report_entries(session, query, entries, err)
		       ? -1 : 0;
}

static int run(struct run *run, struct err *err)
{
	struct payment_list entries;
	if (find(&run->session, &entries, err) ||
		run_reveal(run, &payment_schema, entries.items, entries.n, err))
		return -1;
	if (!arg.unmatched)
		run_period(run, arg.query.from, arg.query.to, 0);
	if (arg.unmatched)
		return run_table(run, &payment_schema, run->command->columns,
			"receipt,at,method,amount,foreign,payee,reason", entries.items, entries.n, err);
	return run_rows(run, &payment_schema, entries.items, entries.n, err);
}

static const struct command command = {
	.name = "payment-list",
	.summary = N_("list the entries of day books"),
	.description = N_("Payments, reversals and refunds in the order in which they were entered, of a day or a period, "
			  "each with its receipt number. What of statements fits no account is among them; --unmatched "
			  "lists what is still nobody's, the oldest first."),
	.article = "五（二）",
	COMMAND_ROWS(payment_schema),
	.columns = "receipt,at,account,method,amount,prepaid,voids,reason,payee,foreign,by",
	.columns_table = "receipt,at,account,method,amount,prepaid,voids,by",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
