/* The text of a record: on which line it says something. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "finding/record_text.h"

static const char text[] =
	"number: \"0000010001\"\n"          /* 1 */
	"prepaid: \"5.00\"\n"               /* 2 */
	"bills:\n"                          /* 3 */
	"- period: \"2026-08\"\n"           /* 4 */
	"  amount: \"86.40\"\n"             /* 5 */
	"- period: \"2026-08.2\"\n"         /* 6 */
	"  amount: \"8.64\"\n"              /* 7 */
	"events:\n"                         /* 8 */
	"- id: \"XS-1\"\n"                  /* 9 */
	"  act: \"open\"\n"                 /* 10 */
	"  text: |-\n"                      /* 11 */
	"    amount: \"1.00\"\n"            /* 12 */
	"- id: \"XS-2\"\n"                  /* 13 */
	"  act: \"pay\"\n"                  /* 14 */
	"  amount: \"10.00\"\n"             /* 15 */
	"  bills:\n"                        /* 16 */
	"  - period: \"2026-08\"\n"         /* 17 */
	"    paid: \"4.00\"\n"              /* 18 */
	"  - period: \"2026-08.2\"\n"       /* 19 */
	"    paid: \"6.00\"\n"              /* 20 */
	"---\n"                             /* 21 */
	"number: \"0000010002\"\n"          /* 22 */
	"remark: \"\"\n"                    /* 23 */
	"events:\n"                         /* 24 */
	"- id: \"XS-2\"\n"                  /* 25 */
	"  amount: \"7.00\"\n";             /* 26 */

static void record_text_line__finds_what_is_there(void **state)
{
	static const struct {
		const char *label;
		size_t begin;
		struct record_words words;
		size_t line;
	} rows[] = {
		{"nothing asked for", 1, {0}, 1},
		{"a member", 1, {.member = "prepaid"}, 2},
		{"a list", 1, {.member = "events"}, 8},
		{"a member of a bill", 1, {.bill = "2026-08", .member = "amount"}, 5},
		{"of a bill whose key goes on", 1, {.bill = "2026-08.2", .member = "amount"}, 7},
		{"of an event", 1, {.event = "XS-2", .member = "amount"}, 15},
		{"of a bill of an event", 1, {.event = "XS-2", .bill = "2026-08.2", .member = "paid"}, 20},
		{"not in a text that looks so", 1, {.event = "XS-1", .member = "amount"}, 9},
		{"an event that is not there", 1, {.event = "XS-9", .member = "amount"}, 1},
		{"a bill that is not there", 1, {.event = "XS-2", .bill = "2026-09", .member = "paid"}, 13},
		{"a member that the bill has not", 1, {.event = "XS-2", .bill = "2026-08", .member = "volume_m3"}, 17},
		{"not in the next record", 1, {.member = "remark"}, 1},
		{"the next record, begun by its mark", 21, {.member = "remark"}, 23},
		{"and its event", 21, {.event = "XS-2", .member = "amount"}, 26},
		{"a line behind the end", 40, {.member = "remark"}, 26},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t line = record_text_line(text, rows[i].begin, &rows[i].words);
		if (line != rows[i].line)
			fail_msg("%s: line %zu, not %zu", rows[i].label, line, rows[i].line);
	}
}

/* Records of this key, of so many bytes, with so many events; a line of three dashes parts them, and none other. */
static void record_text_cut__parts_records(void **state)
{
	enum { MOST = 4 };
	static const struct {
		const char *path;
		const char *bytes;
		size_t n;
		const char *keys[MOST];
		size_t lengths[MOST];
		size_t events[MOST];
	} rows[] = {
		{"accounts/000001/00000100.yaml", text, 2, {"account 0000010001", "account 0000010002"}, {319, 70}, {2, 1}},
		{"accounts/history/2026/000001/00000100.yaml", "number: \"1\"\nevents:\n- id: \"XS-1\"\n", 1, {"history 1"},
			{33}, {1}},
		{"accounts/x.yaml", "", 0, {0}, {0}, {0}},
		{"accounts/x.yaml", "---\nnumber: \"1\"\n", 2, {"account ", "account 1"}, {0, 12}, {0, 0}},
		{"accounts/x.yaml", "number: \"1\"\n---\n", 1, {"account 1"}, {12}, {0}},
		{"accounts/x.yaml", "number: \"1\"\n---\n---\nnumber: \"2\"", 3, {"account 1", "account ", "account 2"},
			{12, 0, 11}, {0, 0, 0}},
		{"accounts/x.yaml", "number: \"1\"\n----\n --- \n---", 1, {"account 1"}, {26}, {0}},
		{"accounts/x.yaml", "number: \"1\"\na: |-\n  ---\n  number: \"3\"\n---\nnumber: \"2\"\n", 2,
			{"account 1", "account 2"}, {38, 12}, {0, 0}},
		{"payments/2026/09-18/XS-02.yaml", "receipt: \"a\"\n---\nreceipt: \"b\"\n", 1,
			{"book payments/2026/09-18/XS-02.yaml"}, {30}, {2}},
		{"payments/2026/09-18/XS-closed.yaml", "desk: \"XS\"\nevents:\n- id: \"XS-1\"\n", 1,
			{"book payments/2026/09-18/XS-closed.yaml"}, {32}, {1}},
		{"README.md", "number: \"1\"\n", 0, {0}, {0}, {0}},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct record_text_list list, part;
		record_text_cut(rows[i].path, rows[i].bytes, strlen(rows[i].bytes), &arena, &list);
		record_text_part(rows[i].path, rows[i].bytes, strlen(rows[i].bytes), &arena, &part);
		assert_int_equal(list.n, rows[i].n);
		assert_int_equal(part.n, rows[i].n);
		for (size_t k = 0; k < list.n; k++) {
			const struct record_text *record = &list.items[k];
			assert_string_equal(record->key, rows[i].keys[k]);
			assert_int_equal(record->length, rows[i].lengths[k]);
			assert_int_equal(record->n, rows[i].events[k]);
			assert_string_equal(part.items[k].key, record->key);
			assert_string_equal(part.items[k].name, record->name);
			assert_ptr_equal(part.items[k].bytes, record->bytes);
			assert_int_equal(part.items[k].length, record->length);
			assert_true(part.items[k].n == 0 || strncmp(record->key, "book ", 5) == 0);
		}
		arena_clear(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(record_text_line__finds_what_is_there),
		cmocka_unit_test(record_text_cut__parts_records),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
