/* base/nearest.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/nearest.h"
#include "base/str.h"

#define TEN "abcdefghij"
#define SIXTY TEN TEN TEN TEN TEN TEN

static void nearest_offer__counts_slips(void **state)
{
	static const struct {
		const char *label;
		const char *word;
		const char *candidate;
		int slips; /* -1: not near */
	} rows[] = {
		{"one character left out", "colums", "columns", 1},
		{"one put in", "collumns", "columns", 1},
		{"one taken for another", "colunns", "columns", 1},
		{"two neighbours exchanged", "colunms", "columns", 1},
		{"the first two exchanged", "oclumns", "columns", 1},
		{"the last two exchanged", "columsn", "columns", 1},
		{"one at the beginning", "xcolumns", "columns", 1},
		{"one at the end", "columnsx", "columns", 1},
		{"two of seven", "kolunns", "columns", 2},
		{"three of seven", "kolunnz", "columns", -1},
		{"three of nine", "kolunnzes", "columnses", 3},
		{"four of twelve", "abcdefghwxyz", "abcdefghijkl", -1},
		{"three of twelve", "abcdefghixyz", "abcdefghijkl", 3},
		{"an exchange beside a slip", "abdcxfghi", "abcdefghi", 2},
		{"what was exchanged is not parted again", "cadefghij", "abcdefghij", 3},
		{"three characters allow one", "ide", "id", 1},
		{"two none", "ie", "id", -1},
		{"it is the typed word that counts", "du", "due", -1},
		{"capitals", "COLUMNS", "columns", 0},
		{"in the candidate", "xs-1", "XS-1", 0},
		{"nothing like it", "colour", "columns", -1},
		{"the same", "columns", "columns", 0},
		{"nothing typed", "", "a", -1},
		{"nothing offered", "abc", "", -1},
		{"NULL typed", NULL, "a", -1},
		{"NULL offered", "abc", NULL, -1},
		{"Chinese counts by characters", "身分证", "身份证", 1},
		{"left out", "房屋权属证", "房屋权属证明", 1},
		{"exchanged", "身证份", "身份证", 1},
		{"bytes that are no UTF-8", "col\xffumns", "columns", 1},
		{"a character cut short", "column\xe8\xba", "columns", 1},
		{"as long as may be", SIXTY "abcx", SIXTY "abcd", 1},
		{"longer", SIXTY "abcde", SIXTY "abcd", -1},
		{"a longer candidate", SIXTY "abcd", SIXTY "abcde", -1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct nearest nearest = {.word = rows[i].word};
		nearest_offer(&nearest, rows[i].candidate);
		int slips = nearest.found ? (int)nearest.slips : -1;
		if (slips != rows[i].slips)
			fail_msg("%s: %d slips between \"%s\" and \"%s\"", rows[i].label, slips, rows[i].word,
				rows[i].candidate);
		if (nearest.found)
			assert_ptr_equal(nearest.found, rows[i].candidate);
	}
}

static void nearest_offer__keeps_the_nearest(void **state)
{
	static const struct {
		const char *label;
		const char *word;
		const char *offered[4];
		const char *found; /* NULL: none */
	} rows[] = {
		{"nothing offered", "stat", {NULL}, NULL},
		{"none near", "stat", {"id", "department", "received"}, NULL},
		{"one near", "stat", {"id", "state", "received"}, "state"},
		{"the nearer later", "columnz", {"kolumns", "columns"}, "columns"},
		{"the nearer first", "columnz", {"columns", "kolumns"}, "columns"},
		{"of equals the first", "transfor", {"transfer", "transform"}, "transfer"},
		{"and the other way round", "transfor", {"transform", "transfer"}, "transform"},
		{"the same but for capitals", "Transfer", {"transfers", "transfer"}, "transfer"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct nearest nearest = {.word = rows[i].word};
		for (size_t k = 0; k < 4 && rows[i].offered[k]; k++)
			nearest_offer(&nearest, rows[i].offered[k]);
		if (!nearest.found != !rows[i].found || !str_equal(nearest.found, rows[i].found))
			fail_msg("%s: \"%s\"", rows[i].label, nearest.found ? nearest.found : "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nearest_offer__counts_slips),
		cmocka_unit_test(nearest_offer__keeps_the_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
