#include "report/report_owed.h"

#include "base/message.h"
#include "base/speech.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/session.h"
#include "office/staff.h"
#include "report/report_walk.h"
#include "value/calendar.h"
#include "value/date.h"

int report_owed_begin(struct session *session, const struct catalogue *catalogue,
	struct report_owed *reports, struct err *err)
{
	*reports = (struct report_owed){.mem = session->mem};
	return ticket_owed_rules_load(session, catalogue, &reports->rules, err);
}

struct ticket_owed report_owed_of(const struct report_owed *reports, const struct report_ticket *found)
{
	return ticket_owed_of(found->history, &reports->rules, reports->mem);
}

static const char *debtor_of(const struct report_owed *reports, const struct ticket_owed *owed)
{
	if (str_equal(owed->debtor, TICKET_OWED_CUSTOMER))
		return _("the customer");
	const struct staff *person = staff_find(reports->rules.staff, owed->debtor);
	if (person)
		return person->name;
	bool window = owed->what == OWED_DELIVER || owed->what == OWED_CLOSE ||
		      (owed->what == OWED_ASSIGN && owed->person);
	if (window)
		return arena_printf(reports->mem, _("window %s"), owed->debtor);
	return catalogue_department_name(reports->rules.catalogue, owed->debtor);
}

const char *report_owed_debtor(const struct report_owed *reports, const struct ticket_owed *owed)
{
	const char *before = speech_row_begin(reports->mem);
	const char *name = debtor_of(reports, owed);
	speech_row_end(before, reports->mem);
	return name;
}

const char *report_owed_stage(const struct report_owed *reports, const struct ticket *ticket)
{
	const struct service *service;
	struct err gone = {0};
	if (!ticket->stage || catalogue_service(reports->rules.catalogue, ticket->service, &service, &gone))
		return NULL;
	const struct flow_stage *stage = catalogue_handling_stage(
		catalogue_flow(reports->rules.catalogue, service->flow), ticket->stage);
	return stage ? arena_dup(reports->mem, stage->name) : NULL;
}

static bool done_since_late(const struct report_ticket *found, const char *act)
{
	const struct ticket_round *round = ticket_history_round(found->history);
	for (size_t i = round->from; i < round->to; i++)
		if (str_equal(found->history->points[i].act, act) &&
			found->history->points[i].day > round->late_due)
			return true;
	return false;
}

int64_t report_owed_reminders(const struct report_ticket *found)
{
	const struct ticket_round *round = ticket_history_round(found->history);
	int64_t n = 0;
	for (size_t i = round->from; round->late_due && i < round->to; i++)
		n += str_equal(found->history->points[i].act, "remind") &&
		     found->history->points[i].day > round->late_due;
	return n;
}

/* What article 6 asks for of a late round, in order, and within how many working days of its last day. */
static const struct {
	const char *act;
	const char *what;
	int days;
	bool despite_result; /* a result does not end it; but nobody need be pressed for it then */
} article_six[] = {
	{"remind", N_("remind the department (ticket-remind)"), 1, false},
	{"inform", N_("tell the customer that it takes longer (ticket-remind --told)"), 1, false},
	{"escalate", N_("report it to the discipline office (ticket-escalate)"), 2, true},
};

/* The first of them that is still to be done, with its last day. */
static const char *next_when_late(const struct report_owed *reports, const struct report_ticket *found,
	int late_due)
{
	size_t next = 0, last = sizeof article_six / sizeof *article_six - 1;
	while (next < last && (done_since_late(found, article_six[next].act) ||
				      (found->ticket->result_at && !article_six[next].despite_result)))
		next++;
	int missing = 0;
	char date[DATE_TEXT_SIZE];
	const char *what = gettext(article_six[next].what);
	int until = calendar_reach(reports->rules.calendar, late_due, article_six[next].days, &missing);
	return missing ? what : arena_printf(reports->mem, _("%s, by %s"), what, date_format(until, date));
}

/* The name of a paper; its code when the service asks for it no longer. */
static const char *paper_name(const struct catalogue *catalogue, const char *service_code,
	const char *code)
{
	const struct service *service;
	struct err ignored = {0};
	if (!catalogue || catalogue_service(catalogue, service_code, &service, &ignored))
		return code;
	const struct paper *paper = service->papers.items;
	for (size_t i = 0; i < service->papers.n; i++)
		if (str_equal(paper[i].code, code))
			return paper[i].name;
	return code;
}

static const char *papers_expected(const struct report_owed *reports, const struct ticket *ticket)
{
	const char *names = "";
	for (size_t i = 0; i < ticket->missing.n; i++)
		names = arena_printf(reports->mem, "%s%s%s", names, i ? _(", ") : "",
			paper_name(reports->rules.catalogue, ticket->service, ticket->missing.items[i]));
	return arena_printf(reports->mem, _("expected: %s"), names);
}

static const char *next_of(const struct report_owed *reports, const struct ticket *ticket,
	const struct ticket_owed *owed)
{
	switch ((enum ticket_owed_kind)owed->what) {
	case OWED_PAPERS:
		return owed->days ? _("offer to withdraw it (ticket-withdraw)")
				  : papers_expected(reports, ticket);
	case OWED_ASSIGN:
		return ticket->limit ? _("hand it over (ticket-assign)") : _("answer it, or do it (ticket-result)");
	case OWED_RESULT:
		return owed->late ? _("reported: press for the result") : _("ask for the result (ticket-result)");
	case OWED_HOLD:
		return _("see whether the wait is over (ticket-resume)");
	case OWED_DELIVER:
		return _("tell the customer the result (ticket-deliver)");
	case OWED_VISIT:
		return _("call the customer back (ticket-visit)");
	default:
		return _("close it (ticket-close)");
	}
}

static const char *next_told(const struct report_owed *reports, const struct report_ticket *found,
	const struct ticket_owed *owed)
{
	const struct ticket *ticket = found->ticket;
	const char *next = next_of(reports, ticket, owed);
	if (!owed->late || ticket->escalated_at)
		return next;
	const char *late = next_when_late(reports, found, owed->late_due);
	return owed->what == OWED_RESULT ? late : arena_printf(reports->mem, _("%s; %s"), next, late);
}

const char *report_owed_next(const struct report_owed *reports, const struct report_ticket *found,
	const struct ticket_owed *owed)
{
	const char *before = speech_row_begin(reports->mem);
	const char *next = next_told(reports, found, owed);
	speech_row_end(before, reports->mem);
	return next;
}
