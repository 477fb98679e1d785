#include "report/report_quarter.h"

#include <string.h>

#include "admin/staff_note.h"
#include "base/message.h"
#include "base/num.h"
#include "office/session.h"
#include "office/staff.h"
#include "ticket/ticket.h"
#include "value/date.h"
#include "value/moment.h"

#define COUNT(member, heading, what) FIELD(member, INT, heading, .flags = FIELD_FIGURE, .unit = what)
#define RECORD struct report_quarter_week
static const struct field week_fields[] = {
	FIELD(from, DATE, N_("week of")),
	COUNT(received, N_("tickets received"), N_("tickets")),
	COUNT(finished, N_("finished"), N_("tickets")),
};
#undef RECORD

const struct schema report_quarter_week_schema = {
	.name = "week",
	.size = sizeof(struct report_quarter_week),
	SCHEMA_FIELDS(week_fields),
	.summary = N_("tickets by week"),
};

#define RECORD struct report_quarter_answer
static const struct field answer_fields[] = {
	FIELD(satisfaction, ENUM, N_("satisfaction"), .choices = ticket_satisfactions),
	COUNT(users, N_("customers reached"), N_("customers")),
};
#undef RECORD
#undef COUNT

const struct schema report_quarter_answer_schema = {
	.name = "answer",
	.size = sizeof(struct report_quarter_answer),
	SCHEMA_FIELDS(answer_fields),
	.summary = N_("customers by satisfaction"),
};

struct week_count {
	int from;
	int to;
	struct report_quarter_week *weeks;
	size_t n;
};

static int monday_of(int day)
{
	return day - (date_weekday(day) - 1);
}

static struct report_quarter_week *week_of(struct week_count *count, int day)
{
	if (day < count->from || day > count->to)
		return NULL;
	return &count->weeks[(size_t)(day - monday_of(count->from)) / 7];
}

static void received_on(void *context, int day)
{
	struct report_quarter_week *week = week_of(context, day);
	if (week)
		week->received++;
}

static void finished_on(void *context, int day)
{
	struct report_quarter_week *week = week_of(context, day);
	if (week)
		week->finished++;
}

static void begin_weeks(struct week_count *count, struct arena *arena)
{
	int monday = monday_of(count->from);
	count->n = (size_t)(count->to - monday) / 7 + 1;
	count->weeks = arena_array(arena, count->n, sizeof *count->weeks);
	for (size_t i = 0; i < count->n; i++) {
		int begins = monday + 7 * (int)i;
		count->weeks[i].from = begins < count->from ? count->from : begins;
	}
}

/* The rows are sorted: `all` comes first. */
static void pick_for_charts(struct report_quarter *quarter, struct arena *arena)
{
	const struct report_figures_row *rows = quarter->figures.rows.items;
	size_t rows_n = quarter->figures.rows.n;
	struct report_figures_row *departments = arena_array(arena, rows_n, sizeof *departments);
	struct report_quarter_answer *answers = arena_array(arena, 3, sizeof *answers);
	size_t n = 0;
	for (size_t i = 0; i < rows_n; i++)
		if (rows[i].by == BY_DEPARTMENT && rows[i].n[FIGURE_DUE])
			departments[n++] = rows[i];
	answers[0] = (struct report_quarter_answer){SATISFIED, rows->n[FIGURE_SATISFIED]};
	answers[1] = (struct report_quarter_answer){FAIRLY_SATISFIED, rows->n[FIGURE_FAIRLY_SATISFIED]};
	answers[2] = (struct report_quarter_answer){DISSATISFIED, rows->n[FIGURE_DISSATISFIED]};
	quarter->departments = (struct list){departments, n};
	quarter->answers = (struct list){answers, rows->n[FIGURE_REACHED] ? 3 : 0};
}

int report_quarter_notes(struct session *session, const struct report_figures_query *query,
	struct list *notes, struct err *err)
{
	struct staff_list all;
	if (staff_load_readable(session->store, &all, err))
		return -1;
	/* What is noted of a quarter when it is over belongs to it. */
	int64_t known_at = query->as_of < query->to ? moment_of_date(query->as_of + 1) : 0;
	const struct staff_note_list found = staff_notes(&all, query->from, query->to, known_at, session->mem);
	*notes = (struct list){found.items, found.n};
	return 0;
}

int report_quarter_make(struct session *session, const struct report_figures_query *query,
	struct report_quarter *quarter, struct err *err)
{
	struct week_count count = {.from = query->from, .to = query->to};
	struct report_figures_query counted = *query;
	begin_weeks(&count, session->mem);
	counted.received_on = received_on;
	counted.finished_on = finished_on;
	counted.context = &count;
	if (report_figures_make(session, &counted, &quarter->figures, err))
		return -1;
	quarter->weeks = (struct list){count.weeks, count.n};
	pick_for_charts(quarter, session->mem);
	return report_quarter_notes(session, query, &quarter->notes, err);
}

int report_quarter_parse(const char *text, int *from, int *to, struct err *err)
{
	int64_t year = 0;
	int64_t number = 0;
	struct err ignored = {0};
	char digits[5] = "";
	bool well = strlen(text) == 6 && text[4] == 'Q';
	if (well)
		memcpy(digits, text, 4);
	if (!well || num_parse(digits, DATE_YEAR_FIRST, DATE_YEAR_LAST - 1, &year, &ignored) ||
		num_parse(text + 5, 1, 4, &number, &ignored))
		return err_set(err, ERR_USAGE, _("\"%s\" is not a valid quarter (2026Q3)"), text);
	int next_year = number == 4 ? (int)year + 1 : (int)year;
	int next_month = number == 4 ? 1 : (int)number * 3 + 1;
	int end = 0;
	if (date_make((int)year, (int)number * 3 - 2, 1, from, err) ||
		date_make(next_year, next_month, 1, &end, err))
		return -1;
	*to = end - 1;
	return 0;
}
