#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "account/account.h"
#include "base/str.h"
#include "import/account_column.h"
#include "import/bill_import.h"
#include "import/import_value.h"
#include "import/ticket_map.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static const struct import_table *const tables[] = {&account_columns, &bill_import_columns,
	&ticket_map_columns};

static void import_column__tables_are_sound(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		const struct import_table *table = tables[t];
		if (table->number)
			assert_non_null(import_column_of(table, table->number));
		for (size_t i = 0; i < table->n; i++) {
			const struct import_column *column = &table->columns[i];
			print_message("%s\n", column->key);
			assert_ptr_equal(import_column_of(table, column->key), column);
			if (!table->schema)
				continue;
			assert_non_null(field_find(table->schema, column->key));
			/* Every heading finds its own column: none is written twice or in capitals. */
			char *headings = arena_dup(&arena, column->headings);
			char *rest = NULL;
			for (char *one = strtok_r(headings, "|", &rest); one; one = strtok_r(NULL, "|", &rest))
				assert_ptr_equal(import_column_find(table, one), column);
		}
	}
}

static void import_column_find__knows_headings_in_both_languages(void **state)
{
	static const struct {
		const struct import_table *table;
		const char *heading, *key;
	} rows[] = {
		{&account_columns, "户号", "number"},
		{&account_columns, "用户编号", "number"},
		{&account_columns, "Account", "number"},
		{&account_columns, " 户名 ", "holder"},
		{&account_columns, "\xE3\x80\x80电话", "phone"},
		{&account_columns, "ＰＨＯＮＥ", "phone"},
		{&account_columns, "户 号", "number"},
		{&account_columns, "户\xE3\x80\x80名", "holder"},
		{&account_columns, "用水\n地址", "address"},
		{&account_columns, "水 表\r\n口 径", "calibre"},
		{&account_columns, "id no", NULL},
		{&account_columns, "户 户名", NULL},
		{&bill_import_columns, "金 额（元）", "amount"},
		{&account_columns, "ID_NO", "id_no"},
		{&account_columns, "口径", "calibre"},
		{&account_columns, "备注", "remark"},
		{&account_columns, "片区", NULL},
		{&account_columns, "events", NULL},
		{&account_columns, "prepaid", NULL},
		{&account_columns, "户", NULL},
		{&account_columns, "户号|用户编号", NULL},
		{&account_columns, "|", NULL},
		{&account_columns, "", NULL},
		{&bill_import_columns, "户号", "account"},
		{&bill_import_columns, "账期", "period"},
		{&bill_import_columns, "月份", "period"},
		{&bill_import_columns, "水量", "volume_m3"},
		{&bill_import_columns, "金额（元）", "amount"},
		{&bill_import_columns, "VOLUME_M3", "volume_m3"},
		{&bill_import_columns, "paid", NULL},
		{&ticket_map_columns, "id", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct import_column *column = import_column_find(rows[i].table, rows[i].heading);
		print_message("%s\n", rows[i].heading);
		assert_true(str_equal(column ? column->key : NULL, rows[i].key));
	}
	assert_null(import_column_of(&account_columns, "bills"));
	assert_null(import_column_of(&account_columns, "meter"));
	assert_string_equal(import_column_of(&account_columns, "use")->key, "use");
}

/* Read a cell into a fresh record of the table. */
static int read_cell(const struct import_table *table, const char *key, const char *text,
	void *record, struct err *err)
{
	return import_column_read(import_column_of(table, key), field_find(table->schema, key), text,
		record, &arena, err);
}

static void import_column_read__takes_what_people_write(void **state)
{
	static const struct {
		const char *key, *text, *value;
	} rows[] = {
		{"calibre", "15", "15"},
		{"calibre", "DN50", "50"},
		{"calibre", "dn 50", "50"},
		{"calibre", "20mm", "20"},
		{"calibre", "20 毫米", "20"},
		{"calibre", "ＤＮ１００", "100"},
		{"calibre", "15.0", "15"},
		{"calibre", "DN25.00", "25"},
		{"use", "居民", "residential=100"},
		{"use", "特种", "special=100"},
		{"use", "Non-Residential", "non-residential=100"},
		{"use", "residential=60;non-residential=40", "residential=60,non-residential=40"},
		{"use", "居民60%；非居民40%", "residential=60,non-residential=40"},
		{"use", "居民 = 60, 特种 = 40", "residential=60,special=40"},
		{"state", "正常", "active"},
		{"state", "报停", "suspended"},
		{"state", "销户", "cancelled"},
		{"state", "Pending", "pending"},
		{"id_type", "身份证", "resident"},
		{"id_type", "credit-code", "credit-code"},
		{"opened_on", "2026-09-18", "2026-09-18"},
		{"opened_on", "2026/9/18", "2026-09-18"},
		{"opened_on", "2026年9月18日", "2026-09-18"},
		{"opened_on", "2026-09-18 00:00:00", "2026-09-18"},
		{"reading", "120", "120"},
		{"reading", "120.00", "120"},
		{"population", "3", "3"},
		{"number", "００００１２３４５６", "0000123456"},
		{"phone", " 13800138000 ", "13800138000"},
		{"meter_no", "1E5", "1E5"},
		{"holder", "买买提·吐尔逊", "买买提·吐尔逊"},
		{"holder", "𠮷野", "𠮷野"},
		{"holder", "张𬌗", "张𬌗"},
		{"remark", "a\r\nb", "a\nb"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct field *field = field_find(&account_schema, rows[i].key);
		struct account account = {0};
		struct err err = {0};
		print_message("%s: %s\n", rows[i].key, rows[i].text);
		assert_int_equal(read_cell(&account_columns, rows[i].key, rows[i].text, &account, &err), 0);
		assert_string_equal(field_format(field, &account, &arena), rows[i].value);
	}
}

static void import_column_read__refuses_the_rest_and_repeats_nothing_personal(void **state)
{
	static const struct {
		const char *key, *text, *part;
	} rows[] = {
		{"id_no", "4.20802E+17", "a spreadsheet has destroyed this number"},
		{"id_no", "4e+17", "a spreadsheet has destroyed this number"},
		{"number", "4.2E+11", "a spreadsheet has destroyed this number"},
		{"phone", "1.38001E+10", "a spreadsheet has destroyed this number"},
		{"phone", "1380013", ""},
		{"number", "12345", ""},
		{"calibre", "DN", "is not a valid calibre"},
		{"calibre", "15x", "is not a valid calibre"},
		{"calibre", "15.", "is not a valid calibre"},
		{"calibre", "15.5", "is not a valid calibre"},
		{"calibre", "17", "DN 17 is not a valid calibre"},
		{"use", "工业", "is not a valid use"},
		{"use", "居民=", "is not a valid use"},
		{"use", "居民=60=40", "is not a valid use"},
		{"use", "居民;", "is not a valid use"},
		{"use", "居民=60", "sum to 60"},
		{"use", "居民;非居民", "sum to 200"},
		{"use", "居民=50;居民=50", "appears twice"},
		{"state", "欠费", "is not one of"},
		{"id_type", "工作证", "is not one of"},
		{"opened_on", "18.9.2026", "not a date"},
		{"opened_on", "2026-02-30", "does not exist"},
		{"reading", "-1", ""},
		{"reading", "1.5", ""},
		{"reading", "1.", ""},
		{"population", "1001", ""},
		{"remark", "a\xC2\x9B" "b", "U+009B"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct field *field = field_find(&account_schema, rows[i].key);
		struct account account = {0};
		struct account empty = {0};
		struct err err = {0};
		print_message("%s: %s\n", rows[i].key, rows[i].text);
		assert_int_equal(read_cell(&account_columns, rows[i].key, rows[i].text, &account, &err), -1);
		assert_int_equal(err.code == ERR_MALFORMED || err.code == ERR_REFUSED, 1);
		assert_non_null(strstr(err.msg, rows[i].part));
		if (import_column_of(&account_columns, rows[i].key)->flags & IMPORT_PERSONAL)
			assert_null(strstr(err.msg, rows[i].text));
		if (field->type != FIELD_INT)
			assert_true(record_equal(&account_schema, &account, &empty));
	}
}

static void import_column_read__takes_bills_as_people_write_them(void **state)
{
	static const struct {
		const char *key, *text, *value;
	} rows[] = {
		{"account", "００００１２３４５６", "0000123456"},
		{"period", "2026-08", "2026-08"},
		{"period", "2026-8", "2026-08"},
		{"period", "2026/8", "2026-08"},
		{"period", "2026/12", "2026-12"},
		{"period", "202608", "2026-08"},
		{"period", "2026年8月", "2026-08"},
		{"period", "２０２６年１２月", "2026-12"},
		{"volume_m3", "30", "30"},
		{"volume_m3", "30.00", "30"},
		{"volume_m3", "1000000000", "1000000000"},
		{"amount", "86.40", "86.40"},
		{"amount", "86.4", "86.40"},
		{"amount", "８６", "86.00"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bill_import_row row = {0};
		struct err err = {0};
		print_message("%s: %s\n", rows[i].key, rows[i].text);
		assert_int_equal(read_cell(&bill_import_columns, rows[i].key, rows[i].text, &row, &err), 0);
		assert_string_equal(field_format(field_find(bill_import_columns.schema, rows[i].key), &row,
					    &arena),
			rows[i].value);
	}
}

static void import_column_read__refuses_bills_that_mean_nothing(void **state)
{
	static const struct {
		const char *key, *text, *part;
	} rows[] = {
		{"account", "12345", "is not a valid account number"},
		{"account", "1.00001E+10", "a spreadsheet has destroyed this number"},
		{"period", "2026", "is not a valid period"},
		{"period", "26-08", "is not a valid period"},
		{"period", "2026-08-01", "is not a valid period"},
		{"period", "2026-00", "is not a valid period"},
		{"period", "2026-13", "is not a valid period"},
		{"period", "202613", "is not a valid period"},
		{"period", "20268", "is not a valid period"},
		{"period", "2026008", "is not a valid period"},
		{"period", "2026年8", "is not a valid period"},
		{"period", "2026年月", "is not a valid period"},
		{"period", "2026-", "is not a valid period"},
		{"period", "2026/008", "is not a valid period"},
		{"period", "8月", "is not a valid period"},
		{"volume_m3", "x", "is not a whole number"},
		{"volume_m3", "1.5", "is not a whole number"},
		{"volume_m3", "-1", "is not between 0 and 1000000000"},
		{"volume_m3", "1000000001", "is not between 0 and 1000000000"},
		{"amount", "1.234", "is not an amount of money"},
		{"amount", "1e3", "is not an amount of money"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bill_import_row row = {0};
		struct err err = {0};
		print_message("%s: %s\n", rows[i].key, rows[i].text);
		assert_int_equal(read_cell(&bill_import_columns, rows[i].key, rows[i].text, &row, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_non_null(strstr(err.msg, rows[i].part));
	}
}

static void import_column_check__finds_numbers_that_a_spreadsheet_destroyed(void **state)
{
	static const struct {
		const char *text;
		bool destroyed;
	} rows[] = {
		{"4.20802E+17", true},
		{"4e+17", true},
		{"4.E+1", true},
		{"1E5", false}, /* a meter may be called so */
		{"E+17", false},
		{"4.2E-3", false},
		{"4.2E+", false},
		{"4.2E+1x", false},
		{"420802", false},
		{"", false},
	};
	const struct import_column *number = import_column_of(&ticket_map_columns, "id");
	const struct import_column *text = import_column_of(&ticket_map_columns, "remark");
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		print_message("%s\n", rows[i].text);
		assert_int_equal(import_value_is_destroyed(rows[i].text), rows[i].destroyed);
		assert_int_equal(import_column_check(text, rows[i].text, &err), 0);
		assert_int_equal(import_column_check(number, rows[i].text, &err),
			rows[i].destroyed ? -1 : 0);
		assert_int_equal(err.code, rows[i].destroyed ? ERR_MALFORMED : ERR_NONE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(import_column__tables_are_sound),
		cmocka_unit_test(import_column_find__knows_headings_in_both_languages),
		cmocka_unit_test(import_column_read__takes_what_people_write),
		cmocka_unit_test(import_column_read__refuses_the_rest_and_repeats_nothing_personal),
		cmocka_unit_test(import_column_read__takes_bills_as_people_write_them),
		cmocka_unit_test(import_column_read__refuses_bills_that_mean_nothing),
		cmocka_unit_test(import_column_check__finds_numbers_that_a_spreadsheet_destroyed),
	};
	return cmocka_run_group_tests_name("import_column", tests, NULL, teardown);
}
