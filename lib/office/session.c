#include "office/session.h"

#include "base/str.h"
#include "base/vec.h"
#include "rules/holidays.h"
#include "store/store.h"

int session_calendar(const struct session *session, const struct calendar **calendar, struct err *err)
{
	struct session_calendar *kept = session->calendar;
	if (!kept)
		kept = arena_alloc(session->mem, sizeof *kept);
	if (!kept->loaded && holidays_load(session->store, NULL, &kept->days, err))
		return -1;
	kept->loaded = true;
	*calendar = &kept->days;
	return 0;
}

static void keep_missing(const struct session *session, int year, const char *what)
{
	struct session_calendar *kept = session->calendar;
	for (size_t i = 0; i < kept->missing_n; i++)
		if (kept->missing[i] == year)
			return;
	size_t n = kept->missing_n;
	VEC_PUSH(session->mem, kept->wanted_by, n, kept->wanted_room) = arena_dup(session->mem, what);
	VEC_PUSH(session->mem, kept->missing, kept->missing_n, kept->missing_room) = year;
}

int session_do_without(const struct session *session, int year, const char *what, struct err *err)
{
	const struct calendar *calendar;
	if (!year)
		return 0;
	if (session->store->reads_on && session->calendar) {
		keep_missing(session, year, what);
		return 0;
	}
	if (session_calendar(session, &calendar, err))
		return -1;
	calendar_need_year(calendar, year, err);
	return str_empty(what) ? -1 : err_prefix(err, "%s", what);
}

int session_count(const struct session *session, const char *what, int after, int until,
	struct session_days *days, struct err *err)
{
	const struct calendar *calendar;
	int missing;
	if (session_calendar(session, &calendar, err))
		return -1;
	int n = calendar_count_known(calendar, after, until, &missing);
	if (session_do_without(session, missing, what, err))
		return -1;
	*days = (struct session_days){n, missing != 0};
	return 0;
}

int session_reach(const struct session *session, int from, int days, int *last, struct err *err)
{
	const struct calendar *calendar;
	int missing;
	if (session_calendar(session, &calendar, err))
		return -1;
	int reached = calendar_reach(calendar, from, days, &missing);
	if (session_do_without(session, missing, "", err))
		return -1;
	*last = reached;
	return 0;
}

void session_tell_missing(const struct session *session)
{
	const struct session_calendar *kept = session->calendar;
	for (size_t i = 0; kept && i < kept->missing_n; i++) {
		struct err err = {0};
		/* A damaged one was told when it was read. */
		if (calendar_is_damaged(&kept->days, kept->missing[i]) ||
			calendar_need_year(&kept->days, kept->missing[i], &err) == 0)
			continue;
		if (!str_empty(kept->wanted_by[i]))
			err_prefix(&err, "%s", kept->wanted_by[i]);
		store_damaged(session->store, &err);
	}
}
