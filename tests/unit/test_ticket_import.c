#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "import/ticket_import.h"
#include "office/session.h"

#define MAP_PATH "test_ledger_map.yaml"

static struct arena arena;
static char directory[] = "/tmp/onestop-test-ledger-XXXXXX";

static int setup(void **state)
{
	(void)state;
	return mkdtemp(directory) && chdir(directory) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	unlink(MAP_PATH);
	arena_clear(&arena);
	return rmdir(directory);
}

/* A catalogue of two services and two departments. */
static const struct catalogue *catalogue(void)
{
	static struct service services[] = {
		{.code = "facility", .name = "供水设施管理", .department = "network", .limit = 5},
		{.code = "other", .name = "其他", .limit = 5},
	};
	static struct department departments[] = {
		{.code = "network", .name = "管网部"},
		{.code = "engineering", .name = "工程部"},
	};
	static const struct catalogue known = {
		.services = {services, 2},
		.departments = {departments, 2},
	};
	return &known;
}

/* A map of columns id, received and the `rest` of its lines. */
static int read_map(const char *rest, struct ticket_map *map, struct err *err)
{
	const char *text = arena_printf(&arena,
		"name: \"m\"\n"
		"date_format:\n- \"iso\"\n"
		"columns:\n"
		"- field: \"id\"\n  column: \"No.\"\n"
		"- field: \"received\"\n  column: \"When\"\n"
		"%s",
		rest);
	FILE *file = fopen(MAP_PATH, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return ticket_map_read(MAP_PATH, catalogue(), &arena, map, err);
}

static void ledger_map_read__takes_what_is_left_out_as_the_strict_choice(void **state)
{
	struct ticket_map map;
	struct err err = {0};
	(void)state;
	if (read_map("- field: \"service\"\n  column: \"What\"\n", &map, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(map.encoding, CSV_TABLE_UTF8);
	assert_int_equal(map.contradiction, CONTRADICTION_ERROR);
	assert_int_equal(map.columns.n, 3);
	assert_string_equal(map.path, MAP_PATH);
	assert_int_equal(map.default_channel, 0);
}

static void ledger_map_read__refuses_a_map_that_cannot_work(void **state)
{
#define SERVICE "- field: \"service\"\n  column: \"What\"\n"
	static const struct {
		const char *label, *rest, *says;
	} rows[] = {
		{"unknown key", SERVICE "colour: \"blue\"\n", MAP_PATH ":11:1: "},
		{"unknown field", "- field: \"color\"\n  column: \"C\"\n", MAP_PATH ":9:10: "},
		{"key twice", SERVICE "date_format:\n- \"iso\"\n", MAP_PATH ":11:1: "},
		{"unknown encoding", SERVICE "encoding: \"big5\"\n", MAP_PATH ":11:11: "},
		{"unknown state", SERVICE "statuses:\n- text: \"x\"\n  state: \"asleep\"\n",
			MAP_PATH ":13:10: "},
		{"unknown contradiction", SERVICE "contradiction: \"maybe\"\n", MAP_PATH ":11:16: "},
		{"no service", "", MAP_PATH ": neither does a column give the service"},
		{"two columns for one field", SERVICE "- field: \"received\"\n  column: \"Then\"\n",
			MAP_PATH ": \"When\" and \"Then\" both give the field received"},
		{"service that is not in the catalogue",
			SERVICE "services:\n- text: \"x\"\n  code: \"gardening\"\n",
			MAP_PATH ": no service is called \"gardening\""},
		{"default that is not in the catalogue", SERVICE "default_service: \"gardening\"\n",
			MAP_PATH ": no service is called \"gardening\""},
		{"department that is not in the catalogue",
			SERVICE "departments:\n- text: \"x\"\n  code: \"garden\"\n",
			MAP_PATH ": no department is called \"garden\""},
		{"text twice",
			SERVICE "services:\n- text: \"x\"\n  code: \"other\"\n- text: \"x\"\n"
				"  code: \"facility\"\n",
			MAP_PATH ": services: \"x\" stands there twice"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct ticket_map map = {.name = "untouched"};
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		assert_int_equal(read_map(rows[i].rest, &map, &err), -1);
		print_message("  %s\n", err.msg);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_ptr_equal(strstr(err.msg, rows[i].says), err.msg);
		assert_string_equal(map.name, "untouched");
	}
}

static void ledger_word_find__prefers_the_exact_text_then_the_longest_beginning(void **state)
{
	static struct ticket_map_word words[] = {
		{.text = "Leak*", .value = 1},
		{.text = "Leak", .value = 2},
		{.text = "Leak (Use*", .value = 3},
		{.text = "*", .value = 4},
		{.text = "a*b", .value = 5},
	};
	static const struct list all = {words, 5};
	static const struct list without_rest = {words, 3};
	(void)state;
	assert_int_equal(ticket_map_find(&all, "Leak")->value, 2);
	assert_int_equal(ticket_map_find(&all, "Leak at home")->value, 1);
	assert_int_equal(ticket_map_find(&all, "Leak (Use Comments)")->value, 3);
	assert_int_equal(ticket_map_find(&all, "leak")->value, 4);
	assert_int_equal(ticket_map_find(&all, "a*b")->value, 5);
	assert_int_equal(ticket_map_find(&all, "axb")->value, 4);
	assert_null(ticket_map_find(&without_rest, "leak"));
	assert_null(ticket_map_find(&without_rest, "Lea"));
	assert_null(ticket_map_find(&(struct list){0}, "x"));
}

/* A ledger of two rows, the second of them bad, as ticket_import_open and ticket_import_take leave it. */
static void ledger_rejects__keeps_the_cells_and_replaces_an_older_error(void **state)
{
	static const struct {
		const char *label, *table, *rejects;
	} rows[] = {
		{"first time", "No.,When\n1,x\n2,\"y\nz\"\n", "No.,When,error\n2,\"y\nz\",wrong; bad\n"},
		{"again", "No.,When,error\n1,x,old\n2,y,old\n", "No.,When,error\n2,y,wrong; bad\n"},
		{"a cell too many", "No.,When\n1,x\n2,y,z\n", "No.,When,error\n2,y,z,wrong; bad\n"},
		{"a cell too many, again", "No.,When,error\n1,x,\n2,y,z,u\n",
			"No.,When,error\n2,y,z,u,wrong; bad\n"},
		{"a cell too few", "No.,When\n1,x\n2\n", "No.,When,error\n2,wrong; bad\n"},
		{"a cell too few, again", "No.,When,error\n1,x,\n2,old\n",
			"No.,When,error\n2,old,wrong; bad,\n"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct session session = {.mem = &arena};
		struct ticket_import import = {.session = &session};
		struct err err = {0};
		const char *bytes;
		size_t length;
		print_message("%s\n", rows[i].label);
		assert_int_equal(csv_table_read("f", rows[i].table, strlen(rows[i].table), CSV_TABLE_UTF8, &arena,
					 &import.rows, &err),
			0);
		rejects_add(&import.rejects, &arena, 1, "wrong");
		rejects_add(&import.rejects, &arena, 1, "bad");
		assert_int_equal(ticket_import_rejects(&import, &bytes, &length, &err), 0);
		assert_string_equal(bytes, rows[i].rejects);
		assert_int_equal(length, strlen(bytes));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ledger_map_read__takes_what_is_left_out_as_the_strict_choice),
		cmocka_unit_test(ledger_map_read__refuses_a_map_that_cannot_work),
		cmocka_unit_test(ledger_word_find__prefers_the_exact_text_then_the_longest_beginning),
		cmocka_unit_test(ledger_rejects__keeps_the_cells_and_replaces_an_older_error),
	};
	return cmocka_run_group_tests_name("ledger", tests, setup, teardown);
}
