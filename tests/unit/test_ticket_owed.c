/* ticket/ticket_owed.h, ticket_history.h, ticket_custody.h: what the events of a ticket tell of its rounds, its
 * debts and the days of departments.  Lives are lines "DAY ACT [VALUE]", days of 2026; 15 and 16 August
 * are a weekend, as are all in the calendar of these tests that knows no holidays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "report/report_debt.h"
#include "report/report_figures.h"
#include "report/report_flow.h"
#include "store/settings.h"
#include "ticket/ticket.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_history.h"
#include "ticket/ticket_owed.h"
#include "value/calendar.h"
#include "value/date.h"
#include "value/moment.h"

static struct arena arena;
static struct calendar calendar;
static const struct settings settings = {.format = SETTINGS_FORMAT};

static int setup(void **state)
{
	(void)state;
	calendar_add_year(&calendar, &arena, 2026);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static int day_of(const char *text)
{
	struct err err = {0};
	int day = 0;
	if (*text && date_parse(arena_printf(&arena, "2026-%s", text), &day, &err))
		fail_msg("%s", err.msg);
	return day;
}

static const char *text_of(int day)
{
	char text[DATE_TEXT_SIZE];
	return day ? arena_dup(&arena, date_format(day, text) + 5) : "";
}

/* What an act sets; "*" is the value of the line, "@" its moment. */
static const struct {
	const char *act;
	const char *set[8][2];
} acts[] = {
	{"receive", {{"state", "received"}, {"ready_on", "#"}, {"received_at", "@"}, {"owner", "wangmin"}}},
	{"receive-incomplete", {{"state", "incomplete"}, {"received_at", "@"}, {"owner", "wangmin"}}},
	{"approve", {{"state", "approved"}}},
	{"require-papers", {{"state", "incomplete"}, {"ready_on", ""}}},
	{"papers-complete", {{"state", "received"}, {"ready_on", "#"}}},
	{"assign", {{"state", "assigned"}, {"department", "*"}, {"assigned_at", "@"}, {"due", "+"}, {"handler", "zhaolei"}}},
	{"again", {{"state", "assigned"}, {"department", "*"}}},
	{"transfer", {{"department", "*"}}},
	{"return", {{"state", "approved"}, {"returns", "1"}}},
	{"hold", {{"state", "on-hold"}, {"held_on", "#"}, {"held_until", "*"}, {"held_by", "sunli"}}},
	{"resume", {{"state", "assigned"}, {"held_on", ""}, {"held_until", ""}, {"held_by", ""}}},
	{"extend", {{"due", "*"}}},
	{"result", {{"state", "done"}, {"result_at", "@"}, {"result", "已修复"}}},
	{"reject", {{"state", "assigned"}, {"result_at", ""}, {"result", ""}}},
	{"deliver", {{"state", "delivered"}, {"told_at", "@"}}},
	{"attempt", {{NULL, NULL}}},
	{"remind", {{NULL, NULL}}},
	{"visit", {{"state", "visited"}, {"visited_at", "@"}}},
	{"close", {{"state", "closed"}, {"closed_at", "@"}}},
	{"reopen", {{"state", "approved"}, {"round", "2"}, {"ready_on", "#"}, {"result_at", ""}, {"assigned_at", ""},
		{"department", ""}, {"due", ""}}},
	{"withdraw", {{"state", "withdrawn"}, {"closed_at", "@"}}},
	{"void", {{"state", "withdrawn"}, {"closed_at", "@"}}},
	{"link", {{"state", "linked"}}},
	{"unlink", {{"state", "*"}}},
};

static const char *value_of(const char *pattern, const char *day, const char *argument)
{
	int missing = 0;
	char text[DATE_TEXT_SIZE];
	switch (*pattern) {
	case '#':
		return arena_printf(&arena, "2026-%s", day);
	case '@':
		return arena_printf(&arena, "2026-%sT09:00:00+08:00", day);
	case '+':
		return arena_dup(&arena, date_format(calendar_reach(&calendar, day_of(day), 5, &missing), text));
	case '*':
		return *argument >= '0' && *argument <= '9' ? arena_printf(&arena, "2026-%s", argument) : argument;
	default:
		return pattern;
	}
}

static void add_event(struct ticket *ticket, const char *day, const char *act, const char *argument)
{
	struct event *event = &ticket->events.items[ticket->events.n];
	struct pair *pairs = arena_array(&arena, 12, sizeof *pairs);
	size_t n = 0, known = 0;
	if (ticket->events.n == 0) {
		pairs[n++] = (struct pair){"id", ticket->id};
		pairs[n++] = (struct pair){"limit", "5"};
		pairs[n++] = (struct pair){"round", "1"};
	}
	while (!str_equal(acts[known].act, act))
		if (++known == sizeof acts / sizeof *acts)
			fail_msg("no act %s", act);
	for (size_t i = 0; i < 8 && acts[known].set[i][0]; i++)
		pairs[n++] = (struct pair){acts[known].set[i][0], value_of(acts[known].set[i][1], day, argument)};
	*event = (struct event){.id = arena_printf(&arena, "XS-%zu", ticket->events.n + 1),
		.at = moment_of_date(day_of(day)) + 9 * 3600 + (int64_t)ticket->events.n, .by = "wangmin",
		.act = str_equal(act, "again") ? "assign" : act, .set = {pairs, n}};
	ticket->events.n++;
}

/* The ticket of a life: "08-03 receive; 08-04 assign network". */
static struct ticket live(const char *life)
{
	struct ticket ticket = {.id = "20260803-XS-0001"};
	ticket.events.items = arena_array(&arena, 32, sizeof *ticket.events.items);
	while (*life) {
		char day[8] = "", act[24] = "", argument[24] = "";
		size_t n = strcspn(life, ";");
		sscanf(arena_dup_n(&arena, life, n), "%7s %23s %23s", day, act, argument);
		add_event(&ticket, arena_dup(&arena, day), arena_dup(&arena, act), arena_dup(&arena, argument));
		life += n + (life[n] == ';');
	}
	return ticket;
}

static struct ticket_history look(const char *life, const char *day)
{
	struct ticket_history history;
	struct err err = {0};
	const struct ticket ticket = live(life);
	if (ticket_history_of(&ticket, &calendar, day_of(day), &arena, &history, &err))
		fail_msg("%s: %s", life, err.msg);
	return history;
}

#define ASSIGNED "08-03 receive; 08-03 approve; 08-03 assign network"

static void ticket_owed_of__is_one_thing_by_the_state(void **state)
{
	static const struct {
		const char *label, *life, *day;
		const char *owed; /* "WHAT DEBTOR PERSON SINCE UNTIL DAYS" and " late" */
	} rows[] = {
		{"incomplete", "08-03 receive-incomplete", "08-10", "papers customer wangmin 08-03 08-17 0"},
		{"incomplete, past", "08-03 receive-incomplete", "08-18", "papers customer wangmin 08-03 08-17 1"},
		{"received", "08-03 receive", "08-04", "assign XS wangmin 08-03 08-04 0"},
		{"received, past its limit", "08-03 receive", "08-05", "assign XS wangmin 08-03 08-04 1"},
		{"received on a Saturday", "08-08 receive", "08-10", "assign XS wangmin 08-08 08-10 0"},
		{"received, on the day that it becomes late", "08-03 receive", "08-11", "assign XS wangmin 08-03 08-04 5"},
		{"received, late", "08-03 receive", "08-12", "assign XS wangmin 08-03 08-04 6 late"},
		{"approved: one limit together", "08-03 receive; 08-04 approve", "08-05",
			"assign service-center - 08-03 08-04 1"},
		{"papers complete", "08-03 receive-incomplete; 08-12 papers-complete", "08-12",
			"assign XS wangmin 08-12 08-13 0"},
		{"papers asked for in time: owed anew", "08-03 receive; 08-04 require-papers; 08-12 papers-complete",
			"08-12", "assign XS wangmin 08-12 08-13 0"},
		{"asked for when past its limit: past it still", "08-03 receive; 08-06 require-papers; 08-12 papers-complete",
			"08-12", "assign XS wangmin 08-03 08-04 6"},
		{"unlinked in time", "08-03 receive; 08-04 link; 08-12 unlink received", "08-12",
			"assign XS wangmin 08-12 08-13 0"},
		{"unlinked when past its limit", "08-03 receive; 08-06 link; 08-12 unlink received", "08-12",
			"assign XS wangmin 08-03 08-04 6"},
		{"papers, unlinked in time: owed anew", "08-03 receive-incomplete; 08-10 link; 08-12 unlink incomplete",
			"08-12", "papers customer wangmin 08-12 08-26 0"},
		{"papers, unlinked when past their limit", "08-03 receive-incomplete; 08-19 link; 08-20 unlink incomplete",
			"08-21", "papers customer wangmin 08-03 08-17 4"},
		{"papers, complete when past their limit, asked for again",
			"08-03 receive-incomplete; 08-19 papers-complete; 08-20 require-papers", "08-21",
			"papers customer wangmin 08-20 09-03 0"},
		{"returned", ASSIGNED "; 08-05 return", "08-05", "assign service-center - 08-05 08-06 0"},
		{"assigned", ASSIGNED, "08-10", "result network zhaolei 08-03 08-10 0"},
		{"assigned, late", ASSIGNED, "08-11", "result network zhaolei 08-03 08-10 1 late"},
		{"transferred", ASSIGNED "; 08-05 transfer engineering", "08-06", "result engineering zhaolei 08-05 08-10 0"},
		{"rejected", ASSIGNED "; 08-05 result; 08-06 reject", "08-06", "result network zhaolei 08-06 08-10 0"},
		{"on hold", ASSIGNED "; 08-05 hold 08-12", "08-06", "hold sunli sunli 08-05 08-12 0"},
		{"on hold beyond its end", ASSIGNED "; 08-05 hold 08-12", "08-13", "hold sunli sunli 08-05 08-12 1 late"},
		{"prolonged", ASSIGNED "; 08-05 hold 08-10; 08-07 hold 08-14", "08-07", "hold sunli sunli 08-07 08-14 0"},
		{"done", ASSIGNED "; 08-05 result", "08-07", "deliver XS wangmin 08-05 08-06 1"},
		{"done when late", ASSIGNED "; 08-12 result", "08-12", "deliver XS wangmin 08-12 08-13 0 late"},
		{"delivered", ASSIGNED "; 08-05 result; 08-05 deliver", "08-06", "visit wangmin wangmin 08-05 08-06 0"},
		{"an attempt in time", ASSIGNED "; 08-05 result; 08-05 deliver; 08-06 attempt", "08-07",
			"visit wangmin wangmin 08-06 08-07 0"},
		{"an attempt when past its limit", ASSIGNED "; 08-05 result; 08-05 deliver; 08-07 attempt", "08-07",
			"visit wangmin wangmin 08-05 08-06 1"},
		{"visited", ASSIGNED "; 08-05 result; 08-05 deliver; 08-06 visit", "08-07", "close XS wangmin 08-06 08-07 0"},
		{"reopened", ASSIGNED "; 08-05 result; 08-05 deliver; 08-06 visit; 08-06 close; 08-10 reopen", "08-10",
			"assign service-center - 08-10 08-11 0"},
		{"closed", ASSIGNED "; 08-05 result; 08-05 deliver; 08-06 visit; 08-06 close", "08-07", "nothing"},
		{"withdrawn late", ASSIGNED "; 08-12 withdraw", "08-13", "nothing late"},
		{"linked", "08-03 receive; 08-04 link", "08-20", "nothing"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct ticket_owed_rules rules = {.calendar = &calendar, .settings = &settings};
		struct ticket_history history = look(rows[i].life, rows[i].day);
		const struct ticket_owed owed = ticket_owed_of(&history, &rules, &arena);
		const char *found = owed.what == OWED_NOTHING
					    ? arena_printf(&arena, "nothing%s", owed.late ? " late" : "")
					    : arena_printf(&arena, "%s %s %s %s %s %lld%s",
						      ticket_owed_kinds[owed.what].name, owed.debtor,
						      owed.person ? owed.person : "-", text_of(owed.since),
						      text_of(owed.until), (long long)owed.days,
						      owed.late ? " late" : "");
		if (!str_equal(found, rows[i].owed))
			fail_msg("%s: \"%s\", not \"%s\"", rows[i].label, found, rows[i].owed);
	}
}

static void ticket_history_of__keeps_what_was_late(void **state)
{
	static const struct {
		const char *label, *life;
		const char *late; /* of each round, by December */
	} rows[] = {
		{"never handed over", "08-03 receive", "08-11"},
		{"handed over in time", ASSIGNED "; 08-10 result", "-"},
		{"a result too late", ASSIGNED "; 08-11 result", "08-10"},
		{"returned", ASSIGNED "; 08-10 return", "08-10"},
		{"withdrawn on the due day", ASSIGNED "; 08-10 withdraw", "-"},
		{"withdrawn afterwards", ASSIGNED "; 08-11 withdraw", "08-10"},
		{"extended in time", ASSIGNED "; 08-10 extend 08-13; 08-13 result", "-"},
		{"extended too late", ASSIGNED "; 08-11 extend 08-13; 08-13 result", "08-10"},
		{"linked in time", ASSIGNED "; 08-10 link", "-"},
		{"rejected afterwards", ASSIGNED "; 08-07 result; 08-12 reject", "08-12"},
		{"a second round", ASSIGNED "; 08-12 result; 08-12 deliver; 08-12 visit; 08-12 close; 08-20 reopen; "
				   "08-20 assign network; 08-24 result", "08-10 -"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct ticket_history history = look(rows[i].life, "12-31");
		const char *found = "";
		for (size_t r = 0; r < history.rounds_n; r++)
			found = arena_printf(&arena, "%s%s%s", found, r ? " " : "",
				history.rounds[r].late_due ? text_of(history.rounds[r].late_due) : "-");
		if (!str_equal(found, rows[i].late))
			fail_msg("%s: late on %s, not %s", rows[i].label, found, rows[i].late);
	}
}

static void ticket_custody_of__charges_whoever_had_it(void **state)
{
	static const struct {
		const char *label, *life, *day;
		const char *days; /* of each hand that is charged */
	} rows[] = {
		{"the window before the hand-over", "08-03 receive; 08-05 assign network; 08-07 result", "08-07",
			"window 2 network 2 window 0"},
		{"the day of a return is the returner's", ASSIGNED "; 08-10 return; 08-10 again engineering; 08-11 result",
			"08-11", "window 0 service-center 0 network 5 service-center 0 engineering 1 window 0"},
		{"a return on the day it came", ASSIGNED "; 08-03 return; 08-05 again engineering", "08-06",
			"window 0 service-center 0 network 0 service-center 2 engineering 1"},
		{"a hold that ends early", ASSIGNED "; 08-05 hold 08-12; 08-07 resume", "08-10",
			"window 0 service-center 0 network 1 network 1 network 1"},
		{"a hold when it is late is the department's", ASSIGNED "; 08-11 hold 08-31; 08-13 resume", "08-14",
			"window 0 service-center 0 network 6 network 2 network 1"},
		{"prolonged", ASSIGNED "; 08-05 hold 08-07; 08-06 hold 08-10; 08-10 resume", "08-13",
			"window 0 service-center 0 network 1 network 0 network 1 network 3"},
		{"a hold in time is nobody's, beyond its end the holder's", ASSIGNED "; 08-05 hold 08-07; 08-11 resume",
			"08-12", "window 0 service-center 0 network 1 network 3 network 1"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct ticket_history history = look(rows[i].life, rows[i].day);
		const struct ticket_custody_list hands = ticket_custody_of(&history, &calendar, &arena);
		const char *found = "";
		for (size_t h = 0; h < hands.n; h++)
			if (hands.items[h].charged)
				found = arena_printf(&arena, "%s%s%s %lld", found, *found ? " " : "",
					hands.items[h].charged, (long long)hands.items[h].charged_days);
		if (!str_equal(found, rows[i].days))
			fail_msg("%s: \"%s\", not \"%s\"", rows[i].label, found, rows[i].days);
	}
}

static void report_flow_of__takes_turns(void **state)
{
	static const struct {
		const char *label, *life, *flows;
	} rows[] = {
		{"received", "08-03 receive", "+received"},
		{"with its result", ASSIGNED "; 08-05 result; 08-05 deliver", "+received -results"},
		{"rejected", ASSIGNED "; 08-05 result; 08-06 reject; 08-07 result",
			"+received -results +rejected -results"},
		{"withdrawn", "08-03 receive; 08-04 withdraw", "+received -withdrawn"},
		{"linked and unlinked", "08-03 receive; 08-04 link; 08-06 unlink received",
			"+received -linked +unlinked"},
		{"reopened", ASSIGNED "; 08-05 result; 08-05 deliver; 08-06 visit; 08-06 close; 08-10 reopen",
			"+received -results +reopened"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct ticket_history history = look(rows[i].life, "12-31");
		const struct report_flow_list flows = report_flow_of(&history, &arena);
		const char *found = "";
		for (size_t f = 0; f < flows.n; f++)
			found = arena_printf(&arena, "%s%s%c%s", found, f ? " " : "",
				flows.items[f].sign > 0 ? '+' : '-', report_figures_key(flows.items[f].figure));
		if (!str_equal(found, rows[i].flows))
			fail_msg("%s: \"%s\", not \"%s\"", rows[i].label, found, rows[i].flows);
	}
}

static void report_debt_of__counts_each_once(void **state)
{
	static const struct {
		const char *label, *life;
		const char *debts; /* "WHAT UNTIL" and " in time" */
	} rows[] = {
		{"handed over in time", ASSIGNED, "assign 08-04 in time"},
		{"too late", "08-03 receive; 08-05 assign network", "assign 08-04"},
		{"never", "08-03 receive", "assign 08-04"},
		{"withdrawn in time", "08-03 receive; 08-04 withdraw", ""},
		{"withdrawn when past its limit", "08-03 receive; 08-05 withdraw", "assign 08-04"},
		{"papers in time", "08-03 receive; 08-04 require-papers; 08-12 papers-complete; 08-13 assign network",
			"assign 08-13 in time"},
		{"papers past its limit", "08-03 receive; 08-06 require-papers; 08-12 papers-complete; 08-12 assign network",
			"assign 08-04"},
		{"returned", ASSIGNED "; 08-05 return; 08-07 again network", "assign 08-04 in time, assign 08-06"},
		{"told and called", ASSIGNED "; 08-05 result; 08-06 deliver; 08-10 visit",
			"assign 08-04 in time, deliver 08-06 in time, visit 08-07"},
		{"an attempt in time", ASSIGNED "; 08-05 result; 08-06 deliver; 08-07 attempt; 08-10 visit",
			"assign 08-04 in time, deliver 08-06 in time, visit 08-10 in time"},
		{"an attempt too late", ASSIGNED "; 08-05 result; 08-06 deliver; 08-10 attempt; 08-10 visit",
			"assign 08-04 in time, deliver 08-06 in time, visit 08-07"},
		{"rejected before it was told", ASSIGNED "; 08-05 result; 08-06 reject", "assign 08-04 in time"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct ticket_history history = look(rows[i].life, "12-31");
		const struct report_debt_list debts = report_debt_of(&history, &calendar, &settings, &arena);
		const char *found = "";
		for (size_t d = 0; d < debts.n; d++)
			found = arena_printf(&arena, "%s%s%s %s%s", found, d ? ", " : "",
				ticket_owed_kinds[debts.items[d].what].name, text_of(debts.items[d].until),
				report_debt_in_time(&debts.items[d]) ? " in time" : "");
		if (!str_equal(found, rows[i].debts))
			fail_msg("%s: \"%s\", not \"%s\"", rows[i].label, found, rows[i].debts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticket_owed_of__is_one_thing_by_the_state),
		cmocka_unit_test(ticket_history_of__keeps_what_was_late),
		cmocka_unit_test(ticket_custody_of__charges_whoever_had_it),
		cmocka_unit_test(report_flow_of__takes_turns),
		cmocka_unit_test(report_debt_of__counts_each_once),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
