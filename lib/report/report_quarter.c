#include "report/report_quarter.h"

#include <stddef.h>
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
#include "store/git.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/ticket_until.h"
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

#define AT(member) .offset = offsetof(struct report_quarter_row, member)
#define COUNT(name, heading)                                                                       \
	{.key = #name, .title = (heading), .type = FIELD_INT,                                      \
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(name)}
#define RATE(name, heading)                                                                        \
	{.key = #name, .title = (heading), .type = FIELD_LINE, .flags = FIELD_RIGHT, AT(name)}
static const struct field row_fields[] = {
	{.key = "by", .title = N_("figures of"), .type = FIELD_ENUM, AT(by),
		.choices = report_quarter_dimensions},
	{.key = "key", .title = N_("code"), .type = FIELD_LINE, AT(key)},
	{.key = "name", .title = N_("whose"), .type = FIELD_LINE, AT(name)},
	COUNT(carried_in, N_("carried in")),
	COUNT(received, N_("tickets received")),
	COUNT(due, N_("should be finished")),
	COUNT(finished, N_("finished")),
	COUNT(on_time, N_("finished in time")),
	COUNT(visited, N_("visited")),
	COUNT(reached, N_("users reached")),
	COUNT(satisfied, N_("users satisfied")),
	COUNT(fairly_satisfied, N_("users fairly satisfied")),
	COUNT(dissatisfied, N_("users dissatisfied")),
	COUNT(first_time, N_("finished at the first go")),
	COUNT(returned, N_("given back")),
	COUNT(extended, N_("extended")),
	COUNT(overdue, N_("tickets overdue")),
	COUNT(escalated, N_("tickets escalated")),
	RATE(completion_rate, N_("completion rate")),
	RATE(on_time_rate, N_("in-time rate")),
	RATE(visit_rate, N_("visit rate")),
	RATE(satisfaction_rate, N_("satisfaction rate")),
	RATE(first_time_rate, N_("first-go rate")),
	RATE(return_rate, N_("return rate")),
	RATE(extension_rate, N_("extension rate")),
	{.key = "commit", .title = N_("commit"), .type = FIELD_ID, AT(commit)},
};
#undef AT
#undef COUNT
#undef RATE

const struct schema report_quarter_schema = {
	.name = "quarter figure",
	.size = sizeof(struct report_quarter_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("figures of the quarterly assessment"),
};

static const struct field week_fields[] = {
	{.key = "from", .title = N_("week of"), .type = FIELD_DATE,
		.offset = offsetof(struct report_quarter_week, from)},
	{.key = "received", .title = N_("tickets received"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, .offset = offsetof(struct report_quarter_week, received)},
	{.key = "finished", .title = N_("finished"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, .offset = offsetof(struct report_quarter_week, finished)},
};

const struct schema report_quarter_week_schema = {
	.name = "week",
	.size = sizeof(struct report_quarter_week),
	SCHEMA_FIELDS(week_fields),
	.summary = N_("tickets by week"),
};

static const struct field answer_fields[] = {
	{.key = "satisfaction", .title = N_("satisfaction"), .type = FIELD_ENUM,
		.offset = offsetof(struct report_quarter_answer, satisfaction),
		.choices = ticket_satisfactions},
	{.key = "users", .title = N_("users reached"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT,
		.offset = offsetof(struct report_quarter_answer, users)},
};

const struct schema report_quarter_answer_schema = {
	.name = "answer",
	.size = sizeof(struct report_quarter_answer),
	SCHEMA_FIELDS(answer_fields),
	.summary = N_("users by satisfaction"),
};

struct counting {
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

static struct report_quarter_row *row_of(struct counting *counting, int dimension, const char *key)
{
	struct arena *mem = counting->session->mem;
	const char *place = arena_printf(mem, "%d\t%s", dimension, key ? key : "");
	size_t index = map_get(&counting->places, place);
	if (!index) {
		VEC_PUSH(mem, counting->rows, counting->n, counting->room) = (struct report_quarter_row){
			.by = dimension, .key = arena_dup(mem, key ? key : "")};
		index = counting->n;
		map_set(&counting->places, mem, place, index);
	}
	return &counting->rows[index - 1];
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
static int is_carried_in(const struct counting *counting, const struct ticket *ticket,
	bool *carried_in, struct err *err)
{
	const struct event *event = ticket->events.items;
	struct ticket then = {0};
	size_t n = 0;
	*carried_in = false;
	while (n < ticket->events.n && event[n].at < counting->begin)
		n++;
	if (n == 0)
		return 0;
	if (event_replay(&ticket_schema, &ticket->events, n, &then, counting->scratch, err))
		return -1;
	*carried_in = !then.result_at && !ticket_is_final(then.state);
	return 0;
}

/* 应办结.  A hold moves the due date on by every working day it lasts, so a ticket that was not yet
 * overdue when it began will not fall due before it ends. */
static bool should_be_finished(const struct counting *counting, const struct ticket *ticket)
{
	if (!ticket->due || ticket->due > counting->end || ticket->state == TICKET_WITHDRAWN ||
		ticket->state == TICKET_REFUSED)
		return false;
	if (ticket->state == TICKET_ON_HOLD && ticket->due >= ticket->held_on)
		return false;
	return !ticket->result_at || ticket->result_at >= counting->begin;
}

static int measure(const struct counting *counting, const struct ticket *ticket,
	struct standing *is, struct err *err)
{
	*is = (struct standing){0};
	if (is_carried_in(counting, ticket, &is->carried_in, err))
		return -1;
	is->received = ticket->received_at >= counting->begin;
	is->due = should_be_finished(counting, ticket);
	is->finished = ticket->result_at != 0;
	is->in_time = is->finished && moment_date(ticket->result_at) <= ticket->due;
	/* The day it is due on belongs to those who work on it (as in ticket_is_overdue). */
	is->overdue = !is->in_time && (is->finished || counting->end > ticket->due);
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

static void add_week(struct counting *counting, int64_t moment, bool finished)
{
	int date = moment ? moment_date(moment) : 0;
	if (date < counting->query->from || date > counting->query->to)
		return;
	int monday = counting->query->from - (date_weekday(counting->query->from) - 1);
	size_t week = (size_t)(date - monday) / 7;
	if (finished)
		counting->weeks[week].finished++;
	else
		counting->weeks[week].received++;
}

static int each(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	struct counting *counting = context;
	char window[3] = {ticket->id[9], ticket->id[10], '\0'};
	const char *keys[] = {
		[BY_ALL] = "",
		[BY_DEPARTMENT] = ticket->department,
		[BY_WINDOW] = window,
		[BY_OWNER] = ticket->owner,
		[BY_SERVICE] = ticket->service,
	};
	struct standing is;
	if (measure(counting, ticket, &is, err))
		return err_prefix(err, "%s", path);
	for (int d = BY_ALL; d <= BY_SERVICE; d++)
		add_to(row_of(counting, d, keys[d]), ticket, &is);
	add_week(counting, ticket->received_at, false);
	add_week(counting, ticket->result_at, true);
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

static const char *name_of(const struct counting *counting, const struct list *staff,
	const struct report_quarter_row *row)
{
	const struct catalogue *catalogue = counting->query->catalogue;
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

static void finish_rows(struct counting *counting, const struct list *staff, const char *commit)
{
	struct arena *mem = counting->session->mem;
	(void)row_of(counting, BY_ALL, "");
	qsort(counting->rows, counting->n, sizeof *counting->rows, compare_rows);
	for (size_t i = 0; i < counting->n; i++) {
		struct report_quarter_row *row = &counting->rows[i];
		row->name = name_of(counting, staff, row);
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

static void begin_weeks(struct counting *counting)
{
	int from = counting->query->from;
	int monday = from - (date_weekday(from) - 1);
	counting->weeks_n = (size_t)(counting->query->to - monday) / 7 + 1;
	counting->weeks =
		arena_array(counting->session->mem, counting->weeks_n, sizeof *counting->weeks);
	for (size_t i = 0; i < counting->weeks_n; i++) {
		int begins = monday + 7 * (int)i;
		counting->weeks[i].from = begins < from ? from : begins;
	}
}

/* The rows are sorted: `all` comes first, the departments after it. */
static void pick_for_charts(const struct counting *counting, struct report_quarter *quarter)
{
	struct arena *mem = counting->session->mem;
	const struct report_quarter_row *all = &counting->rows[0];
	struct report_quarter_row *departments = arena_array(mem, counting->n, sizeof *departments);
	struct report_quarter_answer *answers = arena_array(mem, 3, sizeof *answers);
	size_t n = 0;
	for (size_t i = 0; i < counting->n; i++)
		if (counting->rows[i].by == BY_DEPARTMENT && counting->rows[i].due)
			departments[n++] = counting->rows[i];
	answers[0] = (struct report_quarter_answer){SATISFIED, all->satisfied};
	answers[1] = (struct report_quarter_answer){FAIRLY_SATISFIED, all->fairly_satisfied};
	answers[2] = (struct report_quarter_answer){DISSATISFIED, all->dissatisfied};
	quarter->departments = (struct list){departments, n};
	quarter->answers = (struct list){answers, all->reached ? 3 : 0};
}

int report_quarter_make(struct session *session, const struct report_quarter_query *query, struct report_quarter *quarter,
	struct err *err)
{
	struct arena scratch = {0};
	struct counting counting = {.session = session, .query = query, .scratch = &scratch};
	struct list staff;
	char head[GIT_ID_SIZE];
	const char *branch;
	const struct ticket_walk walk = {.trays = TRAY_ALL, .each = each, .context = &counting};
	counting.begin = moment_of_date(query->from);
	counting.end = moment_date(query->until - 1);
	begin_weeks(&counting);
	if (staff_load_all(session->store, &staff, err))
		return -1;
	if (!query->commit && git_head(session->store, head, &branch, err))
		return -1;
	int rc = ticket_walk_until(session->store, &walk, query->until, query->commit, &scratch, err);
	arena_clear(&scratch);
	if (rc)
		return -1;
	finish_rows(&counting, &staff, query->commit ? query->commit : arena_dup(session->mem, head));
	quarter->rows = (struct list){counting.rows, counting.n};
	quarter->weeks = (struct list){counting.weeks, counting.weeks_n};
	pick_for_charts(&counting, quarter);
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
		return err_set(err, ERR_USAGE, _("\"%s\" is no quarter (2026Q3)"), text);
	int next_year = number == 4 ? (int)year + 1 : (int)year;
	int next_month = number == 4 ? 1 : (int)number * 3 + 1;
	int end = 0;
	if (date_make((int)year, (int)number * 3 - 2, 1, from, err) ||
		date_make(next_year, next_month, 1, &end, err))
		return -1;
	*to = end - 1;
	return 0;
}
