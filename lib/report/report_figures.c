#include "report/report_figures.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "base/map.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/speech.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/catalogue.h"
#include "office/session.h"
#include "office/staff.h"
#include "report/report_round.h"
#include "report/report_rows.h"
#include "report/report_walk.h"
#include "store/git_ref.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "value/calendar.h"
#include "value/id.h"

const struct report_rate_parts report_rates[REPORT_RATES] = {
	[RATE_COMPLETION] = {"completion_rate", FIGURE_FINISHED, FIGURE_DUE},
	[RATE_ON_TIME] = {"on_time_rate", FIGURE_ON_TIME, FIGURE_DUE},
	[RATE_ON_TIME_FIRST] = {"on_time_first_rate", FIGURE_ON_TIME_FIRST, FIGURE_DUE},
	[RATE_OVERDUE] = {"overdue_rate", FIGURE_OVERDUE, FIGURE_DUE},
	[RATE_ASSIGN] = {"assign_rate", FIGURE_ASSIGN_ON_TIME, FIGURE_ASSIGN_DUE},
	[RATE_DELIVER] = {"deliver_rate", FIGURE_DELIVER_ON_TIME, FIGURE_DELIVER_DUE},
	[RATE_VISIT_ON_TIME] = {"visit_on_time_rate", FIGURE_VISIT_ON_TIME, FIGURE_VISIT_DUE},
	[RATE_VISIT] = {"visit_rate", FIGURE_VISITED, FIGURE_VISIT_OWED},
	[RATE_SATISFACTION] = {"satisfaction_rate", FIGURE_CONTENT, FIGURE_REACHED},
	[RATE_FIRST_TIME] = {"first_time_rate", FIGURE_FIRST_TIME, FIGURE_ANSWERED},
	[RATE_RETURN] = {"return_rate", FIGURE_RETURNED, FIGURE_DUE},
	[RATE_EXTENSION] = {"extension_rate", FIGURE_EXTENDED, FIGURE_DUE},
};

#define RECORD struct report_figures_row
#define COUNT(figure, key, ...)                                                                    \
	FIELD_AS(key, n[FIGURE_##figure], INT, __VA_ARGS__, .flags = FIELD_FIGURE, .unit = N_("tickets"))
#define COUNT_OF(figure, key, heading, what)                                                       \
	FIELD_AS(key, n[FIGURE_##figure], INT, heading, .flags = FIELD_FIGURE, .unit = what)
#define RATE(which, key, heading) FIELD_AS(key, rate[RATE_##which], LINE, heading, .flags = FIELD_RIGHT)
static const struct field row_fields[] = {
	FIELD(by, ENUM, N_("figures of"), .rank = 1, .choices = report_figure_dimensions),
	FIELD(key, LINE, N_("code")),
	FIELD(name, LINE, N_("whose")),
	COUNT(CARRIED_IN, "carried_in", N_("carried in"), .rank = 3),
	COUNT(CORRECTED, "corrected", N_("carried in, entered later")),
	COUNT(RECEIVED, "received", N_("tickets received"), .rank = 2),
	COUNT(REOPENED, "reopened", N_("reopened")),
	COUNT(REJECTED, "rejected", N_("results rejected")),
	COUNT(UNLINKED, "unlinked", N_("unlinked")),
	COUNT(RESULTS, "results", N_("results"), .rank = 2),
	COUNT(WITHDRAWN, "withdrawn", N_("tickets withdrawn")),
	COUNT(REFUSED, "refused", N_("tickets refused")),
	COUNT(LINKED, "linked", N_("tickets linked")),
	COUNT(CARRIED_OUT, "carried_out", N_("open at the end"), .rank = 3),
	COUNT(DUE, "due", N_("should be finished")),
	COUNT(FINISHED, "finished", N_("finished"), .rank = 4),
	COUNT(ON_TIME, "on_time", N_("finished in time")),
	COUNT(ON_TIME_FIRST, "on_time_first", N_("in time without extensions")),
	COUNT(OVERDUE, "overdue", N_("tickets overdue")),
	COUNT(ESCALATED, "escalated", N_("tickets escalated"), .rank = 2),
	COUNT(ASSIGN_DUE, "assign_due", N_("assignments due")),
	COUNT(ASSIGN_ON_TIME, "assign_on_time", N_("assigned in time")),
	COUNT(DELIVER_DUE, "deliver_due", N_("deliveries due")),
	COUNT(DELIVER_ON_TIME, "deliver_on_time", N_("delivered in time")),
	COUNT(VISIT_DUE, "visit_due", N_("call-backs due")),
	COUNT(VISIT_ON_TIME, "visit_on_time", N_("called back in time")),
	COUNT(ANSWERED, "answered", N_("results that stand")),
	COUNT(UNTOLD, "untold", N_("results that nobody could be told")),
	COUNT(VISIT_OWED, "visit_owed", N_("results that owe a call-back")),
	COUNT(VISITED, "visited", N_("visited")),
	COUNT(UNREACHED, "unreached", N_("not reached in three attempts")),
	COUNT(UNWILLING, "unwilling", N_("no call-back wanted")),
	COUNT_OF(REACHED, "reached", N_("customers reached"), N_("customers")),
	COUNT_OF(SATISFIED, "satisfied", N_("customers satisfied"), N_("customers")),
	COUNT_OF(FAIRLY_SATISFIED, "fairly_satisfied", N_("customers fairly satisfied"), N_("customers")),
	COUNT_OF(CONTENT, "content", N_("satisfied or fairly satisfied"), N_("customers")),
	COUNT_OF(DISSATISFIED, "dissatisfied", N_("customers dissatisfied"), N_("customers")),
	COUNT(FIRST_TIME, "first_time", N_("finished at the first attempt")),
	COUNT(RETURNED, "returned", N_("returned")),
	COUNT(EXTENDED, "extended", N_("extended")),
	COUNT(REJECT_COUNT, "reject_count", N_("own results rejected")),
	COUNT_OF(USED, "used", N_("working days used"), N_("workdays")),
	COUNT(HANDLED, "handled", N_("handled")),
	RATE(COMPLETION, "completion_rate", N_("completion rate")),
	RATE(ON_TIME, "on_time_rate", N_("in-time rate")),
	RATE(ON_TIME_FIRST, "on_time_first_rate", N_("in-time rate without extensions")),
	RATE(OVERDUE, "overdue_rate", N_("overdue rate")),
	RATE(ASSIGN, "assign_rate", N_("assignment rate")),
	RATE(DELIVER, "deliver_rate", N_("delivery rate")),
	RATE(VISIT_ON_TIME, "visit_on_time_rate", N_("punctual call-back rate")),
	RATE(VISIT, "visit_rate", N_("visit rate")),
	RATE(SATISFACTION, "satisfaction_rate", N_("satisfaction rate")),
	RATE(FIRST_TIME, "first_time_rate", N_("first-attempt rate")),
	RATE(RETURN, "return_rate", N_("return rate")),
	RATE(EXTENSION, "extension_rate", N_("extension rate")),
	FIELD(commit, ID, N_("commit")),
};
#undef RECORD
#undef COUNT
#undef COUNT_OF
#undef RATE

const struct schema report_figures_schema = {
	.name = "figure",
	.title = N_("figures of the assessment"),
	.size = sizeof(struct report_figures_row),
	SCHEMA_FIELDS(row_fields),
	.summary = N_("figures of the assessment"),
};

/* The first row of the figures in the table above. */
enum { FIRST_FIGURE = 3 };

const char *report_figures_key(int figure)
{
	for (size_t i = FIRST_FIGURE; i < FIRST_FIGURE + REPORT_FIGURES; i++)
		if (row_fields[i].offset == offsetof(struct report_figures_row, n) + (size_t)figure * sizeof(int64_t))
			return row_fields[i].key;
	return "";
}

struct figures_count {
	struct session *session;
	const struct report_figures_query *query;
	const struct calendar *calendar;
	struct staff_list staff;
	struct arena scratch;
	struct report_figures_row *rows;
	size_t n;
	size_t room;
	struct map places[REPORT_DIMENSIONS]; /* of each dimension: key -> index + 1 */
	const struct ticket *ticket; /* the one that is counted */
	bool shown;                  /* it is among the tickets already */
	struct report_rows tickets;
};

static struct report_figures_row *row_of(struct figures_count *count, int dimension, const char *key)
{
	struct arena *mem = count->session->mem;
	struct map *places = &count->places[dimension];
	size_t index = map_get(places, key ? key : "");
	if (!index) {
		struct report_figures_row row = {.by = dimension, .key = arena_dup(mem, key ? key : "")};
		VEC_PUSH(mem, count->rows, count->n, count->room) = row;
		index = count->n;
		map_set(places, mem, row.key, index);
	}
	return &count->rows[index - 1];
}

/* Is it the row whose tickets are asked for? */
static bool is_shown(const struct figures_count *count, int dimension, const char *key, int figure)
{
	const struct report_figures_query *query = count->query;
	if (!query->show || !str_equal(query->show, report_figures_key(figure)))
		return false;
	return query->key ? dimension == query->show_by && str_equal(query->key, key) : dimension == BY_ALL;
}

static bool wants(const struct report_figures_query *query, int dimension)
{
	return (query->show && dimension == query->show_by) || dimension == BY_ALL || !query->by || (query->by & 1U << dimension);
}

/* What report_round finds: a figure of a round, for its place in every dimension. */
static void add(void *context, const struct report_round_place *place, int figure, int64_t value)
{
	struct figures_count *count = context;
	for (int d = BY_ALL; d < REPORT_DIMENSIONS; d++) {
		if (!wants(count->query, d) || !(place->dimensions & 1U << d))
			continue;
		row_of(count, d, place->keys[d])->n[figure] += value;
		if (value && !count->shown && is_shown(count, d, place->keys[d], figure)) {
			report_rows_add(&count->tickets, count->ticket);
			count->shown = true;
		}
	}
}

static int each(void *context, const struct report_ticket *found, struct err *err)
{
	struct figures_count *count = context;
	const struct report_round_count rounds = {
		.from = count->query->from,
		.to = count->query->as_of,
		.calendar = count->calendar,
		.catalogue = count->query->catalogue,
		.settings = &count->session->store->settings,
		.arena = &count->scratch,
		.add = add,
		.context = count,
	};
	(void)err;
	count->ticket = found->ticket;
	count->shown = false;
	report_round_count(&rounds, found);
	arena_clear(&count->scratch);
	for (size_t i = 0; !found->history->voided && i < found->history->points_n; i++) {
		const struct ticket_point *point = &found->history->points[i];
		if (count->query->received_on && i == 0)
			count->query->received_on(count->query->context, point->day);
		if (count->query->finished_on && str_equal(point->act, "result"))
			count->query->finished_on(count->query->context, point->day);
	}
	return 0;
}

/* One decimal, rounded half up; nothing to divide by is no rate at all. */
static const char *rate(struct arena *mem, int64_t part, int64_t whole, const char *nothing)
{
	if (whole == 0)
		return nothing;
	int64_t tenths = (part * 2000 + whole) / (2 * whole);
	return arena_printf(mem, "%lld.%lld%%", (long long)tenths / 10, (long long)tenths % 10);
}

static const char *name_of(const struct figures_count *count, const struct report_figures_row *row)
{
	const struct catalogue *catalogue = count->query->catalogue;
	const struct staff *person;
	int choice;
	if (str_empty(row->key))
		return row->by == BY_ALL ? "" : "—";
	switch ((enum report_dimension)row->by) {
	case BY_CLASS:
		choice = choice_find(service_classes, row->key);
		return choice > 0 ? _(service_classes[choice].title) : row->key;
	case BY_DEPARTMENT:
		return str_equal(row->key, REPORT_ROUND_WINDOW) ? _("at the window")
							       : catalogue_department_name(catalogue, row->key);
	case BY_SERVICE:
		return catalogue_service_name(catalogue, row->key);
	case BY_OWNER:
		person = staff_find(&count->staff, row->key);
		return person ? person->name : row->key;
	case BY_CHANNEL:
		choice = choice_find(ticket_channels, row->key);
		return choice > 0 ? _(ticket_channels[choice].title) : row->key;
	default:
		return row->key;
	}
}

static int compare_rows(const void *a, const void *b)
{
	const struct report_figures_row *x = a;
	const struct report_figures_row *y = b;
	int order = x->by - y->by;
	return order ? order : strcmp(x->key, y->key);
}

static int compare_tickets(const void *a, const void *b)
{
	return id_order(((const struct ticket *)a)->id, ((const struct ticket *)b)->id);
}

static void finish_rows(struct figures_count *count, const char *commit)
{
	struct arena *mem = count->session->mem;
	(void)row_of(count, BY_ALL, "");
	qsort(count->rows, count->n, sizeof *count->rows, compare_rows);
	const char *before = speech_row_begin(mem);
	for (size_t i = 0; i < count->n; i++) {
		struct report_figures_row *row = &count->rows[i];
		row->name = name_of(count, row);
		for (int r = 0; r < REPORT_RATES; r++)
			row->rate[r] = rate(mem, row->n[report_rates[r].part], row->n[report_rates[r].whole],
				count->query->nothing);
		row->commit = commit;
	}
	speech_row_end(before, mem);
}

/* The first day whose doings may owe something in the period.  What is owed at the window (hand-over, telling,
 * call-back) stands in no record: it is so many working days after something that does.  0, any day, where the
 * calendar does not tell. */
static int owes_from(const struct calendar *calendar, const struct settings *settings, int from)
{
	static const enum settings_limit limits[] = {SETTINGS_ASSIGN, SETTINGS_DELIVER, SETTINGS_VISIT};
	struct err missing = {0};
	int64_t most = 0;
	int first;
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		most = MAX(most, settings_days(settings, limits[i]));
	return calendar_due(calendar, from, -(int)most, &first, &missing) ? 0 : first;
}

int report_figures_make(struct session *session, const struct report_figures_query *query,
	struct report_figures *figures, struct err *err)
{
	struct figures_count count = {
		.session = session,
		.query = query,
		.tickets = {.schema = &ticket_schema, .arena = session->mem},
	};
	char head[GIT_ID_SIZE];
	const char *branch;
	struct report_walk walk = {
		.as_of = query->as_of,
		.ended = true,
		.commit = query->commit,
		.each = each,
		.context = &count,
	};
	if (staff_load_readable(session->store, &count.staff, err) ||
		session_calendar(session, &count.calendar, err) ||
		(!query->commit && git_ref_head(session->store, head, &branch, err)))
		return -1;
	walk.since = owes_from(count.calendar, &session->store->settings, query->from);
	int rc = report_walk(session, &walk, err);
	arena_clear(&count.scratch);
	if (rc)
		return -1;
	finish_rows(&count, query->commit ? query->commit : arena_dup(session->mem, head));
	figures->rows = (struct list){count.rows, count.n};
	figures->tickets = report_rows_sort(&count.tickets, compare_tickets);
	return 0;
}

int report_figures_parse_by(const struct words *words, unsigned *by, struct err *err)
{
	struct arena scratch = {0};
	*by = 0;
	for (size_t i = 0; i < words->n; i++) {
		int dimension = choice_find(report_figure_dimensions, words->items[i]);
		if (dimension <= 0) {
			if (choice_suggest(report_figure_dimensions, words->items[i], ERR_USAGE, err) < 0)
				return -1;
			err_set(err, ERR_USAGE, _("\"%s\" is nothing that figures are grouped by (%s)"),
				words->items[i], choice_list(report_figure_dimensions, &scratch));
			arena_clear(&scratch);
			return -1;
		}
		*by |= 1U << dimension;
	}
	return 0;
}

int report_figures_check(const char *text, struct err *err)
{
	struct nearest nearest = {.word = text};
	for (int figure = 0; figure < REPORT_FIGURES; figure++) {
		if (str_equal(text, report_figures_key(figure)))
			return 0;
		nearest_offer(&nearest, report_figures_key(figure));
	}
	if (nearest_suggest(&nearest, ERR_USAGE, err) < 0)
		return -1;
	return err_hint(err, err_set(err, ERR_USAGE, _("\"%s\" is not a figure"), text),
		"report-figures --columns help");
}
