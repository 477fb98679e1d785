/* The entries of day books. */
#include "cli/main.h"
#include "payment/payment_report.h"
#include "value/id.h"

static struct {
	struct payment_query query;
	int day;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", day, DATE, N_("the day (today)"), "DATE"),
	OPTION("from", query.from, DATE, N_("first day of the period"), "DATE"),
	OPTION("to", query.to, DATE, N_("last day of the period (today)"), "DATE"),
	OPTION("desk", query.desk, ID, N_("only this desk"), "CODE", CHECK(id_check_desk)),
	OPTION("account", query.account, ID, N_("only of this account"), "ACCOUNT", CHECK(id_check_account)),
	OPTION("method", query.method, ENUM, N_("only paid so"), "METHOD", CHOICES(payment_methods)),
};
#undef RECORD

static const struct command_example examples[] = {
	{"payment-list", N_("today's entries of all desks")},
	{"payment-list --day 2026-09-18 --desk XS --format csv", N_("a day book for a spreadsheet")},
};

static int run(struct run *run, struct err *err)
{
	struct payment_list entries;
	if (payment_report_period(&run->session, &arg.query, arg.day, err) ||
		payment_report_entries(&run->session, &arg.query, &entries, err) ||
		run_reveal(run, &payment_schema, entries.items, entries.n, err))
		return -1;
	return run_rows(run, &payment_schema, entries.items, entries.n, err);
}

static const struct command command = {
	.name = "payment-list",
	.summary = N_("list the entries of day books"),
	.description = N_("Payments, reversals and refunds in the order in which they were entered, of a day or a period, "
			  "each with its receipt number."),
	.article = "五（二）",
	COMMAND_ROWS(payment_schema),
	.columns = "receipt,at,account,method,amount,prepaid,voids,reason,payee,foreign,by",
	.columns_table = "receipt,at,account,method,amount,prepaid,voids,by",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
