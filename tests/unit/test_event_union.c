/* The events of two clones put together. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "office/event_name.h"
#include "office/event_union.h"

static struct arena arena;

/* "XS-1 DB-1:XS-1 HQ-1/XS-1": ids with what they name in `after` behind ":", and with what they fold behind "/";
 * "XS-1!": another event of that id, "XS-1?": of another act than what begins a record.  Each is dated by its number. */
static struct event_list events_of(const char *text)
{
	struct event *events = arena_array(&arena, 16, sizeof *events);
	size_t n = 0;
	char *copy = arena_dup(&arena, text);
	for (char *rest, *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		struct event *event = &events[n++];
		const size_t end = strcspn(word, ":/!?");
		const char mark = word[end];
		const char **ids = arena_array(&arena, 1, sizeof *ids);
		word[end] = '\0';
		ids[0] = mark ? word + end + 1 : NULL;
		*event = (struct event){.id = word, .act = mark == '/' ? "carry" : mark == '?' ? "pay" : "note",
			.at = event_name_parse(word).number,
			.text = mark == '!' ? "another" : NULL};
		if (mark == ':')
			event->after = (struct words){ids, 1};
		if (mark == '/')
			event->folded = (struct words){ids, 1};
	}
	return (struct event_list){events, n};
}

static const char *ids_of(const struct event_list *events)
{
	const char *text = "";
	for (size_t i = 0; i < events->n; i++)
		text = arena_printf(&arena, "%s%s%s", text, *text ? " " : "", events->items[i].id);
	return text;
}

static const struct union_case {
	const char *ours;
	const char *theirs;
	const char *both; /* or why not */
	const char *left;
} cases[] = {
	{"", "", "", ""},
	{"XS-1 XS-2", "XS-1", "XS-1 XS-2", ""},
	{"XS-1 XS-2", "XS-1 DB-1:XS-1", "XS-1 DB-1 XS-2", ""},
	{"XS-1", "DB-1", "DB-1 XS-1", ""},
	{"XS-1 XS-2", "XS-1 XS-2!", "event XS-2 is not the same in both", ""},
	/* One of them folded what the other still has, and has more. */
	{"XS-1 XS-2", "XS-2 HQ-1/XS-1", "HQ-1 XS-2", "XS-1"},
	{"XS-1 XS-2 XS-3", "HQ-1/XS-2", "HQ-1 XS-3", "XS-1 XS-2"},
	{"XS-1 DB-1:XS-1", "HQ-1/XS-1", "DB-1 HQ-1", "XS-1"},
	{"HQ-1/XS-1", "QT-1/XS-1", "events HQ-1 and QT-1 both fold what happened before", ""},
	/* Those that say nothing of their order stand as in the file that has more of them. */
	{"XS-1 DB-1? XS-2", "XS-1 DB-1?", "XS-1 DB-1 XS-2", ""},
	{"XS-1 DB-1?", "XS-1 XS-2", "XS-1 DB-1 XS-2", ""},
	{"XS-1 DB-1?", "XS-1 HQ-1?", "XS-1 DB-1 HQ-1", ""},
	{"XS-1 DB-1? DB-2", "XS-1 HQ-1?", "XS-1 DB-1 DB-2 HQ-1", ""},
	{"XS-1", "DB-1?", "DB-1 XS-1", ""},
	{"XS-1", "XS-3", "event XS-3 stands where XS-2 follows", ""},
};

static void event_union__is_each_once_in_order_whichever_is_ours(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * (sizeof cases / sizeof *cases); i++) {
		const struct union_case *row = &cases[i / 2];
		const struct event_list ours = events_of(i % 2 ? row->theirs : row->ours);
		const struct event_list theirs = events_of(i % 2 ? row->ours : row->theirs);
		struct event_list both = {0}, left = {0};
		struct err err = {0};
		const int rc = event_union(&ours, &theirs, &both, &left, &arena, &err);
		if (!str_equal(rc ? err.msg : ids_of(&both), row->both))
			fail_msg("%s | %s: %s", row->ours, row->theirs, rc ? err.msg : ids_of(&both));
		assert_string_equal(ids_of(&left), rc ? "" : row->left);
		if (rc)
			assert_int_equal(both.n, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(event_union__is_each_once_in_order_whichever_is_ours),
	};
	int failed = cmocka_run_group_tests_name("event_union", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
