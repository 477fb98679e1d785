#include "program/import_ours.h"

#include "account/account_statement.h"
#include "base/message.h"
#include "import/import_shown.h"
#include "payment/payment.h"
#include "payment/payment_report.h"
#include "report/report_arrears.h"
#include "report/report_daily.h"
#include "report/report_discipline.h"
#include "report/report_ledger.h"
#include "report/report_log.h"
#include "report/report_overdue.h"
#include "report/report_visit.h"
#include "ticket/ticket_view.h"

#define TICKET N_("ticket-edit <id>, or ticket-new")
#define MONEY N_("account-pay, or payment-match")

/* A line that is of two lists is of the first. */
static const struct import_ours lists[] = {
	{&ticket_view_schema, "ticket-list", TICKET},
	{&report_ledger_schema, "report-ledger", TICKET},
	{&report_overdue_schema, "report-overdue", TICKET},
	{&report_daily_schema, "report-daily", TICKET},
	{&report_visit_schema, "report-visit", TICKET},
	{&report_discipline_schema, "report-discipline", TICKET},
	{&payment_schema, "payment-list", MONEY},
	{&payment_sum_schema, "report-payment", MONEY},
	{&report_arrears_schema, "report-arrears", MONEY},
	{&account_statement_row_schema, "account-show --statement", MONEY},
	{&report_log_schema, "store-log", N_("the program that does it")},
};

void import_ours(struct import_order *order)
{
	static const struct import_ours_list list = {lists, sizeof lists / sizeof *lists};
	order->ours = &list;
}
