/* ticket/ticket_history.h, ticket/ticket_owed.h and ticket/ticket_custody.h: what the events of a ticket
 * tell of its due date, its lateness, what it owes and whose days it used.  Every weekday of 2026 is
 * worked here; 1 September is a Tuesday.  The expected days are counted by hand. */
#include "ticket/ticket_history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "office/event.h"
#include "store/settings.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_owed.h"
#include "value/calendar.h"
#include "value/date.h"
#include "value/moment.h"

static const char *const reception = "receive id=20260901-XS-0001 state=received round=1 owner=wm limit=5 "
				     "received_at=@ ready_on=#;";
#define HAND_OVER "approve state=approved;assign state=assigned department=network assigned_at=@ first_due=09-09 due=09-09;"

/* "DAY ACT KEY=VALUE ...;": in a value @ is the moment and # the day of the event, "09-09" a day of 2026;
 * an act without a day happens on the day of the one before.  The reception on 1 September comes first. */
static const struct story {
	const char *label;
	const char *acts;
	const char *as_of, *due, *late_due, *result_on;
	const char *owed, *debtor, *until;
	int days;
} stories[] = {
	{"received", "", "09-02", "09-09", "", "", "assign", "XS", "09-02", 0},
	{"received, past its limit", "", "09-04", "09-09", "", "", "assign", "XS", "09-02", 2},
	{"never handed over", "", "09-10", "09-09", "09-09", "", "assign", "XS", "09-02", 6},
	{"reviewed", "09-01 approve state=approved;", "09-02", "09-09", "", "", "assign", "service-center", "09-02", 0},
	{"handed over", "09-02 " HAND_OVER, "09-09", "09-09", "09-09", "", "result", "network", "09-09", 0},
	{"late", "09-02 " HAND_OVER, "09-10", "09-09", "09-09", "", "result", "network", "09-09", 1},
	{"in time", "09-02 " HAND_OVER "09-09 result state=done result_at=@;", "09-10", "09-09", "", "09-09",
		"deliver", "XS", "09-10", 0},
	{"a late result", "09-02 " HAND_OVER "09-11 result state=done result_at=@;", "09-11", "09-09", "09-09", "09-11",
		"deliver", "XS", "09-14", 0},
	{"handed over when late", "09-10 approve state=approved;assign state=assigned department=network assigned_at=@ "
		"due=09-17;", "09-11", "09-17", "09-09", "", "result", "network", "09-17", 0},
	{"on hold", "09-02 " HAND_OVER "09-07 hold state=on-hold due=09-11 held_on=# held_until=09-09 held_by=sun;",
		"09-08", "09-11", "", "", "hold", "sun", "09-09", 0},
	{"on hold, and its end has passed", "09-02 " HAND_OVER
		"09-07 hold state=on-hold due=09-11 held_on=# held_until=09-09 held_by=sun;",
		"09-14", "09-11", "09-11", "", "hold", "sun", "09-09", 3},
	{"returned", "09-02 " HAND_OVER "09-03 return state=approved returns=1;", "09-04", "09-09", "", "", "assign",
		"service-center", "09-04", 0},
	{"papers asked for late", "09-04 require-papers state=incomplete held_on=#;", "09-21", "", "", "", "papers",
		"customer", "09-18", 1},
	{"papers that came", "09-04 require-papers state=incomplete held_on=#;09-08 papers-complete state=received "
		"moved_days=2 held_on=;", "09-08", "09-11", "", "", "assign", "XS", "09-02", 4},
	{"rejected", "09-02 " HAND_OVER "09-08 result state=done result_at=@;09-10 reject state=assigned due=09-11 "
		"result_at=;", "09-11", "09-11", "09-11", "", "result", "network", "09-11", 0},
	{"told", "09-02 " HAND_OVER "09-08 result state=done result_at=@;deliver state=delivered;", "09-10", "09-09", "",
		"09-08", "visit", "wm", "09-09", 1},
	{"called back", "09-02 " HAND_OVER "09-08 result state=done result_at=@;deliver state=delivered;visit "
		"state=visited;", "09-09", "09-09", "", "09-08", "close", "XS", "09-09", 0},
	{"reopened", "09-02 " HAND_OVER "09-08 result state=done result_at=@;reopen state=approved round=2 ready_on=# "
		"assigned_at= due= first_due= result_at= department=;", "09-09", "09-16", "", "", "assign",
		"service-center", "09-09", 0},
	{"withdrawn when late", "09-02 " HAND_OVER "09-11 withdraw state=withdrawn;", "09-14", "09-09", "09-09", "", "",
		"", "", 0},
	{"withdrawn in time", "09-02 " HAND_OVER "09-08 withdraw state=withdrawn;", "09-14", "09-09", "", "", "", "", "", 0},
	{"at once", "09-01 approve state=approved;assign state=assigned limit=0 assigned_at=@ due=09-01;", "09-01", "09-01",
		"09-01", "", "result", "", "09-01", 0},
};

static int day_of(const char *day)
{
	char text[32];
	int date = 0;
	struct err err = {0};
	if (!*day)
		return 0;
	snprintf(text, sizeof text, "2026-%s", day);
	assert_int_equal(date_parse(text, &date, &err), 0);
	return date;
}

static const char *value_of(const char *value, const char *day, struct arena *arena)
{
	if (*value == '@')
		return arena_printf(arena, "2026-%sT09:00:00+08:00", day);
	if (*value == '#')
		return arena_printf(arena, "2026-%s", day);
	return strlen(value) == 5 && value[2] == '-' ? arena_printf(arena, "2026-%s", value) : arena_dup(arena, value);
}

static void add_event(struct event *event, char *words, const char **day, struct arena *arena)
{
	struct err err = {0};
	struct pair *set = arena_array(arena, 16, sizeof *set);
	char *rest = NULL;
	char *word = strtok_r(words, " ", &rest);
	if (*word >= '0' && *word <= '9') {
		*day = arena_dup(arena, word);
		word = strtok_r(NULL, " ", &rest);
	}
	*event = (struct event){.act = arena_dup(arena, word), .id = "XS-1", .by = "wm"};
	assert_int_equal(moment_parse(value_of("@", *day, arena), &event->at, &err), 0);
	while ((word = strtok_r(NULL, " ", &rest))) {
		char *equals = strchr(word, '=');
		*equals = '\0';
		set[event->set.n++] = (struct pair){arena_dup(arena, word), value_of(equals + 1, *day, arena)};
	}
	event->set.items = set;
}

static struct ticket told(const struct story *story, struct arena *arena)
{
	struct event *events = arena_array(arena, 16, sizeof *events);
	struct ticket ticket = {.id = "20260901-XS-0001"};
	const char *day = "09-01";
	char text[1024];
	char *rest = NULL;
	snprintf(text, sizeof text, "%s%s", reception, story->acts);
	for (char *act = strtok_r(text, ";", &rest); act; act = strtok_r(NULL, ";", &rest))
		add_event(&events[ticket.events.n++], act, &day, arena);
	ticket.events.items = events;
	return ticket;
}

static void assert_day(const struct story *story, const char *what, int found, const char *expected)
{
	char text[DATE_TEXT_SIZE];
	if (found != day_of(expected))
		fail_msg("%s: %s is %s, not %s", story->label, what, found ? date_format(found, text) : "-", expected);
}

static void ticket_history__tells_every_story(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
		const struct story *story = &stories[i];
		struct arena arena = {0};
		struct calendar calendar = {0};
		struct settings settings = {0};
		struct ticket_history history;
		struct err err = {0};
		calendar_add_year(&calendar, &arena, 2026);
		const struct ticket ticket = told(story, &arena);
		if (ticket_history_of(&ticket, &calendar, day_of(story->as_of), &arena, &history, &err))
			fail_msg("%s: %s", story->label, err.msg);
		const struct ticket_round *round = ticket_history_round(&history);
		assert_non_null(round);
		assert_day(story, "due", round->due, story->due);
		assert_day(story, "late_due", round->late_due, story->late_due);
		assert_day(story, "result_on", round->result_on, story->result_on);
		assert_int_equal(ticket_history_is_late(&history), *story->late_due && strcmp(story->late_due, story->as_of) < 0);
		const struct ticket_owed_rules rules = {.calendar = &calendar, .settings = &settings};
		const struct ticket_owed owed = ticket_owed_of(&history, &rules, &arena);
		assert_string_equal(ticket_owed_kinds[owed.what].name, story->owed);
		assert_day(story, "until", owed.until, story->until);
		if (*story->debtor)
			assert_string_equal(owed.debtor, story->debtor);
		if (owed.days != story->days)
			fail_msg("%s: %d days past, not %d", story->label, (int)owed.days, story->days);
		arena_clear(&arena);
	}
}

static int64_t charged(const struct story *story, const char *to, const char *until)
{
	struct arena arena = {0};
	struct calendar calendar = {0};
	struct ticket_history history;
	struct err err = {0};
	int64_t days = 0;
	calendar_add_year(&calendar, &arena, 2026);
	const struct ticket ticket = told(story, &arena);
	assert_int_equal(ticket_history_of(&ticket, &calendar, day_of(story->as_of), &arena, &history, &err), 0);
	const struct ticket_custody_list hands = ticket_custody_of(&history, &calendar, &arena);
	for (size_t i = 0; i < hands.n; i++)
		if (str_equal(hands.items[i].charged, to))
			days += ticket_custody_charged(&hands.items[i], &calendar, 0, day_of(until));
	arena_clear(&arena);
	return days;
}

/* A day is charged to whoever held the ticket when it began; the day of a return is the returner's. */
static void ticket_custody__charges_the_days(void **state)
{
	(void)state;
	const struct story returned = {"returned and given to another", "09-02 " HAND_OVER
		"09-08 return state=approved returns=1;09-09 assign state=assigned department=metrology;"
		"09-10 result state=done result_at=@;", "09-14", "", "", "", "", "", "", 0};
	assert_int_equal(charged(&returned, "network", "09-14"), 4);
	assert_int_equal(charged(&returned, TICKET_CUSTODY_CENTRE, "09-14"), 1);
	assert_int_equal(charged(&returned, "metrology", "09-14"), 1);
	assert_int_equal(charged(&returned, "network", "09-04"), 2);
	/* Held within the due date nobody is charged from the first day of the hold, included, by which the due
	 * date moved, too; beyond the expected end the holder's department is. */
	const struct story held = {"held", "09-02 " HAND_OVER
		"09-07 hold state=on-hold due=09-11 held_on=# held_until=09-09 held_by=sun;", "09-14", "", "", "", "", "", "", 0};
	assert_int_equal(charged(&held, "network", "09-08"), 2);
	assert_int_equal(charged(&held, "network", "09-10"), 4);
	/* What else is done during a hold is no other hold. */
	const struct story reminded = {"held and reminded", "09-02 " HAND_OVER
		"09-07 hold state=on-hold due=09-11 held_on=# held_until=09-09 held_by=sun;09-10 remind;09-11 inform;"
		"09-11 note;", "09-14", "", "", "", "", "", "", 0};
	assert_int_equal(charged(&reminded, "network", "09-10"), 4);
	assert_int_equal(charged(&reminded, "network", "09-14"), 6);
}

/* It ended when it was withdrawn, whatever is noted or corrected later. */
static void ticket_history__ends_once(void **state)
{
	static const char *const later[] = {"", "09-21 note;", "09-21 edit phone=13900139000;", "09-21 escalate;"};
	(void)state;
	for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
		struct arena arena = {0};
		struct calendar calendar = {0};
		struct ticket_history history;
		struct err err = {0};
		const struct story story = {"withdrawn", arena_printf(&arena, "09-02 " HAND_OVER
			"09-11 withdraw state=withdrawn;%s", later[i]), "09-30", "", "", "", "", "", "", 0};
		calendar_add_year(&calendar, &arena, 2026);
		const struct ticket ticket = told(&story, &arena);
		assert_int_equal(ticket_history_of(&ticket, &calendar, day_of("09-30"), &arena, &history, &err), 0);
		assert_int_equal(ticket_history_round(&history)->ended_on, day_of("09-11"));
		arena_clear(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticket_history__tells_every_story),
		cmocka_unit_test(ticket_custody__charges_the_days),
		cmocka_unit_test(ticket_history__ends_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
