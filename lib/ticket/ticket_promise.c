#include "ticket/ticket_promise.h"

#include "base/str.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "rules/guide.h"
#include "office/session.h"
#include "ticket/ticket_history.h"
#include "value/calendar.h"
#include "value/date.h"
#include "value/moment.h"

int ticket_promise_note(struct ticket *ticket, const struct session *session,
	const struct catalogue *catalogue, const struct service *service, struct err *err)
{
	const struct calendar *calendar;
	int missing = 0;
	char day[DATE_TEXT_SIZE];
	if (session_calendar(session, &calendar, err))
		return -1;
	int due = ticket_history_due(ticket, calendar, &missing);
	const struct pair said[] = {
		{"flow", guide_flow(catalogue, service, session->mem)},
		{"limit", guide_limit_chinese(service->limit, session->mem)},
		{"due", due ? arena_dup(session->mem, date_format(due, day)) : NULL},
	};
	struct pairs told = {arena_array(session->mem, 3, sizeof *told.items), 0};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (!str_empty(said[i].value))
			told.items[told.n++] = said[i];
	event_last(&ticket->events)->told = told;
	return 0;
}

/* "9月20日（周日）": days stand near the day of the slip, so the year goes without saying. */
static const char *day_words(int date, struct arena *arena)
{
	static const char *const weekdays[] = {"", "一", "二", "三", "四", "五", "六", "日"};
	int year, month, day;
	date_split(date, &year, &month, &day);
	return arena_printf(arena, "%d月%d日（周%s）", month, day, weekdays[date_weekday(date)]);
}

/* The last day of the holiday that begins here: days off in a row, by one name. */
static int end_of_holiday(const struct calendar *calendar, const struct calendar_day *first)
{
	int last = first->date;
	for (const struct calendar_day *next = first; next && next->off && str_equal(next->name, first->name);
		next = calendar_find(calendar, last + 1))
		last = next->date;
	return last;
}

static void add_days(struct str *text, const struct calendar *calendar, int from, int due,
	struct arena *arena)
{
	for (int date = from + 1; date <= due; date++) {
		const struct calendar_day *day = calendar_find(calendar, date);
		if (!day)
			continue;
		if (!day->off) {
			str_add_format(text, "；%s调休上班，计入", day_words(date, arena));
			continue;
		}
		const char *name = str_empty(day->name) ? "" : day->name;
		int last = end_of_holiday(calendar, day);
		str_add_format(text, "；%s", day_words(date, arena));
		if (last > date)
			str_add_format(text, "至%s", day_words(last, arena));
		str_add_format(text, "%s放假，不计入", name);
		date = last;
	}
}

const char *ticket_promise_words(const struct ticket *ticket, const struct service *service,
	const struct calendar *calendar, struct arena *arena)
{
	struct str text = {0};
	int missing = 0;
	int due = ticket_history_due(ticket, calendar, &missing);
	int from = ticket_handed_over(ticket) ? moment_date(ticket_handed_over(ticket)) : ticket->ready_on;
	const char *limit = guide_limit_chinese(service->limit, arena);
	if (ticket->result_at)
		return arena_printf(arena, "已于%s办结", day_words(moment_date(ticket->result_at), arena));
	if (ticket->state == TICKET_INCOMPLETE)
		return arena_printf(arena, service->limit ? "补正后起算，%s" : "补正后%s", limit);
	if (!due)
		return arena_printf(arena, "%s；日期待放假通知公布后告知", limit);
	str_add_format(&text, "最迟%s答复", day_words(due, arena));
	add_days(&text, calendar, from, due, arena);
	return str_keep(&text, arena);
}
