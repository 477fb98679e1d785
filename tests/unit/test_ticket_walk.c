/* A search parses only the tickets of a volume that hold the text, and opens only volumes of its days. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/str.h"
#include "store/settings.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "value/date.h"

#define VOLUME "tickets/archive/2026-08/2026-08-14.yaml"

static struct arena arena;
static struct store *store;
static char directory[] = "/tmp/onestop-test-walk-XXXXXX";

/* Twelve lines. */
#define TICKET(number, name)                                                                       \
	"id: \"20260814-XS-000" number "\"\n"                                                      \
	"service: \"facility\"\n"                                                                  \
	"state: \"closed\"\n"                                                                      \
	"round: 1\n"                                                                               \
	"name: \"" name "\"\n"                                                                     \
	"owner: \"wangmin\"\n"                                                                     \
	"received_at: \"2026-08-14T09:00:00+08:00\"\n"                                             \
	"events:\n"                                                                                \
	"- id: \"XS-1\"\n"                                                                         \
	"  at: \"2026-08-14T09:00:00+08:00\"\n"                                                    \
	"  by: \"wangmin\"\n"                                                                      \
	"  act: \"receive\"\n"
#define BROKEN "id: \"20260814-XS-0009\"\nname: \"破损\"\nnonsense: 1\n"

static int setup(void **state)
{
	const struct settings settings = {.format = SETTINGS_FORMAT};
	struct err err = {0};
	(void)state;
	if (!mkdtemp(directory) || store_open_new(directory, &settings, &arena, &store, &err))
		return -1;
	return file_make_parents(store->fd, VOLUME, &err);
}

static int teardown(void **state)
{
	(void)state;
	unlinkat(store->fd, VOLUME, 0);
	unlinkat(store->fd, "tickets/archive/2026-08", AT_REMOVEDIR);
	unlinkat(store->fd, "tickets/archive", AT_REMOVEDIR);
	unlinkat(store->fd, "tickets", AT_REMOVEDIR);
	store_close(store);
	arena_clear(&arena);
	return rmdir(directory);
}

static int add_id(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	(void)path;
	(void)err;
	str_add_format(context, "%s ", ticket->id + 15);
	return 0;
}

/* The last digits of the ids found, each with a blank after it. */
static int search_within(const char *volume, struct ticket_walk walk, struct str *found, struct err *err)
{
	struct arena scratch = {0};
	walk.trays = TRAY_ARCHIVE;
	walk.each = add_id;
	walk.context = found;
	if (file_replace(store->fd, VOLUME, VOLUME ".new", volume, strlen(volume), false, err))
		return -1;
	int rc = ticket_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

static int search(const char *volume, const char *needle, struct str *found, struct err *err)
{
	return search_within(volume, (struct ticket_walk){.needle = needle}, found, err);
}

static void walk__gives_the_documents_that_hold_the_text(void **state)
{
	static const char volume[] =
		TICKET("1", "李一") "---\n" TICKET("2", "王二") "---\n" TICKET("3", "李三");
	static const struct {
		const char *label;
		const char *needle;
		const char *found;
	} rows[] = {
		{"no text: all", NULL, "1 2 3 "},
		{"in the first", "李一", "1 "},
		{"in the middle", "王二", "2 "},
		{"in the last", "李三", "3 "},
		{"in two", "name: \"李", "1 3 "},
		{"in all, often in each", "wangmin", "1 2 3 "},
		{"in the first bytes", "id: \"20260814-XS-0001", "1 "},
		{"in the last bytes", "receive\"\n", "1 2 3 "},
		{"nowhere", "赵四", ""},
		{"the separator itself", "---", "2 3 "},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		struct str found = {0};
		int rc = search(volume, rows[i].needle, &found, &err);
		if (rc || !str_equal(str_text(&found), rows[i].found))
			fail_msg("%s: %d \"%s\" %s", rows[i].label, rc, str_text(&found), err.msg);
		str_close(&found);
	}
}

static void walk__names_the_line_in_the_volume(void **state)
{
	static const char volume[] = TICKET("1", "李一") "---\n" TICKET("2", "王二") "---\n" BROKEN;
	struct err err = {0};
	struct str found = {0};
	(void)state;
	assert_int_equal(search(volume, "破损", &found, &err), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_string_equal(err.msg, VOLUME ":29:1: ticket has no key \"nonsense\"");
	assert_string_equal(str_text(&found), "");
	str_close(&found);
}

static void walk__is_not_kept_from_a_ticket_by_a_broken_one(void **state)
{
	static const char volume[] = TICKET("1", "李一") "---\n" BROKEN "---\n" TICKET("3", "李三");
	struct err err = {0};
	struct str found = {0};
	(void)state;
	assert_int_equal(search(volume, "李三", &found, &err), 0);
	assert_string_equal(str_text(&found), "3 ");
	str_close(&found);
}

static int day(const char *text)
{
	struct err err = {0};
	int date;
	assert_int_equal(date_parse(text, &date, &err), 0);
	return date;
}

static void walk__looks_only_where_the_days_say(void **state)
{
	static const char volume[] = TICKET("1", "李一") "  set:\n    due: \"2026-08-21\"\n---\n" TICKET(
		"2", "王二") "  set:\n    due: \"2026-09-02\"\n---\n" TICKET("3", "李三") "  text: escalate\n";
	/* What is not opened is not found broken. */
	static const char broken[] = "nonsense: 1\n";
	static const struct {
		const char *label;
		const char *volume;
		const char *from, *to, *bound_from, *since, *needle, *despite;
		const char *found;
	} rows[] = {
		{"no bound", volume, .found = "1 2 3 "},
		{"the day itself", volume, "2026-08-14", "2026-08-14", .found = "1 2 3 "},
		{"days around it", volume, "2026-08-13", "2026-08-15", .found = "1 2 3 "},
		{"a year around it", volume, "2025-08-14", "2027-08-14", .found = "1 2 3 "},
		{"bound on that day", volume, .bound_from = "2026-08-14", .found = "1 2 3 "},
		{"before the day: not opened", broken, .to = "2026-08-13", .found = ""},
		{"after the day: not opened", broken, .from = "2026-08-15", .found = ""},
		{"before the month", broken, .to = "2026-07-31", .found = ""},
		{"after the month", broken, .from = "2026-09-01", .found = ""},
		{"bound on a later day", broken, .bound_from = "2026-08-15", .found = ""},
		{"the later of two bounds", broken, .from = "2026-08-15", .bound_from = "2026-08-01", .found = ""},
		{"nothing since", volume, .since = "2026-09-03", .found = ""},
		{"due on the day", volume, .since = "2026-09-02", .found = "2 "},
		{"due later", volume, .since = "2026-08-22", .found = "2 "},
		{"two of them", volume, .since = "2026-08-15", .found = "1 2 "},
		{"received on the day", volume, .since = "2026-08-14", .found = "1 2 3 "},
		{"all that is later", volume, .since = "1999-12-31", .found = "1 2 3 "},
		{"the needle and the day", volume, .since = "2026-08-15", .needle = "李", .found = "1 "},
		{"the needle, not the day", volume, .since = "2026-08-22", .needle = "李", .found = ""},
		{"in spite of the day", volume, .since = "2026-09-03", .despite = "escalate", .found = "3 "},
		{"the day, or in spite of it", volume, .since = "2026-08-22", .despite = "escalate",
			.found = "2 3 "},
		{"in all", volume, .since = "2026-09-03", .despite = "wangmin", .found = "1 2 3 "},
		{"passed over, broken as it is", broken, .since = "2026-09-03", .found = ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		struct str found = {0};
		const struct ticket_walk walk = {
			.needle = rows[i].needle,
			.despite = rows[i].despite,
			.from = rows[i].from ? day(rows[i].from) : 0,
			.to = rows[i].to ? day(rows[i].to) : 0,
			.bound_from = rows[i].bound_from ? day(rows[i].bound_from) : 0,
			.since = rows[i].since ? day(rows[i].since) : 0,
		};
		int rc = search_within(rows[i].volume, walk, &found, &err);
		if (rc || !str_equal(str_text(&found), rows[i].found))
			fail_msg("%s: %d \"%s\" %s", rows[i].label, rc, str_text(&found), err.msg);
		str_close(&found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walk__gives_the_documents_that_hold_the_text),
		cmocka_unit_test(walk__names_the_line_in_the_volume),
		cmocka_unit_test(walk__is_not_kept_from_a_ticket_by_a_broken_one),
		cmocka_unit_test(walk__looks_only_where_the_days_say),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
