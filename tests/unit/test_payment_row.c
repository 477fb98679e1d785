#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "import/payment_row.h"
#include "value/date.h"
#include "value/money.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static const char map_text[] =
	"name: \"a\"\nmethod: \"wechat\"\ncolumns:\n"
	"- field: \"account\"\n  column: \"附加\"\n"
	"- field: \"account\"\n  column: \"商品\"\n  after: \"户号\"\n"
	"- field: \"amount\"\n  column: \"应结订单金额\"\n"
	"- field: \"amount\"\n  column: \"订单金额\"\n"
	"words:\n"
	"- field: \"status\"\n  text: \"SUCCESS\"\n  means: \"paid\"\n"
	"- field: \"status\"\n  text: \"REFUND\"\n  means: \"refund\"\n"
	"- field: \"status\"\n  text: \"失败*\"\n  means: \"passed\"\n"
	"- field: \"direction\"\n  text: \"/\"\n  means: \"passed\"\n";

static struct payment_map map;

static void read_map(const char *text, struct err *err)
{
	/* The map keeps its name. */
	char *path = arena_dup(&arena, "/tmp/payment-map-XXXXXX");
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	map = (struct payment_map){0};
	payment_map_read(path, &arena, &map, err);
	unlink(path);
}

/* The first row of the table by the map; its faults are in the file. */
static struct payment_row row_of(const char *table, struct import_file *file)
{
	const struct import_order order = {.name = "f", .bytes = table, .length = strlen(table)};
	struct err err = {0};
	struct import_row row;
	struct payment_row line;
	int today;
	assert_int_equal(date_parse("2026-09-18", &today, &err), 0);
	*file = (struct import_file){.table = &payment_map_columns, .mem = &arena, .headings = payment_map_headings,
		.begins = payment_map_begins, .map = &map};
	if (import_file_open(file, &order, IMPORT_ENCODING_DETECT, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(file->entries_n, 1);
	assert_int_equal(import_row_read(&row, file, file->entries, &arena, &err), 0);
	struct payment_row_form form;
	payment_row_begin(&form, file, &map, today);
	payment_row_read(&row, &form, &line);
	return line;
}

/* "NUMBER REFUNDED AMOUNT ACCOUNTS NOTE", or "passed: WHY", or the first fault. */
static const char *told(const struct payment_row *line, const struct import_file *file)
{
	char amount[MONEY_TEXT_SIZE];
	const char *accounts = "";
	if (file->rejects.n)
		return file->rejects.items[0].message;
	if (line->passed)
		return arena_printf(&arena, "passed: %s", line->passed);
	for (size_t i = 0; i < line->accounts_n; i++)
		accounts = arena_printf(&arena, "%s%s%s", accounts, *accounts ? "," : "", line->accounts[i]);
	return arena_printf(&arena, "%s %s %s [%s] %s", line->number, line->refunded ? line->refunded : "-",
		money_format(line->amount, amount), accounts, line->note);
}

static void payment_row_read__understands_lines_of_every_kind(void **state)
{
	static const struct {
		const char *headings, *row, *told;
	} rows[] = {
		{"交易时间,微信订单号,交易状态,应结订单金额,订单金额,附加,商品", "`2026-09-17  08:00:00,`4200,`SUCCESS,`86.40,`90.00,`0000012345,`水费",
			"4200 - 86.40 [0000012345] 0000012345 · 水费"},
		{"交易时间,微信订单号,交易状态,订单金额,附加,商品", "2026-09-17,4200,SUCCESS,\"¥1,086.40\",,水费 户号：0000012345 8月",
			"4200 - 1086.40 [0000012345] 水费 户号：0000012345 8月"},
		{"微信订单号,交易状态,订单金额,附加,商品", "4200,SUCCESS,1,0000012345,户号0000012346",
			"4200 - 1.00 [0000012345,0000012346] 0000012345 · 户号0000012346"},
		{"微信订单号,交易状态,订单金额,附加,商品", "4200,SUCCESS,1,水费 202609,户号",
			"4200 - 1.00 [] 水费 202609 · 户号"},
		{"微信订单号,交易状态,订单金额,附加,退款金额,微信退款单号", "4200,REFUND,0.00,0000012345,20.00,5030",
			"4200/5030 4200 -20.00 [0000012345] 0000012345"},
		{"微信订单号,交易状态,订单金额,附加,退款金额,微信退款单号", "4200,REFUND,-5.00,,0.00,0", "4200/refund 4200 -5.00 [] "},
		{"微信订单号,交易状态,订单金额,失败原因", "4200,失败,5.00,余额不足", "passed: 失败: 余额不足"},
		{"微信订单号,交易状态,订单金额", ",失败（账户已销户）,", "passed: 失败（账户已销户）"},
		{"微信订单号,交易状态,收/支,订单金额", "4200,SUCCESS,/,5.00", "passed: /"},
		{"微信订单号,交易状态,订单金额", "4200,SUCCESS,0.00", "passed: 0.00"},
		{"微信订单号,交易状态,订单金额,附加", "４２００,SUCCESS,5,００００012345", "4200 - 5.00 [0000012345] ００００012345"},
		{"微信订单号,交易状态,订单金额", "`4.00123E+27,`SUCCESS,`5.00",
			"f:2:1: 微信订单号 \"4.00123E+27\": a spreadsheet has destroyed this number; first: export it again as text"},
		{"微信订单号,交易状态,订单金额,附加", "4200,SUCCESS,5.00,1.23E+15",
			"f:2:19: 附加 \"1.23E+15\": a spreadsheet has destroyed this number"},
		{"微信订单号,交易状态,订单金额", ",SUCCESS,5.00", "f:2:1: 微信订单号: is empty; every row needs it"},
		{"微信订单号,交易状态,订单金额", "42 00,SUCCESS,5.00",
			"f:2:1: 微信订单号 \"42 00\": \"42 00\" is not a valid number of a payment (up to 64 letters, digits and . _ - # : /)"},
		{"微信订单号,交易状态,订单金额", "4200,支付中,5.00", "f:2:6: 交易状态 \"支付中\": is not one of: SUCCESS, REFUND, 失败*"},
		{"微信订单号,交易状态,订单金额", "4200,,5.00", "f:2:6: 交易状态: is empty; every row needs it"},
		{"微信订单号,交易状态,订单金额", "4200,SUCCESS,", "f:2:14: 订单金额: is empty; every row needs it"},
		{"微信订单号,交易状态,订单金额", "4200,SUCCESS,1.234",
			"f:2:14: 订单金额 \"1.234\": \"1.234\" is not an amount of money (yuan like 86.40, no separators)"},
		{"微信订单号,交易状态,订单金额", "4200,SUCCESS,-1", "f:2:14: 订单金额 \"-1\": is less than 0, and the line is not a refund"},
		{"微信订单号,交易状态,订单金额", "4200,SUCCESS,100000000.01",
			"f:2:14: 订单金额 \"100000000.01\": is more than a payment can be"},
		{"微信订单号,交易状态,订单金额,交易时间", "4200,SUCCESS,1,2026-09-19 00:00:00",
			"f:2:16: 交易时间 \"2026-09-19 00:00:00\": is still to come"},
	};
	struct err err = {0};
	(void)state;
	read_map(map_text, &err);
	assert_int_equal(err.code, ERR_NONE);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct import_file file;
		const char *table = arena_printf(&arena, "%s\n%s\n", rows[i].headings, rows[i].row);
		const struct payment_row line = row_of(table, &file);
		print_message("%s\n", rows[i].row);
		assert_string_equal(told(&line, &file), rows[i].told);
	}
}

static void payment_row_read__puts_the_day_and_the_prefix_before_numbers(void **state)
{
	struct import_file file;
	struct err err = {0};
	(void)state;
	read_map("name: \"a\"\nmethod: \"bank\"\nprefix: \"ICBC\"\nper_day: true\n", &err);
	assert_int_equal(err.code, ERR_NONE);
	const struct payment_row line = row_of("标题\n流水号,扣款日期,金额,户号\n000101,20260917,5,0000012345\n", &file);
	assert_string_equal(told(&line, &file), "ICBC-20260917-000101 - 5.00 [0000012345] 0000012345");
	const struct payment_row faulty = row_of("流水号,扣款日期,金额,户号\n000101,,5,0000012345\n", &file);
	assert_string_equal(told(&faulty, &file), "f:2:8: 扣款日期: is empty; every row needs it");
}

static void payment_map_read__refuses_maps_that_do_not_do(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"name: \"a\"\n", "required key"},
		{"name: \"a\"\nmethod: \"gold\"\n", "gold"},
		{"name: \"a\"\nmethod: \"bank\"\nprefix: \"a b\"\n", "not a valid prefix"},
		{"name: \"a\"\nmethod: \"bank\"\nwords:\n- field: \"note\"\n  text: \"x\"\n  means: \"paid\"\n",
			"words of the field note mean nothing"},
		{"name: \"a\"\nmethod: \"bank\"\nwords:\n- field: \"status\"\n  text: \"x\"\n  means: \"paid\"\n"
		 "- field: \"status\"\n  text: \"x\"\n  means: \"passed\"\n",
			"words: \"x\" appears twice"},
		{"name: \"a\"\nmethod: \"bank\"\ncolumns:\n- field: \"note\"\n  column: \"x\"\n  after: \"y\"\n",
			"\"after\" is for the field account, not for note"},
		{"name: \"a\"\nmethod: \"bank\"\ncolumns:\n- field: \"note\"\n  column: \"x\"\n- field: \"amount\"\n  column: \"x\"\n",
			"columns: \"x\" appears twice"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		print_message("%s\n", rows[i].text);
		read_map(rows[i].text, &err);
		assert_int_equal(err.code, ERR_MALFORMED);
		if (!strstr(err.msg, rows[i].says))
			fail_msg("%s", err.msg);
	}
}

static void payment_map_headings__asks_for_what_the_map_speaks_of(void **state)
{
	static const struct {
		const char *map, *table, *says;
	} rows[] = {
		{map_text, "微信订单号,订单金额\n1,5\n", "f:1:1: no column gives the field status, which "},
		{"name: \"a\"\nmethod: \"bank\"\nper_day: true\n", "流水号,金额\n1,5\n",
			"f:1:1: no column gives the field date, which "},
		{map_text, "流水,订单金额\n1,5\n", "f: no line has the headings of the columns that give number, amount"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		read_map(rows[i].map, &err);
		assert_int_equal(err.code, ERR_NONE);
		const struct import_order order = {.name = "f", .bytes = rows[i].table, .length = strlen(rows[i].table)};
		struct import_file file = {.table = &payment_map_columns, .mem = &arena,
			.headings = payment_map_headings, .begins = payment_map_begins, .map = &map};
		assert_int_equal(import_file_open(&file, &order, IMPORT_ENCODING_DETECT, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		if (strncmp(err.msg, rows[i].says, strlen(rows[i].says)) != 0)
			fail_msg("%s", err.msg);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(payment_row_read__understands_lines_of_every_kind),
		cmocka_unit_test(payment_row_read__puts_the_day_and_the_prefix_before_numbers),
		cmocka_unit_test(payment_map_read__refuses_maps_that_do_not_do),
		cmocka_unit_test(payment_map_headings__asks_for_what_the_map_speaks_of),
	};
	return cmocka_run_group_tests_name("payment_row", tests, NULL, teardown);
}
