/* Who did what: by day, person, desk, ticket, account, or since one's own last act. */
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/identity.h"
#include "office/staff.h"
#include "program/report_program.h"
#include "report/report_log.h"
#include "report/report_reveal.h"

static struct {
	struct report_log_query query;
	bool since_me;
	bool reveals;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("day", query.day, DATE, N_("the day (today, where no ticket and no account is named)"), "DATE"),
	OPTION("from", query.from, DATE, N_("first day of a period"), "DATE"),
	OPTION("to", query.to, DATE, N_("last day of the period (today)"), "DATE"),
	OPTION("staff", query.staff, ID, N_("only what this person did; me: oneself"), "STAFF"),
	REPORT_PROGRAM_DESK(N_("only what was done at this window")),
	OPTION("ticket", query.ticket, ID, N_("only this ticket, wherever it was: open, closed, bound"), "TICKET",
		CHECK(id_check_ticket)),
	OPTION("account", query.account, ID, N_("only this account"), "ACCOUNT", CHECK(id_check_account)),
	FLAG("since-me", since_me, N_("what others did since one's own last act")),
	FLAG("reveals", reveals, N_("who looked at personal data in full, and why; at the centre at every window")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"store-log", N_("what was done today, the oldest first")},
	{"store-log --since-me --desk XS", N_("taking over a window: what happened since one was last there")},
	{"store-log --ticket 20260918-XS-0001", N_("the life of a ticket, with who, where and which commit")},
	{"store-log --reveals --from 2026-09-01 --desk XS", N_("who looked at personal data at a window, and why")},
	{"store-log --from 2026-09-01 --staff me --format xlsx -o acts.xlsx", N_("one's own acts, as a workbook")},
};

static const char *name_of(const void *context, const char *kind, const char *code)
{
	(void)context;
	return str_equal(kind, "act") ? report_log_act(NULL, code) : code;
}

static int run(struct run *run, struct err *err)
{
	struct report_log_query *query = &arg.query;
	struct list rows;
	bool me = str_equal(query->staff, "me");
	if (arg.reveals && arg.since_me)
		return err_set(err, ERR_USAGE, _("--since-me goes not with --reveals"));
	if ((me || arg.since_me) && !run->session.staff && identity_set(&run->session, NULL, err))
		return -1;
	if (me)
		query->staff = run->session.staff->id;
	if (arg.since_me)
		query->since = run->session.staff->id;
	run->out.name_of = name_of;
	return report_log_period(&run->session, query, err) ||
			       (arg.reveals ? report_reveal_list : report_log_list)(&run->session, query, &rows, err) ||
			       run_rows(run, &report_log_schema, rows.items, rows.n, err)
		       ? -1
		       : 0;
}

static const struct command command = {
	.name = "store-log",
	.summary = N_("list who did what, by day, person, desk, ticket or account"),
	.description = N_("A row for each command line that changed the store, out of its git history, the oldest "
			  "first; a commit made by hand is one without a program. Personal data is not in it. "
			  "--ids prints the commits, with --columns ticket the tickets. Prints nothing when nothing "
			  "was done. With --reveals it is the log of reveals, which is not in git; the centre has "
			  "those of all windows that store-sync --attachments has carried there."),
	.article = "七",
	.columns = "commit,at,staff,staff_name,desk,program,ticket,account,records,acts,text,what,login",
	.columns_table = "at,staff_name,desk,program,records,what",
	REPORT_PROGRAM_COMMAND(report_log_schema),
};

COMMAND_MAIN(command)
