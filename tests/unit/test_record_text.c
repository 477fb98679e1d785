/* The text of a record: on which line it says something. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(record_text_line__finds_what_is_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
