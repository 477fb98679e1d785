#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "import/csv_table.h"
#include "import/ticket_map.h"

#define MAP_PATH "test_ticket_map.yaml"

static struct arena arena;
static char directory[] = "/tmp/onestop-test-ticket-import-XXXXXX";

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

static void ticket_map_read__takes_what_is_left_out_as_the_strict_choice(void **state)
{
	struct ticket_map map;
	struct err err = {0};
	(void)state;
	if (read_map("- field: \"service\"\n  column: \"What\"\n", &map, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(map.encoding, IMPORT_ENCODING_DETECT);
	assert_int_equal(map.contradiction, CONTRADICTION_ERROR);
	assert_int_equal(map.columns.n, 3);
	assert_string_equal(map.path, MAP_PATH);
	assert_int_equal(map.default_channel, 0);
}

static void ticket_map_read__refuses_a_map_that_cannot_work(void **state)
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
			MAP_PATH ": services: \"x\" appears twice"},
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

static void ticket_map_find__prefers_the_exact_text_then_the_longest_beginning(void **state)
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

static void ticket_map_columns__run_parallel_to_the_fields_of_a_map(void **state)
{
	(void)state;
	assert_int_equal(ticket_map_columns.n, TICKET_MAP_FIELDS_N);
	for (size_t i = 0; i < TICKET_MAP_FIELDS_N; i++)
		assert_string_equal(ticket_map_columns.columns[i].key, ticket_map_fields[i].name);
	assert_null(ticket_map_fields[TICKET_MAP_FIELDS_N].name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticket_map_read__takes_what_is_left_out_as_the_strict_choice),
		cmocka_unit_test(ticket_map_read__refuses_a_map_that_cannot_work),
		cmocka_unit_test(ticket_map_find__prefers_the_exact_text_then_the_longest_beginning),
		cmocka_unit_test(ticket_map_columns__run_parallel_to_the_fields_of_a_map),
	};
	return cmocka_run_group_tests_name("ticket_import", tests, setup, teardown);
}
