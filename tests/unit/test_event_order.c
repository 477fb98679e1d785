/* The order of events: those that cannot have been. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "office/event_order.h"

static struct arena arena;

/* "XS-1 XS-2@7 DB-1:XS-2": events, each a second later than the last but for "@second", with what they name
 * in `after` behind ":", joined by ",". */
static struct event_list events_of(const char *text)
{
	struct event *events = arena_array(&arena, 16, sizeof *events);
	size_t n = 0;
	char *copy = arena_dup(&arena, text);
	for (char *rest, *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *colon = strchr(word, ':');
		char *moment = strchr(word, '@');
		events[n].at = moment ? moment[1] - '0' : (int64_t)n + 1;
		if (moment)
			*moment = '\0';
		if (colon) {
			*colon++ = '\0';
			events[n].after.items = arena_array(&arena, 8, sizeof(const char *));
			for (char *left, *id = strtok_r(colon, ",", &left); id; id = strtok_r(NULL, ",", &left))
				events[n].after.items[events[n].after.n++] = id;
		}
		events[n++].id = word;
	}
	return (struct event_list){events, n};
}

static void event_order_check__counts_on_from_what_was_folded(void **state)
{
	static const struct {
		const char *events;
		const char *folded; /* of the last one */
		const char *why;
	} cases[] = {
		{"XS-4 DB-3:XS-4 HQ-2", "XS-3,DB-2,HQ-1", NULL},
		{"XS-4:DB-2 HQ-1:XS-4", "XS-3,DB-2", NULL},
		{"XS-5 HQ-1", "XS-3", "event XS-5 stands where XS-4 follows"},
		{"XS-3 HQ-1", "XS-3", "event XS-3 stands where XS-4 follows"},
		{"XS-4:DB-3 HQ-1", "XS-3,DB-2", "event XS-4 is after DB-3, which does not stand before it"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		const struct event_list events = events_of(cases[i].events);
		assert_int_equal(field_parse(field_find(&event_schema, "folded"), &events.items[events.n - 1],
			cases[i].folded, &arena, &err), 0);
		int rc = event_order_check(&events, &arena, &err);
		if (rc != (cases[i].why ? -1 : 0) || !str_equal(err.msg, cases[i].why))
			fail_msg("%s: %s", cases[i].events, err.msg);
	}
}

static void event_order_check__finds_what_cannot_have_been(void **state)
{
	static const struct {
		const char *events;
		const char *why; /* NULL: it can have been */
	} cases[] = {
		{"", NULL},
		{"XS-1 XS-2 DB-1:XS-2 XS-3:DB-1", NULL},
		{"XS-1 DB-1:XS-1 QT-1:XS-1 XS-2:DB-1,QT-1", NULL},
		{"XS-1 DB-1 XS-2", NULL}, /* two desks that did not know of each other */
		{"XS-1 DB-1:XS-1 XS-2 DB-2", NULL},
		{"XS-1 DB-1@5:XS-1 XS-2@5 XS-3@5", NULL},
		{"XS-1 XS-2@5 DB-1@5:XS-1", "event XS-2 stands where DB-1 comes first"},
		{"XS-1 DB-1:XS-1 XS-2 DB-3", "event DB-3 stands where DB-2 follows"},
		{"XS-1@3 XS-2@3", NULL},
		{"XS-1 XS-2 XS-3 XS-4 XS-5 XS-6 XS-7 XS-8 XS-9 XS-10", NULL},
		{"XS-2", "event XS-2 stands where XS-1 follows"},
		{"XS-1 XS-3", "event XS-3 stands where XS-2 follows"},
		{"XS-1 DB-1:XS-1 XS-5:DB-1", "event XS-5 stands where XS-2 follows"},
		{"XS-1 XS-1", "event XS-1 stands where XS-2 follows"},
		{"XS-1 XS-3 XS-2", "event XS-3 stands where XS-2 follows"},
		{"XS-01", "event \"XS-01\" has no id of a desk and a number"},
		{"XS-0", "event \"XS-0\" has no id of a desk and a number"},
		{"XS-", "event \"XS-\" has no id of a desk and a number"},
		{"XS-1x", "event \"XS-1x\" has no id of a desk and a number"},
		{"xs-1", "event \"xs-1\" has no id of a desk and a number"},
		{"XS1", "event \"XS1\" has no id of a desk and a number"},
		{"XS-1@4 XS-2@3", "event XS-2 is earlier than XS-1, which stands before it"},
		{"XS-1 DB-1:XS-2 XS-2", "event DB-1 is after XS-2, which does not stand before it"},
		{"XS-1 DB-1:QT-1", "event DB-1 is after QT-1, which does not stand before it"},
		{"XS-1 DB-1:XS-01", "event DB-1 is after XS-01, which does not stand before it"},
		{"XS-1 XS-2:XS-1", "event XS-2 names XS-1, which goes without saying"},
		{"XS-1 DB-1:XS-1,XS-1", "event DB-1 names XS-1, which goes without saying"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		const struct event_list events = events_of(cases[i].events);
		int rc = event_order_check(&events, &arena, &err);
		if (rc != (cases[i].why ? -1 : 0) || !str_equal(err.msg, cases[i].why))
			fail_msg("%s: %s", cases[i].events, err.msg);
		if (rc)
			assert_int_equal(err.code, ERR_MALFORMED);
	}
}

static const char *ids(const struct event_list *events)
{
	const char *text = "";
	for (size_t i = 0; i < events->n; i++)
		text = arena_printf(&arena, "%s%s%s", text, *text ? " " : "", events->items[i].id);
	return text;
}

static void event_order_sort__puts_each_in_its_place(void **state)
{
	static const struct {
		const char *events;
		const char *sorted; /* or why they cannot be */
	} cases[] = {
		{"", ""},
		{"XS-1@1", "XS-1"},
		{"XS-2@2 XS-1@1", "XS-1 XS-2"},
		{"XS-10@9 XS-2@2 XS-1@1 XS-3@3 XS-4@4 XS-5@5 XS-6@6 XS-7@7 XS-8@8 XS-9@9",
			"XS-1 XS-2 XS-3 XS-4 XS-5 XS-6 XS-7 XS-8 XS-9 XS-10"},
		{"XS-2@3 XS-1@1 DB-1@2:XS-1", "XS-1 DB-1 XS-2"},
		{"XS-2@2 XS-1@1 DB-1@2:XS-1", "XS-1 DB-1 XS-2"},
		{"XS-3@4:DB-2 DB-2@3 XS-2@2 XS-1@1 DB-1@3:XS-1", "XS-1 XS-2 DB-1 DB-2 XS-3"},
		/* A clock that ran backwards changes nothing of what was seen. */
		{"DB-1@2:XS-1 XS-1@9", "XS-1 DB-1"},
		{"XS-1@1 XS-3@3", "event XS-3 stands where XS-2 follows"},
		{"XS-1@1 XS-1@1", "event XS-1 stands where XS-2 follows"},
		{"XS-1:DB-1 DB-1:XS-1", "event XS-1 follows itself, or events that are not there"},
		{"XS-1@1 DB-1@2:QT-1", "event DB-1 follows itself, or events that are not there"},
		{"XS-1@1 x", "event \"x\" has no id of a desk and a number"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		struct event_list events = events_of(cases[i].events);
		int rc = event_order_sort(&events, &arena, &err);
		if (!str_equal(rc ? err.msg : ids(&events), cases[i].sorted))
			fail_msg("%s: %s", cases[i].events, rc ? err.msg : ids(&events));
	}
}

static void event_order_is_linear__where_each_saw_all_before(void **state)
{
	static const struct {
		const char *events;
		bool linear;
	} cases[] = {
		{"", true}, {"XS-1", true}, {"XS-1 XS-2 XS-3", true}, {"XS-1 DB-1:XS-1 DB-2 XS-2:DB-2", true},
		{"XS-1 DB-1", false}, {"XS-1 DB-1:XS-1 XS-2", false}, {"XS-1 XS-2 DB-1:XS-1", false},
		{"XS-1 DB-1:XS-1 QT-1:XS-1 XS-2:DB-1,QT-1", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct event_list events = events_of(cases[i].events);
		if (event_order_is_linear(&events, events.n) != cases[i].linear)
			fail_msg("%s", cases[i].events);
	}
}

/* Records of format 1, begun by an act that no other desk repeats. */
static void event_order_unsaid__is_the_order_of_the_file(void **state)
{
	static const struct {
		const char *events;
		size_t unsaid;
	} cases[] = {
		{"", 0}, {"XS-1", 0}, {"XS-1 XS-2", 0}, {"XS-1 DB-1:XS-1 XS-2", 0},
		{"XS-1 XS-2 DB-1", 3}, {"XS-1 DB-1@2 XS-2@2 DB-2", 4}, {"XS-1 DB-1 XS-2:DB-1 QT-1:XS-2", 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		struct event_list events = events_of(cases[i].events);
		for (size_t e = 0; e < events.n; e++)
			events.items[e].act = e ? "note" : "open";
		const char *before = ids(&events);
		if (event_order_unsaid(&events, events.n) != cases[i].unsaid)
			fail_msg("%s", cases[i].events);
		if (cases[i].unsaid == 0)
			continue;
		assert_true(event_order_is_linear(&events, events.n));
		assert_int_equal(event_order_sort(&events, &arena, &err), 0);
		assert_string_equal(ids(&events), before);
		assert_int_equal(event_order_check(&events, &arena, &err), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(event_order_check__counts_on_from_what_was_folded),
		cmocka_unit_test(event_order_check__finds_what_cannot_have_been),
		cmocka_unit_test(event_order_sort__puts_each_in_its_place),
		cmocka_unit_test(event_order_is_linear__where_each_saw_all_before),
		cmocka_unit_test(event_order_unsaid__is_the_order_of_the_file),
	};
	int failed = cmocka_run_group_tests_name("event_order", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
