#include "domain/quarter.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/act.h"
#include "domain/ticket.h"
#include "store/git.h"
#include "store/store.h"
#include "value/date.h"

#define AT(member) .offset = offsetof(struct quarter_row, member)
#define COUNT(name, heading)                                                                       \
	{.key = #name, .title = (heading), .type = FIELD_INT,                                      \
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(name)}
#define RATE(name, heading)                                                                        \
	{.key = #name, .title = (heading), .type = FIELD_LINE, .flags = FIELD_RIGHT, AT(name)}
static const struct field row_fields[] = {
	{.key = "by", .title = N_("by"), .type = FIELD_LINE, AT(by)},
	{.key = "key", .title = N_("whose"), .type = FIELD_LINE, AT(key)},
	COUNT(carried_in, N_("carried in")),
	COUNT(received, N_("received")),
	COUNT(due, N_("should be finished")),
	COUNT(finished, N_("finished")),
	COUNT(on_time, N_("finished in time")),
	COUNT(visited, N_("visited")),
	COUNT(satisfied, N_("satisfied")),
	COUNT(first_time, N_("finished at the first go")),
	COUNT(returned, N_("given back")),
	COUNT(extended, N_("extended")),
	COUNT(overdue, N_("overdue")),
	COUNT(escalated, N_("escalated")),
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

const struct schema quarter_schema = {
	.name = "quarter figure",
	.size = sizeof(struct quarter_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("figures of the quarterly assessment"),
};

static const struct field week_fields[] = {
	{.key = "from", .title = N_("week of"), .type = FIELD_DATE,
		.offset = offsetof(struct quarter_week, from)},
	{.key = "received", .title = N_("received"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, .offset = offsetof(struct quarter_week, received)},
	{.key = "finished", .title = N_("finished"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, .offset = offsetof(struct quarter_week, finished)},
};

const struct schema quarter_week_schema = {
	.name = "week",
	.size = sizeof(struct quarter_week),
	SCHEMA_FIELDS(week_fields),
	.summary = N_("tickets by week"),
};

enum { DIMENSIONS = 5 };
static const char *const dimensions[DIMENSIONS] = {"all", "department", "window", "owner",
	"service"};

struct counting {
	struct act *act;
	const struct quarter_query *query;
	int64_t begin; /* moment the quarter begins */
	struct quarter_row *rows;
	size_t n;
	size_t room;
	struct map places; /* "by\tkey" -> index + 1 */
	struct quarter_week *weeks;
	size_t weeks_n;
};

static struct quarter_row *row_of(struct counting *counting, size_t dimension, const char *key)
{
	struct arena *mem = counting->act->mem;
	const char *place = arena_printf(mem, "%zu\t%s", dimension, key ? key : "");
	size_t index = map_get(&counting->places, place);
	if (!index) {
		VEC_PUSH(mem, counting->rows, counting->n, counting->room) = (struct quarter_row){
			.by = dimensions[dimension], .key = arena_dup(mem, key ? key : "")};
		index = counting->n;
		map_set(&counting->places, mem, place, index);
	}
	return &counting->rows[index - 1];
}

/* What one ticket adds to every line it belongs to. */
static void add_to(struct quarter_row *row, const struct counting *counting,
	const struct ticket *ticket)
{
	int64_t begin = counting->begin;
	bool finished = ticket->result_at != 0;
	bool before = finished && ticket->result_at < begin;
	bool due = ticket->due && ticket->due <= counting->query->to && !before &&
		   ticket->state != TICKET_WITHDRAWN && ticket->state != TICKET_REFUSED;
	bool in_time = finished && moment_date(ticket->result_at) <= ticket->due;
	bool visited = ticket->visited_at != 0 && str_empty(ticket->no_visit);
	row->carried_in += ticket->received_at < begin && !before &&
			   !(ticket->closed_at && ticket->closed_at < begin);
	row->received += ticket->received_at >= begin;
	if (!due)
		return;
	row->due++;
	row->finished += finished;
	row->on_time += in_time;
	row->visited += finished && visited;
	row->satisfied += finished && visited && ticket->satisfaction == SATISFIED;
	row->first_time += finished && ticket->round <= 1;
	row->returned += ticket->returns > 0;
	row->extended += ticket->extensions > 0;
	row->overdue += !in_time;
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
	const char *keys[DIMENSIONS] = {"", ticket->department, window, ticket->owner,
		ticket->service};
	(void)path;
	(void)err;
	for (size_t d = 0; d < DIMENSIONS; d++)
		add_to(row_of(counting, d, keys[d]), counting, ticket);
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

static int dimension_of(const struct quarter_row *row)
{
	int d = 0;
	while (!str_equal(row->by, dimensions[d]))
		d++;
	return d;
}

static int compare_rows(const void *a, const void *b)
{
	const struct quarter_row *x = a;
	const struct quarter_row *y = b;
	int order = dimension_of(x) - dimension_of(y);
	return order ? order : strcmp(x->key, y->key);
}

static void finish_rows(struct counting *counting, const char *commit)
{
	struct arena *mem = counting->act->mem;
	(void)row_of(counting, 0, "");
	qsort(counting->rows, counting->n, sizeof *counting->rows, compare_rows);
	for (size_t i = 0; i < counting->n; i++) {
		struct quarter_row *row = &counting->rows[i];
		row->completion_rate = rate(mem, row->finished, row->due);
		row->on_time_rate = rate(mem, row->on_time, row->due);
		row->visit_rate = rate(mem, row->visited, row->finished);
		row->satisfaction_rate = rate(mem, row->satisfied, row->visited);
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
		arena_array(counting->act->mem, counting->weeks_n, sizeof *counting->weeks);
	for (size_t i = 0; i < counting->weeks_n; i++) {
		int begins = monday + 7 * (int)i;
		counting->weeks[i].from = begins < from ? from : begins;
	}
}

int quarter_make(struct act *act, const struct quarter_query *query, struct quarter *quarter,
	struct err *err)
{
	struct counting counting = {.act = act, .query = query};
	struct arena scratch = {0};
	char head[GIT_ID_SIZE];
	const char *branch;
	const struct ticket_walk walk = {.trays = TRAY_ALL, .each = each, .context = &counting};
	counting.begin = moment_of_date(query->from);
	begin_weeks(&counting);
	if (!query->commit && git_head(act->store, head, &branch, err))
		return -1;
	int rc = ticket_walk_until(act->store, &walk, query->until, query->commit, &scratch, err);
	arena_clear(&scratch);
	if (rc)
		return -1;
	finish_rows(&counting, query->commit ? query->commit : arena_dup(act->mem, head));
	quarter->rows = (struct list){counting.rows, counting.n};
	quarter->weeks = (struct list){counting.weeks, counting.weeks_n};
	return 0;
}

int quarter_parse(const char *text, int *from, int *to, struct err *err)
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
