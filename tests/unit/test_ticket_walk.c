/* A search parses only the tickets of a volume that hold the text. */
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
static int search(const char *volume, const char *needle, struct str *found, struct err *err)
{
	struct arena scratch = {0};
	const struct ticket_walk walk = {
		.trays = TRAY_ARCHIVE, .needle = needle, .each = add_id, .context = found};
	if (file_replace(store->fd, VOLUME, VOLUME ".new", volume, strlen(volume), false, err))
		return -1;
	int rc = ticket_walk(store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc;
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walk__gives_the_documents_that_hold_the_text),
		cmocka_unit_test(walk__names_the_line_in_the_volume),
		cmocka_unit_test(walk__is_not_kept_from_a_ticket_by_a_broken_one),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
