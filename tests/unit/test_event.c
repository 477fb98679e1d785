/* Events: what is appended, and what they tell of who acted. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"

static struct arena arena;

static void event_append__says_where_the_login_is_shared(void **state)
{
	struct session session = {.mem = &arena, .desk = "XS", .actor.staff = "wangmin", .now = 1789700000};
	const struct staff nobody = {0};
	struct staff staff = {.id = "lihua"};
	(void)state;
	event_append(&session, &staff_schema, &nobody, &staff, "join", NULL);
	const struct staff before = staff;
	staff.name = "李华";
	session.claimed = true;
	event_append(&session, &staff_schema, &before, &staff, "change", NULL);
	const struct event *event = staff.events.items;
	assert_int_equal(staff.events.n, 2);
	assert_false(event[0].claimed);
	assert_true(event[1].claimed);
	assert_string_equal(event[1].by, "wangmin");
}

/* A record of which one field is what another says of it. */
struct matter {
	const char *name;
	int64_t total;
	struct event_list events;
};

#define RECORD struct matter
static const struct field matter_fields[] = {
	FIELD(name, LINE, "name"),
	FIELD(total, MONEY, "total", .flags = FIELD_DERIVED),
	FIELD(events, LIST_OF(event), "events"),
};
#undef RECORD

static const struct schema matter_schema = {
	.name = "matter", .size = sizeof(struct matter), SCHEMA_FIELDS(matter_fields)};

static void event_append__never_sets_what_is_derived(void **state)
{
	struct session session = {.mem = &arena, .desk = "XS", .actor.staff = "wangmin", .now = 1789700000};
	const struct matter nothing = {0};
	struct matter matter = {.name = "a", .total = 8640};
	struct err err = {0};
	(void)state;
	event_append(&session, &matter_schema, &nothing, &matter, "open", NULL);
	const struct event *event = event_last(&matter.events);
	assert_int_equal(event->set.n, 1);
	assert_string_equal(event->set.items[0].key, "name");
	assert_int_equal(event_check(&matter_schema, &matter, &arena, &err), 0);
	matter.total = 0;
	assert_int_equal(event_check(&matter_schema, &matter, &arena, &err), 0);
	matter.name = "b";
	assert_int_equal(event_check(&matter_schema, &matter, &arena, &err), -1);
}

static void append_as(struct matter *matter, const char *desk)
{
	struct session session = {.mem = &arena, .desk = desk, .actor.staff = "wangmin", .now = 1789700000};
	const struct matter before = *matter;
	event_append(&session, &matter_schema, &before, matter, "note", NULL);
}

/* The event as "DB-2:XS-3,QT-1": its id, and what it is after. */
static const char *written(const struct event *event)
{
	const char *after = field_format(field_find(&event_schema, "after"), event, &arena);
	return arena_printf(&arena, "%s%s%s", event->id, *after ? ":" : "", after);
}

static void event_append__names_what_other_desks_wrote(void **state)
{
	static const struct {
		const char *desk;
		const char *written;
	} steps[] = {
		{"XS", "XS-1"}, {"XS", "XS-2"}, {"DB", "DB-1:XS-2"}, {"DB", "DB-2"}, {"XS", "XS-3:DB-2"},
		{"DB", "DB-3:XS-3"}, {"QT", "QT-1:DB-3"}, {"XS", "XS-4:QT-1"}, {"XS", "XS-5"},
	};
	struct matter matter = {0};
	(void)state;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		append_as(&matter, steps[i].desk);
		assert_string_equal(written(event_last(&matter.events)), steps[i].written);
	}
	for (int i = 6; i <= 11; i++)
		append_as(&matter, "XS");
	assert_string_equal(written(event_last(&matter.events)), "XS-11");
}

/* Two desks write on the same record, each in its clone; whoever comes next has both. */
static void event_append__joins_what_did_not_know_of_each_other(void **state)
{
	struct matter here = {0};
	struct event joined[5];
	(void)state;
	append_as(&here, "XS");
	struct matter there = here;
	append_as(&here, "DB");
	append_as(&there, "QT");
	memcpy(joined, here.events.items, 2 * sizeof *joined);
	joined[2] = there.events.items[1];
	struct matter both = {.events = {joined, 3}};
	struct matter again = both;
	append_as(&both, "XS");
	assert_string_equal(written(event_last(&both.events)), "XS-2:DB-1,QT-1");
	append_as(&both, "DB");
	assert_string_equal(written(event_last(&both.events)), "DB-2:XS-2");
	append_as(&again, "QT");
	assert_string_equal(written(event_last(&again.events)), "QT-2:DB-1");
}

static void event_append__is_not_earlier_than_any_event(void **state)
{
	struct event events[] = {{.id = "XS-1", .at = 1789700009}, {.id = "DB-1", .at = 1789700005}};
	struct matter matter = {.events = {events, 2}};
	(void)state;
	append_as(&matter, "XS");
	assert_int_equal(event_last(&matter.events)->at, 1789700009);
}

static void event_append__counts_on_from_what_was_folded(void **state)
{
	const char *folded[] = {"XS-12", "DB-4"};
	struct event events[] = {{.id = "QT-2"}, {.id = "HQ-1", .act = "carry", .folded = {folded, 2}}};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		static const struct {
			const char *desk;
			const char *written;
		} cases[] = {{"XS", "XS-13:QT-2,HQ-1"}, {"HQ", "HQ-2:QT-2"}, {"GM", "GM-1:QT-2,HQ-1"}};
		struct matter matter = {.events = {events, 2}};
		append_as(&matter, cases[i].desk);
		assert_string_equal(written(event_last(&matter.events)), cases[i].written);
	}
}

static void event_check_set__names_what_is_computed(void **state)
{
	struct pair name = {"name", "a"}, total = {"total", "1.00"};
	struct event events[] = {{.id = "XS-1", .set = {&name, 1}}, {.id = "XS-2", .set = {&total, 1}}};
	struct event_list list = {events, 1};
	struct err err = {0};
	(void)state;
	assert_int_equal(event_check_set(&matter_schema, &list, &err), 0);
	list.n = 2;
	assert_int_equal(event_check_set(&matter_schema, &list, &err), -1);
	assert_string_equal(err.msg, "event XS-2 sets \"total\", which is computed");
}

static void event_is_claimed__asks_the_last_event_that_set_the_field(void **state)
{
	struct pair owner[] = {{"state", "received"}, {"owner", "wangmin"}};
	struct pair other[] = {{"owner", "lihua"}};
	struct pair note[] = {{"remark", "x"}};
	struct event events[] = {
		{.by = "wangmin", .claimed = true, .set = {owner, 2}},
		{.by = "lihua", .set = {note, 1}},
		{.by = "lihua", .set = {other, 1}},
		{.by = "wangmin", .claimed = true, .set = {other, 1}},
		{.by = "wangmin", .claimed = true},
	};
	static const struct {
		const char *label;
		size_t n;
		const char *key;
		const char *who;
		bool claimed;
	} cases[] = {
		{"no event", 0, "owner", "wangmin", false},
		{"his own, under a shared login", 1, "owner", "wangmin", true},
		{"what comes behind does not set it", 2, "owner", "wangmin", true},
		{"no event sets it", 2, "result_by", "wangmin", false},
		{"set again, by a login of his own", 3, "owner", "lihua", false},
		{"put there by another", 5, "owner", "lihua", false},
		{"nobody", 5, "owner", NULL, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct event_list list = {events, cases[i].n};
		if (event_is_claimed(&list, cases[i].key, cases[i].who) != cases[i].claimed)
			fail_msg("%s", cases[i].label);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(event_append__says_where_the_login_is_shared),
		cmocka_unit_test(event_append__never_sets_what_is_derived),
		cmocka_unit_test(event_append__names_what_other_desks_wrote),
		cmocka_unit_test(event_append__joins_what_did_not_know_of_each_other),
		cmocka_unit_test(event_append__is_not_earlier_than_any_event),
		cmocka_unit_test(event_append__counts_on_from_what_was_folded),
		cmocka_unit_test(event_check_set__names_what_is_computed),
		cmocka_unit_test(event_is_claimed__asks_the_last_event_that_set_the_field),
	};
	int failed = cmocka_run_group_tests_name("event", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
