#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/account_column.h"
#include "import/bill_import.h"
#include "import/import_file.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static struct import_order order_of(const char *text)
{
	return (struct import_order){.name = "f", .bytes = text, .length = strlen(text), .skip_bad = true};
}

static int open_file(const struct import_table *table, const char *text, struct import_file *file,
	struct err *err)
{
	struct import_order order = order_of(text);
	*file = (struct import_file){.table = table, .mem = &arena};
	return import_file_open(file, &order, IMPORT_ENCODING_DETECT, err);
}

static void import_file_open__finds_every_row(void **state)
{
	struct import_file file;
	struct err err = {0};
	(void)state;
	assert_int_equal(open_file(&account_columns,
				 "\xEF\xBB\xBF户号,户名,备注\r\n\r\n0000010001,王,\"a\r\nb\"\r\n123,李,\r\n"
				 "0000010002,\"赵, 钱\",c\r\n0000010003\r\n,周,\r\n",
				 &file, &err),
		0);
	static const struct {
		const char *number;
		size_t line;
	} rows[] = {{"0000010001", 3}, {NULL, 5}, {"0000010002", 6}, {NULL, 7}, {NULL, 8}};
	assert_int_equal(file.text.encoding, IMPORT_ENCODING_UTF8);
	assert_int_equal(file.entries_n, 5);
	for (size_t i = 0; i < file.entries_n; i++) {
		assert_int_equal(file.entries[i].index, i);
		assert_int_equal(file.entries[i].place.line, rows[i].line);
		assert_int_equal(file.entries[i].bad, rows[i].number == NULL);
		if (rows[i].number)
			assert_string_equal(file.entries[i].number, rows[i].number);
	}
	assert_int_equal(file.rejects.n, 3);
	assert_string_equal(file.rejects.items[0].message,
		"f:5:1: 户号 \"123\": \"123\" is not a valid account number (6 to 16 digits or capital letters)");
	assert_string_equal(file.rejects.items[1].message,
		"f:7:11: the row has 1 cells, the heading line 3");
	assert_string_equal(file.rejects.items[2].message, "f:8:1: 户号: is empty; every row needs it");
}

static void import_file_open__refuses_headings_that_do_not_do(void **state)
{
	static const struct {
		const struct import_table *table;
		const char *text, *says; /* NULL: taken */
	} rows[] = {
		{&account_columns, "户号,片区\n1,2\n", "f:1:4: no field is known for the column \"片区\""},
		{&account_columns, "户号,用户编号\n1,2\n",
			"f:1:4: the columns \"户号\" and \"用户编号\" both give the field number"},
		{&account_columns, "户名\n李\n", "f:1:1: no column gives the field number (headings: 户号, "},
		{&account_columns, "户号,error\n000001,x\n", NULL},
		{&account_columns, "error,户号\nx,000001\n", "f:1:1: no field is known for the column \"error\""},
		{&bill_import_columns, "户号,账期,水量\n1,2,3\n",
			"f:1:1: no column gives the field amount (headings: 金额, "},
		{&bill_import_columns, "户号,账期,水量,金额,片区\n000001,2026-08,1,1,东\n", NULL},
		{&bill_import_columns, "户号,账期,水量,金额,amount\n000001,2026-08,1,1,1\n",
			"f:1:13: the columns \"金额\" and \"amount\" both give the field amount"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct import_file file;
		struct err err = {0};
		print_message("%s\n", rows[i].text);
		assert_int_equal(open_file(rows[i].table, rows[i].text, &file, &err), rows[i].says ? -1 : 0);
		assert_int_equal(err.code, rows[i].says ? ERR_MALFORMED : ERR_NONE);
		if (rows[i].says)
			assert_ptr_equal(strstr(err.msg, rows[i].says), err.msg);
	}
}

static void import_row_take__tells_every_fault_of_a_row(void **state)
{
	struct import_file file;
	struct import_row row;
	struct bill_import_row bill = {0};
	struct err err = {0};
	(void)state;
	assert_int_equal(open_file(&bill_import_columns,
				 "账期,户号,水量,金额,备注\n2026-13,0000010001, ,1角,x\n202608,0000010002,3,1.5,\n",
				 &file, &err),
		0);
	assert_int_equal(import_row_read(&row, &file, &file.entries[0], &arena, &err), 0);
	import_row_take(&row, &bill);
	assert_true(row.faulty);
	assert_int_equal(file.rejects.n, 3);
	assert_string_equal(file.rejects.items[0].message,
		"f:2:1: 账期 \"2026-13\": \"2026-13\" is not a valid period (2026-08)");
	assert_string_equal(file.rejects.items[1].message, "f:2:20: 水量: is empty; every row needs it");
	assert_non_null(strstr(file.rejects.items[2].message, "f:2:22: 金额 \"1角\": "));
	assert_int_equal(import_row_read(&row, &file, &file.entries[1], &arena, &err), 0);
	import_row_take(&row, &bill);
	assert_false(row.faulty);
	assert_string_equal(bill.bill.period, "2026-08");
	assert_int_equal(bill.bill.volume_m3, 3);
	assert_int_equal(bill.bill.amount, 150);
}

/* A file of two rows, the second of them bad. */
static void import_file_finish__keeps_the_cells_and_replaces_an_older_error(void **state)
{
	static const struct {
		const char *label, *table, *rejects;
	} rows[] = {
		{"first time", "No.,When\n1,x\n2,\"y\nz\"\n", "No.,When,error\n2,\"y\nz\",\"wrong; bad\"\n"},
		{"again", "No.,When,error\n1,x,old\n2,y,old\n", "No.,When,error\n2,y,\"wrong; bad\"\n"},
		{"a cell too many", "No.,When\n1,x\n2,y,z\n", "No.,When,error\n2,y,z,\"wrong; bad\"\n"},
		{"a cell too many, again", "No.,When,error\n1,x,\n2,y,z,u\n",
			"No.,When,error\n2,y,z,u,\"wrong; bad\"\n"},
		{"a cell too few", "No.,When\n1,x\n2\n", "No.,When,error\n2,\"wrong; bad\"\n"},
		{"a cell too few, again", "No.,When,error\n1,x,\n2,old\n",
			"No.,When,error\n2,old,\"wrong; bad\",\n"},
	};
	static const struct import_table any = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct import_order order = order_of(rows[i].table);
		struct import_result result = {0};
		struct import_file file;
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		assert_int_equal(open_file(&any, rows[i].table, &file, &err), 0);
		file.rejects = (struct rejects){0};
		rejects_add(&file.rejects, &arena, 1, "wrong");
		rejects_add(&file.rejects, &arena, 1, "bad");
		rejects_add(&file.rejects, &arena, 1, "bad");
		assert_int_equal(import_file_finish(&file, &order, &result, &err), 0);
		assert_int_equal(result.rows_n, 2);
		assert_int_equal(rejects_rows(&result.rejects), 1);
		assert_string_equal(result.rejected, rows[i].rejects);
		assert_int_equal(result.rejected_length, strlen(result.rejected));
		order.skip_bad = false;
		result = (struct import_result){0};
		assert_int_equal(import_file_finish(&file, &order, &result, &err), 0);
		assert_null(result.rejected);
	}
}

static void import_file_find__ignores_blanks_around_a_heading(void **state)
{
	static const struct import_table any = {0};
	struct import_file file;
	struct err err = {0};
	size_t times;
	(void)state;
	assert_int_equal(open_file(&any, "id,\" name \",id,names\n1,2,3,4\n", &file, &err), 0);
	assert_int_equal(import_file_find(&file, "name", &times), 1);
	assert_int_equal(times, 1);
	assert_int_equal(import_file_find(&file, "id", &times), 0);
	assert_int_equal(times, 2);
	import_file_find(&file, "nam", &times);
	assert_int_equal(times, 0);
	/* In other blanks, width and case only where none is as it is asked for. */
	assert_int_equal(open_file(&any, "户 名,户名,用水\xE3\x80\x80地址,ID,\"电 话\n（手机）\",Name\n1,2,3,4,5,6\n", &file, &err), 0);
	assert_int_equal(import_file_find(&file, "户名", &times), 1);
	assert_int_equal(times, 1);
	assert_int_equal(import_file_find(&file, "用水地址", &times), 2);
	assert_int_equal(import_file_find(&file, "id", &times), 3);
	assert_int_equal(import_file_find(&file, "电话（手机）", &times), 4);
	assert_int_equal(times, 1);
	import_file_find(&file, "na me", &times);
	assert_int_equal(times, 0);
}

/* A statement: titles, rows, sums, and what stands behind them. */
static const struct import_column statement_columns[] = {
	{"number", "流水号|number", NULL, IMPORT_NEEDED | IMPORT_NUMBER},
	{"amount", "金额|amount", NULL, IMPORT_NEEDED},
	{"note", "备注|摘要|note", NULL, IMPORT_JOINED},
};

static const struct import_table statement = {IMPORT_COLUMNS(statement_columns), .titled = true};

static void import_file_open__tells_titles_and_sums_from_rows(void **state)
{
	static const struct {
		const char *text;
		size_t rows;
		const char *says; /* NULL: it is taken */
	} rows[] = {
		{"回盘文件\n批次,1\n流水号,金额\n1,5\n2,6\n合计,11\n", 2, NULL},
		{"流水号,金额\n1,5\n", 1, NULL},
		{"#账号：[2]\n#---\n流水号\t,金额\n1\t,5\n#---结束---\n#合计：1笔，5元\n#导出时间：[x]\n", 1, NULL},
		{"流水号,金额\n1,5\n本页小计,5\n2,6\n本月合计,11\n", 2, NULL},
		{"流水号,金额,备注,摘要\n1,5,a,b\n,,,\n2,6,,\n小计,11,,\n3,7,,\n合计,18,,\n制表,李\n", 3, NULL},
		{"流水号,金额,x\n`1,`5,`\n总交易单数,总金额\n`1,`5\n", 1, NULL},
		{"流水号,金额,x\n总交易单数,总金额\n`0,`0.00\n", 0, NULL},
		{"流水号,金额\n", 0, "f:2:1: there is nothing below the headings"},
		{"回盘文件\n流水号,金额\n", 0, "f: there is nothing below the headings"},
		{"回盘文件\n流水,金额\n1,5\n", 0, "f: no line has the headings of the columns that give number, amount"},
		{"流水号,金额,amount\n1,5,6\n", 0, "f:1:8: the columns \"金额\" and \"amount\" both give the field amount"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct import_file file;
		struct err err = {0};
		print_message("%s\n", rows[i].text);
		int rc = open_file(&statement, rows[i].text, &file, &err);
		print_message("%s\n", err.msg);
		assert_int_equal(rc, rows[i].says ? -1 : 0);
		if (rows[i].says)
			assert_string_equal(err.msg, rows[i].says);
		else
			assert_int_equal(file.entries_n, rows[i].rows);
		assert_int_equal(file.rejects.n, 0);
	}
}

static void import_file_open__finds_rows_that_are_too_short_above_sums(void **state)
{
	struct import_file file;
	struct err err = {0};
	(void)state;
	assert_int_equal(open_file(&statement, "流水号,金额,备注\n1,5\n2,6,x\n合计,11,\n3\n", &file, &err), 0);
	assert_int_equal(file.entries_n, 2);
	assert_int_equal(file.rejects.n, 1);
	assert_string_equal(file.rejects.items[0].message, "f:2:4: the row has 2 cells, the heading line 3");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(import_file_open__finds_every_row),
		cmocka_unit_test(import_file_open__refuses_headings_that_do_not_do),
		cmocka_unit_test(import_row_take__tells_every_fault_of_a_row),
		cmocka_unit_test(import_file_finish__keeps_the_cells_and_replaces_an_older_error),
		cmocka_unit_test(import_file_open__tells_titles_and_sums_from_rows),
		cmocka_unit_test(import_file_open__finds_rows_that_are_too_short_above_sums),
		cmocka_unit_test(import_file_find__ignores_blanks_around_a_heading),
	};
	return cmocka_run_group_tests_name("import_file", tests, NULL, teardown);
}
