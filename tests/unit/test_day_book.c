/* Which name in the directory of a day is which page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "payment/day_book.h"
#include "store/path.h"

static void day_book_page_of__tells_pages_from_other_files(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		int page;
	} rows[] = {
		{"XS-01.yaml", 1},
		{"XS-10.yaml", 10},
		{"XS-99.yaml", 99},
		{"XS-100.yaml", 100},
		{"XS-closed.yaml", 0},
		{"XS-00.yaml", 0},
		{"XS-1.yaml", 0},
		{"XS-010.yaml", 0},
		{"XS-01.yml", 0},
		{"XS-01.yaml.bak", 0},
		{"XS-01", 0},
		{"XS-.yaml", 0},
		{"XS", 0},
		{"", 0},
		{"XS-123456789.yaml", 0},
		{"XSA01.yaml", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (day_book_page_of(rows[i].name) != rows[i].page)
			fail_msg("%s: page %d", rows[i].name, day_book_page_of(rows[i].name));
}

static void path_receipt_page__follows_from_the_number(void **state)
{
	(void)state;
	static const struct {
		const char *receipt;
		const char *path;
	} rows[] = {
		{"20260918-XS-R0001", "payments/2026/09-18/XS-01.yaml"},
		{"20260918-XS-R0100", "payments/2026/09-18/XS-01.yaml"},
		{"20260918-XS-R0101", "payments/2026/09-18/XS-02.yaml"},
		{"20261231-DB-R9900", "payments/2026/12-31/DB-99.yaml"},
		{"20261231-DB-R9901", "payments/2026/12-31/DB-100.yaml"},
		{"20261231-DB-R123456", "payments/2026/12-31/DB-1235.yaml"},
	};
	struct arena mem = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(path_receipt_page(rows[i].receipt, &mem), rows[i].path);
	arena_clear(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(day_book_page_of__tells_pages_from_other_files),
		cmocka_unit_test(path_receipt_page__follows_from_the_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
