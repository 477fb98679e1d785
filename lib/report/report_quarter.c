#include "report/report_quarter.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "report/report_walk.h"
#include "store/git_ref.h"
#include "ticket/ticket.h"
#include "value/date.h"
#include "value/moment.h"

enum dimension { BY_ALL = 1, BY_DEPARTMENT, BY_WINDOW, BY_OWNER, BY_SERVICE };
const struct choice report_quarter_dimensions[] = {
	{"", ""},
	{"all", N_("all")},
	{"department", N_("department")},
	{"window", N_("window")},
	{"owner", N_("owner")},
	{"service", N_("service")},
	{NULL, NULL},
};

#define RECORD struct report_quarter_row
#define COUNT(member, heading)                                                                     \
	FIELD(member, INT, heading, .flags = FIELD_REQUIRED | FIELD_RIGHT)
#define RATE(member, heading) FIELD(member, LINE, heading, .flags = FIELD_RIGHT)
static const struct field row_fields[] = {
	FIELD(by, ENUM, N_("figures of"), .choices = report_quarter_dimensions),
	FIELD(key, LINE, N_("code")),
	FIELD(name, LINE, N_("whose")),
	COUNT(carried_in, N_("carried in")),
	COUNT(received, N_("tickets received")),
	COUNT(due, N_("should be finished")),
	COUNT(finished, N_("finished")),
	COUNT(on_time, N_("finished in time")),
	COUNT(visited, N_("visited")),
	COUNT(reached, N_("customers reached")),
	COUNT(satisfied, N_("customers satisfied")),
	COUNT(fairly_satisfied, N_("customers fairly satisfied")),
	COUNT(dissatisfied, N_("customers dissatisfied")),
	COUNT(first_time, N_("finished at the first attempt")),
	COUNT(returned, N_("returned")),
	COUNT(extended, N_("extended")),
	COUNT(overdue, N_("tickets overdue")),
	COUNT(escalated, N_("tickets escalated")),
	RATE(completion_rate, N_("completion rate")),
	RATE(on_time_rate, N_("in-time rate")),
	RATE(visit_rate, N_("visit rate")),
	RATE(satisfaction_rate, N_("satisfaction rate")),
	RATE(first_time_rate, N_("first-attempt rate")),
	RATE(return_rate, N_("return rate")),
	RATE(extension_rate, N_("extension rate")),
	FIELD(commit, ID, N_("commit")),
};
#undef RECORD

const struct schema report_quarter_schema = {
	.name = "quarter figure",
	.size = sizeof(struct report_quarter_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("figures of the quarterly assessment"),
};

#define RECORD struct report_quarter_week
static const struct field week_fields[] = {
	FIELD(from, DATE, N_("week of")),
	COUNT(received, N_("tickets received")),
	COUNT(finished, N_("finished")),
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
	COUNT(users, N_("customers reached")),
};
#undef RECORD
#undef COUNT
#undef RATE

const struct schema report_quarter_answer_schema = {
	.name = "answer",
	.size = sizeof(struct report_quarter_answer),
	SCHEMA_FIELDS(answer_fields),
	.summary = N_("customers by satisfaction"),
};

struct quarter_count {
	struct session *session;
	const struct report_quarter_query *query;
	int64_t begin; /* moment the quarter begins */
	int end;       /* the day of the report's end */
	struct arena *scratch;
	struct report_quarter_row *rows;
	size_t n;
	size_t room;
	struct map places; /* "by\tkey" -> index + 1 */
	struct report_quarter_week *weeks;
	size_t weeks_n;
};

static struct report_quarter_row *row_of(struct quarter_count *count, int dimension,
	const char *key)
{
	struct arena *mem = count->session->mem;
	const char *place = arena_printf(mem, "%d\t%s", dimension, key ? key : "");
	size_t index = map_get(&count->places, place);
	if (!index) {
		VEC_PUSH(mem, count->rows, count->n, count->room) = (struct report_quarter_row){
			.by = dimension, .key = arena_dup(mem, key ? key : "")};
		index = count->n;
		map_set(&count->places, mem, place, index);
	}
	return &count->rows[index - 1];
}

/* What one ticket is for the figures: the same for every line it belongs to. */
struct standing {
	bool carried_in;
	bool received;
	bool due;
	bool finished;
	bool in_time;
	bool overdue;
	bool visited;
	bool reached;
};

/* Was it there, and unfinished, when the quarter began?  What it became since says nothing of that:
 * a ticket that was finished then may have been reopened. */
static int is_carried_in(const struct quarter_count *count, const struct ticket *ticket,
	bool *carried_in, struct err *err)
{
	struct ticket then = {0};
	size_t n = event_count_before(&ticket->events, count->begin);
	*carried_in = false;
	if (n == 0)
		return 0;
	struct arena_mark mark = arena_mark(count->scratch);
	if (event_replay(&ticket_schema, &ticket->events, n, &then, count->scratch, err))
		return -1;
	*carried_in = !then.result_at && !ticket_is_final(then.state);
	arena_reset(count->scratch, mark);
	return 0;
}

/* 应办结.  A hold moves the due date on by every working day it lasts, so a ticket that was not yet
 * overdue when it began will not fall due before it ends. */
static bool should_be_finished(const struct quarter_count *count, const struct ticket *ticket)
{
	if (!ticket->due || ticket->due > count->end || ticket->state == TICKET_WITHDRAWN ||
		ticket->state == TICKET_REFUSED)
		return false;
	if (ticket->state == TICKET_ON_HOLD && ticket->due >= ticket->held_on)
		return false;
	return !ticket->result_at || ticket->result_at >= count->begin;
}

static int measure(const struct quarter_count *count, const struct ticket *ticket,
	struct standing *is, struct err *err)
{
	*is = (struct standing){0};
	if (is_carried_in(count, ticket, &is->carried_in, err))
		return -1;
	is->received = ticket->received_at >= count->begin;
	is->due = should_be_finished(count, ticket);
	is->finished = ticket->result_at != 0;
	is->in_time = is->finished && moment_date(ticket->result_at) <= ticket->due;
	/* The day it is due on belongs to those who work on it (as in ticket_is_overdue). */
	is->overdue = !is->in_time && (is->finished || count->end > ticket->due);
	is->visited = is->finished && ticket->visited_at && str_empty(ticket->no_visit);
	is->reached = is->visited && ticket->reached == ANSWER_YES;
	return 0;
}

static void add_to(struct report_quarter_row *row, const struct ticket *ticket,
	const struct standing *is)
{
	row->carried_in += is->carried_in;
	row->received += is->received;
	if (!is->due)
		return;
	row->due++;
	row->finished += is->finished;
	row->on_time += is->in_time;
	row->visited += is->visited;
	row->reached += is->reached;
	row->satisfied += is->reached && ticket->satisfaction == SATISFIED;
	row->fairly_satisfied += is->reached && ticket->satisfaction == FAIRLY_SATISFIED;
	row->dissatisfied += is->reached && ticket->satisfaction == DISSATISFIED;
	row->first_time += is->finished && ticket->round <= 1;
	row->returned += ticket->returns > 0;
	row->extended += ticket->extensions > 0;
	row->overdue += is->overdue;
	row->escalated += ticket->escalated_at != 0;
}

static void add_week(struct quarter_count *count, int64_t moment, bool finished)
{
	int date = moment ? moment_date(moment) : 0;
	if (date < count->query->from || date > count->query->to)
		return;
	int monday = count->query->from - (date_weekday(count->query->from) - 1);
	size_t week = (size_t)(date - monday) / 7;
	if (finished)
		count->weeks[week].finished++;
	else
		count->weeks[week].received++;
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct quarter_count *count = context;
	char window[3] = {ticket->id[9], ticket->id[10], '\0'};
	const char *keys[] = {
		[BY_ALL] = "",
		[BY_DEPARTMENT] = ticket->department,
		[BY_WINDOW] = window,
		[BY_OWNER] = ticket->owner,
		[BY_SERVICE] = ticket->service,
	};
	struct standing is;
	if (measure(count, ticket, &is, err))
		return err_prefix(err, "%s", path);
	for (int d = BY_ALL; d <= BY_SERVICE; d++)
		add_to(row_of(count, d, keys[d]), ticket, &is);
	add_week(count, ticket->received_at, false);
	add_week(count, ticket->result_at, true);
	return 0;
}

/* One decimal, rounded half up; nothing to divide by is no rate at all. */
static const char *rate(struct arena *mem, int64_t part, int64_t whole)
{
	if (whole == 0)
		return "—";
	int64_t tenths = (part * 2000 + whole) / (2 * whole);
	return arena_printf(mem, "%lld.%lld%%", (long long)tenths / 10, (long long)tenths % 10);
}

static int compare_rows(const void *a, const void *b)
{
	const struct report_quarter_row *x = a;
	const struct report_quarter_row *y = b;
	int order = x->by - y->by;
	return order ? order : strcmp(x->key, y->key);
}

static const char *name_of(const struct quarter_count *count, const struct staff_list *staff,
	const struct report_quarter_row *row)
{
	const struct catalogue *catalogue = count->query->catalogue;
	const struct staff *person;
	if (str_empty(row->key))
		return row->by == BY_ALL ? "" : "—";
	if (row->by == BY_DEPARTMENT)
		return catalogue_department_name(catalogue, row->key);
	if (row->by == BY_SERVICE)
		return catalogue_service_name(catalogue, row->key);
	if (row->by == BY_OWNER && (person = staff_find(staff, row->key)) != NULL)
		return person->name;
	return row->key;
}

static void finish_rows(struct quarter_count *count, const struct staff_list *staff, const char *commit)
{
	struct arena *mem = count->session->mem;
	(void)row_of(count, BY_ALL, "");
	qsort(count->rows, count->n, sizeof *count->rows, compare_rows);
	for (size_t i = 0; i < count->n; i++) {
		struct report_quarter_row *row = &count->rows[i];
		row->name = name_of(count, staff, row);
		row->completion_rate = rate(mem, row->finished, row->due);
		row->on_time_rate = rate(mem, row->on_time, row->due);
		row->visit_rate = rate(mem, row->visited, row->finished);
		row->satisfaction_rate = rate(mem, row->satisfied, row->reached);
		row->first_time_rate = rate(mem, row->first_time, row->finished);
		row->return_rate = rate(mem, row->returned, row->due);
		row->extension_rate = rate(mem, row->extended, row->due);
		row->commit = commit;
	}
}

static void begin_weeks(struct quarter_count *count)
{
	int from = count->query->from;
	int monday = from - (date_weekday(from) - 1);
	count->weeks_n = (size_t)(count->query->to - monday) / 7 + 1;
	count->weeks =
		arena_array(count->session->mem, count->weeks_n, sizeof *count->weeks);
	for (size_t i = 0; i < count->weeks_n; i++) {
		int begins = monday + 7 * (int)i;
		count->weeks[i].from = begins < from ? from : begins;
	}
}

/* The rows are sorted: `all` comes first, the departments after it. */
static void pick_for_charts(const struct quarter_count *count, struct report_quarter *quarter)
{
	struct arena *mem = count->session->mem;
	const struct report_quarter_row *all = &count->rows[0];
	struct report_quarter_row *departments = arena_array(mem, count->n, sizeof *departments);
	struct report_quarter_answer *answers = arena_array(mem, 3, sizeof *answers);
	size_t n = 0;
	for (size_t i = 0; i < count->n; i++)
		if (count->rows[i].by == BY_DEPARTMENT && count->rows[i].due)
			departments[n++] = count->rows[i];
	answers[0] = (struct report_quarter_answer){SATISFIED, all->satisfied};
	answers[1] = (struct report_quarter_answer){FAIRLY_SATISFIED, all->fairly_satisfied};
	answers[2] = (struct report_quarter_answer){DISSATISFIED, all->dissatisfied};
	quarter->departments = (struct list){departments, n};
	quarter->answers = (struct list){answers, all->reached ? 3 : 0};
}

int report_quarter_make(struct session *session, const struct report_quarter_query *query,
	struct report_quarter *quarter, struct err *err)
{
	struct arena scratch = {0};
	struct quarter_count count = {
		.session = session,
		.query = query,
		.begin = moment_of_date(query->from),
		.end = moment_date(query->until - 1),
		.scratch = &scratch,
	};
	struct staff_list staff;
	char head[GIT_ID_SIZE];
	const char *branch;
	const struct report_walk walk = {
		.until = query->until,
		.ended = true,
		.commit = query->commit,
		.each = each,
		.context = &count,
	};
	begin_weeks(&count);
	if (staff_load_readable(session->store, &staff, err))
		return -1;
	if (!query->commit && git_ref_head(session->store, head, &branch, err))
		return -1;
	int rc = report_walk(session, &walk, err);
	arena_clear(&scratch);
	if (rc)
		return -1;
	finish_rows(&count, &staff, query->commit ? query->commit : arena_dup(session->mem, head));
	quarter->rows = (struct list){count.rows, count.n};
	quarter->weeks = (struct list){count.weeks, count.weeks_n};
	pick_for_charts(&count, quarter);
	return 0;
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
