/* The fields of records that two desks wrote without knowing of each other: a row is a history and what comes
 * of it.  Each row is told twice, the desks the other way round, as nothing depends on their names. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "office/event_dispute.h"
#include "office/event_order.h"

static struct arena arena;

struct matter {
	const char *state;
	struct words disputed;
	const char *who;
	const char *at; /* goes with another field */
	struct words tags;
	int64_t times;
	struct event_list events;
};

#define RECORD struct matter
static const struct field matter_fields[] = {
	FIELD(state, LINE, "state"),
	FIELD(disputed, WORDS, "disputed", .flags = FIELD_DERIVED),
	FIELD(who, LINE, "who"),
	FIELD(at, LINE, "at", .flags = FIELD_QUIET),
	FIELD(tags, WORDS, "tags", .flags = FIELD_SET),
	FIELD(times, INT, "times", .flags = FIELD_COUNT),
	FIELD(events, LIST_OF(event), "events"),
};
#undef RECORD

static const struct schema matter_schema = {
	.name = "matter", .size = sizeof(struct matter), SCHEMA_FIELDS(matter_fields)};

/* "XS-1/open/state=a;times=1 DB-1:XS-1/note//text": an event a word, dated by its place; with what it names in
 * `after` behind ":", its act, what it sets, and its text. */
static struct event read_event(char *word, int64_t at)
{
	struct event event = {.at = at, .act = "note"};
	char *part[4] = {word, NULL, NULL, NULL};
	for (int i = 1; i < 4 && part[i - 1] && (part[i] = strchr(part[i - 1], '/')); i++)
		*part[i]++ = '\0';
	char *colon = strchr(word, ':');
	if (colon) {
		*colon++ = '\0';
		event.after.items = arena_array(&arena, 8, sizeof(const char *));
		for (char *left, *id = strtok_r(colon, ",", &left); id; id = strtok_r(NULL, ",", &left))
			event.after.items[event.after.n++] = id;
	}
	event.id = word;
	event.act = part[1] ? part[1] : "note";
	event.text = part[3];
	event.set.items = arena_array(&arena, 8, sizeof(struct pair));
	for (char *left, *one = part[2] ? strtok_r(part[2], ";", &left) : NULL; one; one = strtok_r(NULL, ";", &left)) {
		char *equals = strchr(one, '=');
		*equals = '\0';
		event.set.items[event.set.n++] = (struct pair){one, equals + 1};
	}
	return event;
}

static struct event_list events_of(const char *text, bool swapped)
{
	struct event *events = arena_array(&arena, 16, sizeof *events);
	size_t n = 0;
	char *copy = arena_dup(&arena, text);
	for (char *at = copy; swapped && *at; at++) {
		if (str_starts(at, "XS-"))
			memcpy(at, "DB", 2);
		else if (str_starts(at, "DB-"))
			memcpy(at, "XS", 2);
	}
	for (char *rest, *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest), n++)
		events[n] = read_event(word, (int64_t)n + 1);
	return (struct event_list){events, n};
}

#define BEGIN "XS-1/open/state=new "

static const struct {
	const char *label;
	const char *events;
	const char *comes; /* state, who, at, tags and times, then what is disputed */
} rows[] = {
	{"one desk", BEGIN "XS-2/go/state=gone;who=a;times=1", "gone a - - 1 !"},
	{"two desks in turn", BEGIN "DB-1:XS-1/go/state=gone XS-2:DB-1/go/state=back", "back - - - 0 !"},
	{"different fields", BEGIN "DB-1:XS-1/go/state=gone XS-2/name/who=a", "gone a - - 0 !"},
	{"the same field", BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended", "ended - - - 0 !state"},
	{"the same value by another act", BEGIN "DB-1:XS-1/go/state=gone XS-2/leave/state=gone", "gone - - - 0 !"},
	{"settled by who saw both", BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended XS-3:DB-1/go/state=back",
		"back - - - 0 !"},
	{"resolved, the value stays", BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended XS-3:DB-1/resolve",
		"ended - - - 0 !"},
	{"resolved to the other", BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended DB-2:XS-2/resolve/state=gone",
		"gone - - - 0 !"},
	{"resolved the same way twice",
		BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended QT-1:DB-1,XS-2/resolve XS-3:DB-1/resolve",
		"ended - - - 0 !"},
	{"resolved differently",
		BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended QT-1:DB-1,XS-2/resolve/state=gone XS-3:DB-1/resolve",
		"ended - - - 0 !state"},
	{"resolved while a branch goes on",
		BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended XS-3:DB-1/resolve DB-2/go/state=far",
		"far - - - 0 !state"},
	{"a branch goes on before it is resolved",
		BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended DB-2/go/state=far XS-3:DB-1/resolve",
		"ended - - - 0 !state"},
	{"a note settles nothing", BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended XS-3:DB-1/note",
		"ended - - - 0 !state"},
	{"resolving touches nothing else",
		BEGIN "DB-1:XS-1/go/state=gone XS-2/stop/state=ended XS-3:DB-1/resolve DB-2/name/who=b", "ended b - - 0 !"},
	{"what goes with it is settled too",
		BEGIN "DB-1:XS-1/go/state=gone;at=5 XS-2/stop/state=ended;at=6 XS-3:DB-1/resolve DB-2/see/at=9",
		"ended - 9 - 0 !"},
	{"the last in order stands", BEGIN "DB-1:XS-1/see/at=5 XS-2/look/at=6", "new - 6 - 0 !"},
	/* Twins. */
	{"the same twice", BEGIN "DB-1:XS-1/back/state=old;times=1;at=5 XS-2/back/state=old;times=1;at=6",
		"old - 5 - 1 !"},
	{"the same act to another value", BEGIN "DB-1:XS-1/back/state=old;times=1 XS-2/back/state=far;times=1",
		"far - - - 2 !state"},
	{"the same value besides another", BEGIN "DB-1:XS-1/go/state=gone XS-2/go/state=gone;who=a", "gone a - - 0 !"},
	{"one goes further", BEGIN "DB-1:XS-1/go/state=gone DB-2/far/state=far XS-2/go/state=gone", "far - - - 0 !"},
	{"further, and the repeat before", BEGIN "XS-2/go/state=gone DB-1:XS-1/go/state=gone DB-2/far/state=far",
		"far - - - 0 !"},
	{"both further to the same", BEGIN "XS-2/go/state=gone DB-1:XS-1/go/state=gone XS-3/far/state=far DB-2/far/state=far",
		"far - - - 0 !"},
	{"both further, apart", BEGIN "XS-2/go/state=gone DB-1:XS-1/go/state=gone XS-3/far/state=far DB-2/up/state=up",
		"up - - - 0 !state"},
	{"a way round to the same", BEGIN "XS-2/go/state=gone DB-1:XS-1/up/state=up DB-2/go/state=gone", "gone - - - 0 !"},
	{"a way round after it", BEGIN "DB-1:XS-1/up/state=up DB-2/go/state=gone XS-2/go/state=gone", "gone - - - 0 !"},
	{"notes are no twins", BEGIN "DB-1:XS-1/see/at=5 XS-2/see/at=5", "new - 5 - 0 !"},
	{"twice at one desk, once at the other",
		BEGIN "XS-2/back/state=old;times=1 XS-3/go/state=new XS-4/back/state=old;times=2 DB-1:XS-1/back/state=old;times=1",
		"old - - - 2 !"},
	/* Sums. */
	{"summed", BEGIN "DB-1:XS-1/add/times=2 XS-2/sum/times=3", "new - - - 5 !"},
	{"summed from what there was", "XS-1/open/times=4 DB-1:XS-1/add/times=5 XS-2/sum/times=2", "- - - - 3 !"},
	{"summed, then counted on", BEGIN "DB-1:XS-1/add/times=2 XS-2/sum/times=3 XS-3:DB-1/add/times=6", "new - - - 6 !"},
	{"summed three", BEGIN "DB-1:XS-1/add/times=2 QT-1:XS-1/sum/times=3 XS-2:DB-1/more/times=3 QT-2/more/times=4",
		"new - - - 7 !"},
	/* Words. */
	{"joined", BEGIN "DB-1:XS-1/tag/tags=a XS-2/tag/tags=b", "new - - a,b 0 !"},
	{"one added, one taken away", "XS-1/open/tags=a,b DB-1:XS-1/tag/tags=a,b,c XS-2/tag/tags=b", "- - - b,c 0 !"},
	{"taken away twice", "XS-1/open/tags=a,b DB-1:XS-1/tag/tags=b XS-2/untag/tags=b", "- - - b 0 !"},
	{"added twice, taken away once", "XS-1/open DB-1:XS-1/tag/tags=a XS-2/tag/tags=a XS-3/tag/tags=", "- - - a 0 !"},
	{"in the order of who saw all", "XS-1/open DB-1:XS-1/tag/tags=a XS-2/tag/tags=b XS-3:DB-1/tag/tags=b,a",
		"- - - b,a 0 !"},
	{"spoken for and against", BEGIN "DB-1:XS-1/yes/tags=net/net:.yes XS-2/no/tags=/net:.no", "new - - - 0 !tags"},
	{"for and against another", BEGIN "DB-1:XS-1/yes/tags=net/net:.yes XS-2/no/tags=/lab:.no", "new - - net 0 !"},
	{"for two", BEGIN "DB-1:XS-1/yes/tags=net/net:.yes XS-2/yes/tags=lab/lab:.yes", "new - - net,lab 0 !"},
	{"against it afterwards", BEGIN "DB-1:XS-1/yes/tags=net/net:.yes XS-2:DB-1/no/tags=/net:.no", "new - - - 0 !"},
	{"for and against, settled",
		BEGIN "DB-1:XS-1/no/tags=/net:.no XS-2/yes/tags=net/net:.yes XS-3:DB-1/resolve", "new - - net 0 !"},
	{"for and against, settled the other way",
		BEGIN "DB-1:XS-1/no/tags=/net:.no XS-2/yes/tags=net/net:.yes XS-3:DB-1/resolve/tags=", "new - - - 0 !"},
	{"for and against, then another",
		BEGIN "DB-1:XS-1/no/tags=/net:.no XS-2/yes/tags=net/net:.yes XS-3:DB-1/yes/tags=net,lab/lab:.yes",
		"new - - net,lab 0 !tags"},
	{"for and against, then heard again",
		BEGIN "DB-1:XS-1/no/tags=/net:.no XS-2/yes/tags=net/net:.yes XS-3:DB-1/no/tags=/net:.no", "new - - - 0 !"},
	/* Two fields. */
	{"in the order of the schema", BEGIN "DB-1:XS-1/a/who=a;state=a XS-2/b/who=b;state=b", "b b - - 0 !state,who"},
};

static const char *shown(const char *text)
{
	return str_empty(text) ? "-" : text;
}

static const char *comes(const struct event_list *events)
{
	struct matter matter = {0};
	struct err err = {0};
	if (event_replay(&matter_schema, events, events->n, &matter, &arena, &err))
		return arena_dup(&arena, err.msg);
	return arena_printf(&arena, "%s %s %s %s %lld !%s", shown(matter.state), shown(matter.who), shown(matter.at),
		shown(field_format(field_find(&matter_schema, "tags"), &matter, &arena)), (long long)matter.times,
		field_format(field_find(&matter_schema, "disputed"), &matter, &arena));
}

/* The texts have "." for a blank. */
static void put_blanks(struct event_list *events)
{
	for (size_t i = 0; i < events->n; i++)
		for (char *at = (char *)events->items[i].text; at && *at; at++)
			*at = *at == '.' ? ' ' : *at;
}

static void event_replay__puts_together_what_desks_did_apart(void **state)
{
	int failed = 0;
	(void)state;
	for (size_t i = 0; i < 2 * (sizeof rows / sizeof *rows); i++) {
		struct event_list events = events_of(rows[i / 2].events, i % 2);
		struct event_list sorted = events;
		struct err err = {0};
		put_blanks(&events);
		if (event_order_sort(&sorted, &arena, &err) || event_order_check(&sorted, &arena, &err))
			fail_msg("%s: %s", rows[i / 2].label, err.msg);
		if (str_equal(comes(&sorted), rows[i / 2].comes))
			continue;
		print_error("%s%s: %s\n", rows[i / 2].label, i % 2 ? " (swapped)" : "", comes(&sorted));
		failed++;
	}
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(event_replay__puts_together_what_desks_did_apart),
	};
	int failed = cmocka_run_group_tests_name("event_causal", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
