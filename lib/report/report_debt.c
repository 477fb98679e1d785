#include "report/report_debt.h"

#include "base/str.h"
#include "base/vec.h"
#include "store/settings.h"
#include "ticket/ticket_owed.h"
#include "value/calendar.h"

static const struct {
	const char *done; /* the act that discharges it */
	enum settings_limit limit;
} kinds[] = {
	[OWED_ASSIGN] = {"assign", SETTINGS_ASSIGN},
	[OWED_DELIVER] = {"deliver", SETTINGS_DELIVER},
	[OWED_VISIT] = {"visit", SETTINGS_VISIT},
};

struct debt_build {
	const struct calendar *calendar;
	const struct settings *settings;
	struct arena *arena;
	struct report_debt_list list;
	size_t room;
	bool open; /* the last of the list is still owed */
};

static int limit_of(const struct debt_build *build, int what, int since)
{
	int missing = 0;
	int until = calendar_reach(build->calendar, since,
		(int)settings_days(build->settings, kinds[what].limit), &missing);
	return missing ? 0 : until;
}

/* The debt of a state; 0: none of these. */
static int debt_of(const struct ticket_point *point)
{
	int what = ticket_owed_kind(&point->after);
	return what == OWED_ASSIGN || what == OWED_DELIVER || what == OWED_VISIT ? what : 0;
}

/* A hand-over that had fallen due and was interrupted by papers or a link goes on: it is no other debt. */
static bool goes_on(const struct debt_build *build, const struct ticket_point *point, int what)
{
	if (what != OWED_ASSIGN || str_equal(point->act, "return") || str_equal(point->act, "reopen"))
		return false;
	for (size_t i = build->list.n; i > 0; i--) {
		const struct report_debt *debt = &build->list.items[i - 1];
		if (debt->round == point->round && debt->what == what)
			return debt->over && !debt->done;
	}
	return false;
}

static void begin_debt(struct debt_build *build, const struct ticket_point *point, int what)
{
	if (!what || goes_on(build, point, what))
		return;
	VEC_PUSH(build->arena, build->list.items, build->list.n, build->room) = (struct report_debt){
		.round = point->round, .what = what, .since = point->day,
		.until = limit_of(build, what, point->day)};
	build->open = true;
}

static void end_debt(struct debt_build *build, const struct ticket_point *point)
{
	struct report_debt *debt = build->open ? &build->list.items[build->list.n - 1] : NULL;
	build->open = false;
	if (!debt)
		return;
	debt->over = point->day;
	/* A hand-over whose day no ledger tells was neither in time nor late. */
	if (point->assumed) {
		build->list.n--;
		return;
	}
	debt->done = str_equal(kinds[debt->what].done, point->act);
	/* What went away in time was never due. */
	if (!debt->done && debt->until && debt->over <= debt->until)
		build->list.n--;
}

struct report_debt_list report_debt_of(const struct ticket_history *history, const struct calendar *calendar,
	const struct settings *settings, struct arena *arena)
{
	struct debt_build build = {.calendar = calendar, .settings = settings, .arena = arena};
	int what = 0;
	for (size_t i = 0; i < history->points_n; i++) {
		const struct ticket_point *point = &history->points[i];
		struct report_debt *last = build.open ? &build.list.items[build.list.n - 1] : NULL;
		int next = debt_of(point);
		bool attempt = next == OWED_VISIT && str_equal(point->act, "attempt");
		if (attempt && last && point->day <= last->until)
			last->until = limit_of(&build, OWED_VISIT, point->day);
		if (next == what && (attempt || !ticket_owed_begins(point->after.state, point->act)))
			continue;
		end_debt(&build, point);
		begin_debt(&build, point, next);
		what = next;
	}
	return build.list;
}

bool report_debt_in_time(const struct report_debt *debt)
{
	return debt->done && debt->over <= debt->until;
}
