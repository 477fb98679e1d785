/* table/out.h: every format but xlsx, which test_out_xlsx.c looks into */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <stdio_ext.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "table/out.h"

static const struct choice kinds[] = {
	{"", ""}, {"transfer", "过户"}, {"meter-test", "验表"}, {NULL, NULL}};

struct step {
	const char *act;
	const char *by;
};

static const struct field step_fields[] = {
	{.key = "act", .title = "Act", .type = FIELD_LINE, .offset = offsetof(struct step, act)},
	{.key = "by", .title = "By", .type = FIELD_LINE, .flags = FIELD_NAME,
		.offset = offsetof(struct step, by)},
};

static const struct schema step_schema = {
	.name = "step", .size = sizeof(struct step), SCHEMA_FIELDS(step_fields)};

struct form_grid {
	const char *id;
	const char *name;
	const char *phone;
	const char *number;
	int kind;
	int due;
	int64_t at;
	int64_t count;
	int64_t owed;
	bool urgent;
	const char *remark;
	struct words tags;
	struct pairs notes;
	struct list steps;
	struct words phones;
};

#define FORM(name) .offset = offsetof(struct form_grid, name)

static const struct field form_fields[] = {
	{.key = "id", .title = "编号", .type = FIELD_ID, FORM(id)},
	{.key = "name", .title = "姓名", .type = FIELD_LINE, .flags = FIELD_NAME, FORM(name)},
	{.key = "phone", .title = "电话", .type = FIELD_LINE, .flags = FIELD_PHONE, FORM(phone)},
	{.key = "number", .title = "证件", .type = FIELD_ID, .flags = FIELD_NUMBER, FORM(number)},
	{.key = "kind", .title = "类别", .type = FIELD_ENUM, FORM(kind), .choices = kinds},
	{.key = "due", .title = "时限", .type = FIELD_DATE, FORM(due)},
	{.key = "at", .title = "受理", .type = FIELD_MOMENT, FORM(at)},
	{.key = "count", .title = "催办", .type = FIELD_INT, FORM(count)},
	{.key = "owed", .title = "欠费", .type = FIELD_MONEY, FORM(owed)},
	{.key = "urgent", .title = "加急", .type = FIELD_FLAG, FORM(urgent)},
	{.key = "remark", .title = "备注", .type = FIELD_TEXT, FORM(remark)},
	{.key = "tags", .title = "标签", .type = FIELD_WORDS, FORM(tags)},
	{.key = "notes", .title = "附注", .type = FIELD_PAIRS, FORM(notes)},
	{.key = "steps", .title = "经过", .type = FIELD_LIST, FORM(steps), .of = &step_schema},
	{.key = "phones", .title = "", .type = FIELD_WORDS, .flags = FIELD_PHONE, FORM(phones)},
};

static const struct schema form_schema = {
	.name = "form", .size = sizeof(struct form_grid), SCHEMA_FIELDS(form_fields)};

static const char *tag_items[] = {"急", "回访"};
static const char *phone_items[] = {"13800008000", "13912345678"};
static struct pair note_items[] = {{"meter", "DN15"}, {"seal", "铅封"}};
static struct step step_items[] = {{"receive", "王小明"}, {"assign", NULL}};

/* 2026-09-18 is day 20714; 09:00 in +08:00 is 01:00Z. */
enum { DAY = 20714 };

static const struct form_grid forms[] = {
	{.id = "20260918-XS-0001", .name = "王小明", .phone = "13800008000",
		.number = "420800199001010012", .kind = 1, .due = DAY,
		.at = (int64_t)DAY * 86400 + 3600, .count = 12, .owed = 8640, .urgent = true,
		.remark = "第一行\n第二行", .tags = {tag_items, 2}, .notes = {note_items, 2},
		.steps = {step_items, 2}, .phones = {phone_items, 2}},
	{.id = "7", .name = "𠮷野", .kind = 2, .due = DAY - 1, .count = 5, .owed = -500},
	{.id = "20260918-XS-0003", .name = "李", .kind = 1},
};

enum { FORMS_N = sizeof forms / sizeof *forms };

/* What every test has: an arena, a directory of its own, a file in it. */
struct fixture {
	struct arena mem;
	char directory[32];
	const char *path;
	struct err err;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	memcpy(fixture->directory, "/tmp/onestop-out-XXXXXX", 24);
	assert_non_null(mkdtemp(fixture->directory));
	fixture->path = arena_printf(&fixture->mem, "%s/list", fixture->directory);
	*state = fixture;
	return 0;
}

/* Removing the directory fails when a test left a file that it should not have. */
static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	unlink(fixture->path);
	int rc = rmdir(fixture->directory);
	if (rc)
		print_error("%s: %s\n", fixture->directory, strerror(errno));
	arena_clear(&fixture->mem);
	free(fixture);
	return rc;
}

static const char *content(struct fixture *fixture, size_t *length)
{
	const char *bytes;

	if (file_read(fixture->path, 1 << 24, &fixture->mem, &bytes, length, &fixture->err))
		fail_msg("%s", fixture->err.msg);
	return bytes;
}

static const char *rows_as(struct fixture *fixture, struct out out, const char *columns,
	const struct form_grid *rows, size_t rows_n)
{
	size_t length;

	out.path = fixture->path;
	if (out_rows(&out, &form_schema, columns, rows, rows_n, &fixture->mem, &fixture->err))
		fail_msg("%s", fixture->err.msg);
	const char *bytes = content(fixture, &length);
	if (!out.nul)
		assert_int_equal(length, strlen(bytes));
	return bytes;
}

static const char *record_as(struct fixture *fixture, struct out out, const struct form_grid *record)
{
	size_t length;

	out.path = fixture->path;
	if (out_record(&out, &form_schema, record, &fixture->mem, &fixture->err))
		fail_msg("%s", fixture->err.msg);
	return content(fixture, &length);
}

static void out_csv__quotes_only_what_needs_it(void **state)
{
	static const struct {
		const char *label, *text, *expected;
	} rows[] = {
		{"plain", "abc", "abc"},
		{"Chinese", "张𬌗 买买提·吐尔逊", "张𬌗 买买提·吐尔逊"},
		{"comma", "a,b", "\"a,b\""},
		{"quotes", "a \"b\"", "\"a \"\"b\"\"\""},
		{"line feed", "a\nb", "\"a\nb\""},
		{"carriage return", "a\rb", "\"a\rb\""},
		{"blank at the end", "a ", "\"a \""},
		{"blank in front", " a", "\" a\""},
		{"tab inside", "a\tb", "a\tb"},
		{"formula without --excel", "=1+1", "=1+1"},
		{"semicolon and apostrophe", "a;'b", "a;'b"},
		{"nothing", "", ""},
	};
	struct out out = {.format = OUT_CSV};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct form_grid form = {.id = "1", .remark = rows[i].text};
		const char *found = rows_as(*state, out, "id,remark", &form, 1);
		char expected[64];
		snprintf(expected, sizeof expected, "id,remark\n1,%s\n", rows[i].expected);
		if (strcmp(found, expected) != 0)
			fail_msg("%s: %s", rows[i].label, found);
	}
}

static void out_csv__quotes_a_lone_empty_cell(void **state)
{
	struct form_grid form = {.id = "1"};

	assert_string_equal(rows_as(*state, (struct out){.format = OUT_CSV}, "remark", &form, 1),
		"remark\n\"\"\n");
}

static void out_csv__writes_every_type(void **state)
{
	struct out out = {.format = OUT_CSV, .unmask = true};

	assert_string_equal(rows_as(*state, out, "all", forms, FORMS_N),
		"id,name,phone,number,kind,due,at,count,owed,urgent,remark,"
		"tags,notes,steps,phones\n"
		"20260918-XS-0001,王小明,13800008000,420800199001010012,transfer,2026-09-18,"
		"2026-09-18T09:00:00+08:00,12,86.40,true,\"第一行\n第二行\",\"急,回访\","
		"\"meter=DN15,seal=铅封\",2,\"13800008000,13912345678\"\n"
		"7,𠮷野,,,meter-test,2026-09-17,,5,-5.00,,,,,,\n"
		"20260918-XS-0003,李,,,transfer,,,,,,,,,,\n");
}

static void out_csv__guards_text_for_spreadsheets(void **state)
{
	static const struct {
		const char *label, *text, *expected;
	} rows[] = {
		{"formula", "=1+1", "'=1+1"},
		{"at", "@SUM(A1)", "'@SUM(A1)"},
		{"minus", "-5", "'-5"},
		{"plus", "+86 138", "'+86 138"},
		{"full-width equals", "＝1", "'＝1"},
		{"full-width at", "＠SUM", "'＠SUM"},
		{"tab", "\t=1", "'\t=1"},
		{"carriage return", "\r=1", "\"'\r=1\""},
		{"formula with a comma", "=A(1,2)", "\"'=A(1,2)\""},
		{"eleven digits", "13800008000", "13800008000"},
		{"twelve digits", "138000080001", "'138000080001"},
		{"eighteen digits", "420800199001010012", "'420800199001010012"},
		{"leading zero", "0012", "'0012"},
		{"a zero", "0", "0"},
		{"long but no number", "42080019900101001X", "42080019900101001X"},
		{"equals inside", "a=1", "a=1"},
		{"exponent", "1234E56", "'1234E56"},
		{"exponent with a sign", "1e+5", "'1e+5"},
		{"exponent without digits", "12E", "12E"},
		{"decimals", "12.50", "'12.50"},
		{"day and month", "1-2", "'1-2"},
		{"day", "2026-9-18", "'2026-9-18"},
		{"fraction", "3/4", "'3/4"},
		{"time", "5:06", "'5:06"},
		{"thousands", "12345,678", "\"'12345,678\""},
		{"telephone", "0724-2331234", "0724-2331234"},
		{"number of a house", "12号", "12号"},
		{"nothing", "", ""},
	};
	struct out out = {.format = OUT_CSV, .excel = true};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct form_grid form = {.id = "A", .remark = rows[i].text};
		const char *found = rows_as(*state, out, "id,remark", &form, 1);
		char expected[80];
		snprintf(expected, sizeof expected, "\xEF\xBB\xBF编号,备注\r\nA,%s\r\n",
			rows[i].expected);
		if (strcmp(found, expected) != 0)
			fail_msg("%s: %s", rows[i].label, found);
	}
}

static void out_csv__never_guards_numbers(void **state)
{
	struct form_grid form = {.count = -123456789012345, .owed = -500, .due = DAY};
	struct out out = {.format = OUT_CSV, .excel = true, .no_header = true};

	assert_string_equal(rows_as(*state, out, "count,owed,due", &form, 1),
		"\xEF\xBB\xBF-123456789012345,-5.00,2026-09-18\r\n");
}

static void out_tsv__turns_tabs_and_breaks_into_spaces(void **state)
{
	struct form_grid form = {.id = "1", .remark = "a\tb\nc\r\"d\","};

	assert_string_equal(
		rows_as(*state, (struct out){.format = OUT_TSV}, "id,remark,owed", &form, 1),
		"id\tremark\towed\n1\ta b c \"d\",\t\n");
}

static void out_json__gives_every_type_its_json_type(void **state)
{
	struct out out = {.format = OUT_JSON};

	assert_string_equal(rows_as(*state, out, "all", forms, 2),
		"[\n"
		"  {\n"
		"    \"id\": \"20260918-XS-0001\",\n"
		"    \"name\": \"王*明\",\n"
		"    \"phone\": \"138****8000\",\n"
		"    \"number\": \"4208**********0012\",\n"
		"    \"kind\": \"transfer\",\n"
		"    \"due\": \"2026-09-18\",\n"
		"    \"at\": \"2026-09-18T09:00:00+08:00\",\n"
		"    \"count\": 12,\n"
		"    \"owed\": \"86.40\",\n"
		"    \"urgent\": true,\n"
		"    \"remark\": \"第一行\\n第二行\",\n"
		"    \"tags\": [\n"
		"      \"急\",\n"
		"      \"回访\"\n"
		"    ],\n"
		"    \"notes\": {\n"
		"      \"meter\": \"DN15\",\n"
		"      \"seal\": \"铅封\"\n"
		"    },\n"
		"    \"steps\": [\n"
		"      {\n"
		"        \"act\": \"receive\",\n"
		"        \"by\": \"王*明\"\n"
		"      },\n"
		"      {\n"
		"        \"act\": \"assign\",\n"
		"        \"by\": null\n"
		"      }\n"
		"    ],\n"
		"    \"phones\": [\n"
		"      \"138****8000\",\n"
		"      \"139****5678\"\n"
		"    ]\n"
		"  },\n"
		"  {\n"
		"    \"id\": \"7\",\n"
		"    \"name\": \"𠮷*\",\n"
		"    \"phone\": null,\n"
		"    \"number\": null,\n"
		"    \"kind\": \"meter-test\",\n"
		"    \"due\": \"2026-09-17\",\n"
		"    \"at\": null,\n"
		"    \"count\": 5,\n"
		"    \"owed\": \"-5.00\",\n"
		"    \"urgent\": false,\n"
		"    \"remark\": null,\n"
		"    \"tags\": [],\n"
		"    \"notes\": {},\n"
		"    \"steps\": [],\n"
		"    \"phones\": []\n"
		"  }\n"
		"]\n");
}

static void out_json__prints_a_list_without_rows(void **state)
{
	assert_string_equal(rows_as(*state, (struct out){.format = OUT_JSON}, "id", NULL, 0),
		"[]\n");
}

static void out_json__keeps_keys_and_the_order_of_columns(void **state)
{
	struct out out = {.format = OUT_JSON, .titles = OUT_TITLES_ZH, .columns = "due, id"};

	assert_string_equal(rows_as(*state, out, "id", &forms[1], 1),
		"[\n  {\n    \"due\": \"2026-09-17\",\n    \"id\": \"7\"\n  }\n]\n");
}

static void out_json__prints_one_record_as_an_object(void **state)
{
	struct out out = {.format = OUT_JSON, .columns = "id,due"};

	assert_string_equal(record_as(*state, out, &forms[1]),
		"{\n  \"id\": \"7\",\n  \"due\": \"2026-09-17\"\n}\n");
}

static void out_json__refuses_bytes_that_are_no_utf8(void **state)
{
	struct fixture *fixture = *state;
	const char *words[] = {"a", "\xFF"};
	struct pair pairs[] = {{"a", "\xC3"}, {"b", "b"}};
	struct step steps[] = {{"\xED\xA0\x80", "b"}};
	struct form_grid form = {.remark = "a\xFF", .tags = {words, 2}, .notes = {pairs, 2},
		.steps = {steps, 1}};
	static const char *const columns[] = {"remark", "tags", "notes", "steps"};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		struct out out = {.format = OUT_JSON, .path = fixture->path};
		assert_int_equal(out_rows(&out, &form_schema, columns[i], &form, 1, &fixture->mem,
					 &fixture->err),
			-1);
		assert_int_equal(fixture->err.code, ERR_MALFORMED);
		assert_string_equal(fixture->err.msg,
			arena_printf(&fixture->mem,
				"column \"%s\" holds text that is not UTF-8", columns[i]));
		assert_int_equal(access(fixture->path, F_OK), -1);
	}
}

static void out_table__prints_nothing_for_no_rows(void **state)
{
	assert_string_equal(rows_as(*state, (struct out){0}, "id,name", forms, 0), "");
}

static void out_table__prints_titles_and_aligned_cells(void **state)
{
	struct out out = {.unmask = true};

	assert_string_equal(rows_as(*state, out, "id,name,kind,due,count,owed", forms, FORMS_N),
		"编号             姓名   类别 时限       催办  欠费\n"
		"20260918-XS-0001 王小明 过户 2026-09-18   12 86.40\n"
		"7                𠮷野   验表 2026-09-17    5 -5.00\n"
		"20260918-XS-0003 李     过户\n");
}

static void out_table__prints_what_people_read(void **state)
{
	struct out out = {.titles = OUT_TITLES_KEY};

	assert_string_equal(rows_as(*state, out, "name,at,urgent,steps,tags", forms, 2),
		"name  at               urgent steps tags\n"
		"王*明 2026-09-18 09:00 yes        2 急,回访\n"
		"𠮷*\n");
}

static void out_table__escapes_control_characters(void **state)
{
	struct form_grid form = {.id = "1", .remark = "a\x1b[31mb\nc\u202Ed\x7F"};
	struct out out = {.no_header = true};

	assert_string_equal(rows_as(*state, out, "id,remark", &form, 1),
		"1 a\\x1B[31mb / c\\u{202E}d\\x7F\n");
}

static void out_table__is_not_cut_in_a_file(void **state)
{
	struct fixture *fixture = *state;
	struct str text = {0};

	for (int i = 0; i < 100; i++)
		str_add(&text, "很长的话 ");
	str_add(&text, "end");
	struct form_grid form = {.id = "1", .remark = str_text(&text)};
	struct out out = {.no_header = true};
	const char *found = rows_as(fixture, out, "id,remark", &form, 1);
	const char *expected = arena_printf(&fixture->mem, "1 %s\n", str_text(&text));
	str_close(&text);
	assert_string_equal(found, expected);
}

/* Run out_rows with `fd` as standard output; 0 or the error's code. */
static int status_on(struct fixture *fixture, const struct out *out, const char *columns,
	const struct form_grid *rows, size_t rows_n, int fd)
{
	fflush(stdout);
	int kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);

	assert_true(kept >= 0);
	assert_int_equal(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
	int rc = out_rows(out, &form_schema, columns, rows, rows_n, &fixture->mem, &fixture->err);
	/* What could not be written must not follow on the real standard output. */
	__fpurge(stdout);
	clearerr(stdout);
	assert_int_equal(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
	close(kept);
	return rc ? (int)fixture->err.code : 0;
}

/* What a terminal of that width shows. */
static const char *on_terminal(struct fixture *fixture, unsigned short width,
	const struct out *out, const char *columns, const struct form_grid *form, int expected)
{
	struct winsize size = {.ws_row = 24, .ws_col = width};
	struct str shown = {0};
	char buffer[4096];
	ssize_t length;
	int outer, inner;

	unsetenv("COLUMNS");
	assert_int_equal(openpty(&outer, &inner, NULL, NULL, &size), 0);
	assert_int_equal(status_on(fixture, out, columns, form, 1, inner), expected);
	close(inner);
	while ((length = read(outer, buffer, sizeof buffer)) > 0)
		for (ssize_t i = 0; i < length; i++)
			if (buffer[i] != '\r')
				str_add_char(&shown, buffer[i]);
	close(outer);
	const char *text = arena_dup(&fixture->mem, str_text(&shown));
	str_close(&shown);
	return text;
}

static void out_table__folds_long_text_on_a_terminal(void **state)
{
	struct form_grid form = {.id = "20260918-XS-0001", .name = "买买提·吐尔逊", .owed = 1,
		.remark = "一二三四五六七八九十 some words that are long 一二三四"};
	struct out out = {.unmask = true, .no_header = true};

	assert_string_equal(on_terminal(*state, 56, &out, "id,name,owed,remark", &form, 0),
		"20260918-XS-0001 买买提·吐尔逊 0.01 一二三四五六七八九十\n"
		"                                    some words that are\n"
		"                                    long 一二三四\n");
}

static void out_table__leaves_what_fits_the_terminal(void **state)
{
	struct form_grid form = {.id = "1", .remark = "一二三四五六七八九十"};
	struct out out = {0};

	assert_string_equal(on_terminal(*state, 25, &out, "id,remark", &form, 0),
		"编号 备注\n1    一二三四五六七八九十\n");
}

static void out_table__leaves_columns_out_before_it_breaks_a_line(void **state)
{
	struct form_grid form = {.id = "20260918-XS-0001", .remark = "一二三四五六七八九十"};
	struct out out = {.no_header = true};

	assert_string_equal(on_terminal(*state, 29, &out, "id,remark", &form, 0),
		"20260918-XS-0001 一二三四五六\n                 七八九十\n");
	assert_string_equal(on_terminal(*state, 24, &out, "id,remark", &form, 0),
		"20260918-XS-0001\n(no room for: 备注;\n--wide shows them)\n");
	assert_string_equal(on_terminal(*state, 10, &out, "id", &form, 0), "20260918…\n");
}

static void out_table__keeps_what_was_named_and_all_that_is_wide(void **state)
{
	struct form_grid form = {.id = "20260918-XS-0001", .remark = "一二三四五六七八九十"};
	struct out named = {.no_header = true, .columns = "id,remark"};
	struct out wide = {.no_header = true, .wide = true};

	assert_string_equal(on_terminal(*state, 20, &named, "id", &form, 0),
		"20260918-XS-0001 一二三四\n                 五六七八\n                 九十\n");
	assert_string_equal(on_terminal(*state, 20, &wide, "id,remark", &form, 0),
		"20260918-XS-0001 一二三四五六七八九十\n");
}

static void out_table__cuts_what_would_be_a_tower(void **state)
{
	struct form_grid form = {.id = "20260918-XS-0001",
		.remark = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"};
	struct out out = {.no_header = true};

	assert_string_equal(on_terminal(*state, 29, &out, "id,remark", &form, 0),
		"20260918-XS-0001 一二三四五六\n"
		"                 七八九十一二\n"
		"                 三四五六七八\n"
		"                 九十一二三…\n");
}

static void out_xlsx__is_refused_on_a_terminal(void **state)
{
	struct out out = {.format = OUT_XLSX};

	assert_string_equal(on_terminal(*state, 80, &out, "id", forms, ERR_USAGE), "");
}

static void out_record__prints_titles_and_values(void **state)
{
	assert_string_equal(record_as(*state, (struct out){0}, &forms[0]),
		"编号:   20260918-XS-0001\n"
		"姓名:   王*明\n"
		"电话:   138****8000\n"
		"证件:   4208**********0012\n"
		"类别:   过户\n"
		"时限:   2026-09-18\n"
		"受理:   2026-09-18 09:00\n"
		"催办:   12\n"
		"欠费:   86.40\n"
		"加急:   yes\n"
		"备注:   第一行\n"
		"        第二行\n"
		"标签:   急,回访\n"
		"附注:   meter=DN15,seal=铅封\n"
		"phones: 138****8000,139****5678\n");
}

static void out_record__leaves_out_what_is_empty(void **state)
{
	struct form_grid form = {.id = "1", .remark = "a\n\nb\x1b\n"};

	assert_string_equal(record_as(*state, (struct out){.titles = OUT_TITLES_KEY}, &form),
		"id:     1\nremark: a\n\n        b\\x1B\n");
}

static void out_record__prints_one_csv_row_with_every_column(void **state)
{
	struct out out = {.format = OUT_CSV};

	assert_string_equal(record_as(*state, out, &forms[2]),
		"id,name,phone,number,kind,due,at,count,owed,urgent,remark,"
		"tags,notes,steps,phones\n"
		"20260918-XS-0003,李,,,transfer,,,,,,,,,,\n");
}

static void out_rows__masks_personal_data_unless_told(void **state)
{
	struct out out = {.format = OUT_CSV, .no_header = true};
	const char *columns = "name,phone,number,phones";

	assert_string_equal(rows_as(*state, out, columns, forms, 1),
		"王*明,138****8000,4208**********0012,\"138****8000,139****5678\"\n");
	out.unmask = true;
	assert_string_equal(rows_as(*state, out, columns, forms, 1),
		"王小明,13800008000,420800199001010012,\"13800008000,13912345678\"\n");
}

static void out_rows__masks_every_value_of_pairs(void **state)
{
	static const struct field fields[] = {
		{.key = "contacts", .type = FIELD_PAIRS, .flags = FIELD_PHONE, FORM(notes)},
	};
	static const struct schema schema = {
		.name = "contacts", .size = sizeof(struct form_grid), SCHEMA_FIELDS(fields)};
	struct fixture *fixture = *state;
	struct pair pairs[] = {{"home", "13800008000"}, {"none", NULL}, {"work", "13912345678"}};
	struct form_grid form = {.notes = {pairs, 3}};
	struct out out = {.format = OUT_TSV, .path = fixture->path, .no_header = true};
	size_t length;

	assert_int_equal(
		out_rows(&out, &schema, "all", &form, 1, &fixture->mem, &fixture->err), 0);
	assert_string_equal(
		content(fixture, &length), "home=138****8000,none=,work=139****5678\n");
	out.format = OUT_JSON;
	assert_int_equal(
		out_record(&out, &schema, &form, &fixture->mem, &fixture->err), 0);
	assert_string_equal(content(fixture, &length),
		"{\n  \"contacts\": {\n    \"home\": \"138****8000\",\n    \"none\": \"\",\n"
		"    \"work\": \"139****5678\"\n  }\n}\n");
}

static void out_rows__sorts_words_and_pairs_item_by_item(void **state)
{
	const char *ab[] = {"a", "b"}, *ac[] = {"a", "c"};
	struct pair x1[] = {{"x", "1"}}, x2[] = {{"x", "2"}}, w9[] = {{"w", "9"}};
	const struct form_grid rows[] = {
		{.id = "1", .tags = {ac, 2}, .notes = {x2, 1}},
		{.id = "2", .tags = {ab, 2}, .notes = {x1, 1}},
		{.id = "3", .tags = {ab, 1}, .notes = {w9, 1}},
		{.id = "4", .tags = {ab, 2}, .notes = {x1, 1}},
	};
	struct out out = {.ids = true, .sort = "tags"};

	assert_string_equal(rows_as(*state, out, "id", rows, 4), "3\n2\n4\n1\n");
	out.sort = "notes";
	assert_string_equal(rows_as(*state, out, "id", rows, 4), "3\n2\n4\n1\n");
	out.sort = " -notes , -id";
	assert_string_equal(rows_as(*state, out, "id", rows, 4), "1\n4\n2\n3\n");
}

static void out_rows__prints_required_zeros(void **state)
{
	static const struct field fields[] = {
		{.key = "count", .type = FIELD_INT, .flags = FIELD_REQUIRED, FORM(count)},
		{.key = "owed", .type = FIELD_MONEY, .flags = FIELD_REQUIRED, FORM(owed)},
		{.key = "urgent", .type = FIELD_FLAG, .flags = FIELD_REQUIRED, FORM(urgent)},
	};
	static const struct schema schema = {
		.name = "sum", .size = sizeof(struct form_grid), SCHEMA_FIELDS(fields)};
	struct fixture *fixture = *state;
	struct form_grid form = {0};
	size_t length;
	struct out out = {.path = fixture->path};

	assert_int_equal(
		out_rows(&out, &schema, "all", &form, 1, &fixture->mem, &fixture->err), 0);
	assert_string_equal(content(fixture, &length), "count owed urgent\n    0 0.00 no\n");
	out.format = OUT_CSV;
	assert_int_equal(
		out_rows(&out, &schema, "all", &form, 1, &fixture->mem, &fixture->err), 0);
	assert_string_equal(content(fixture, &length), "count,owed,urgent\n0,0.00,false\n");
}

static void out_rows__prints_bare_ids(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_JSON, .ids = true};
	size_t length;

	assert_string_equal(rows_as(fixture, out, "id,due", forms, FORMS_N),
		"20260918-XS-0001\n7\n20260918-XS-0003\n");
	out.columns = "phone";
	out.unmask = true;
	assert_string_equal(rows_as(fixture, out, "id", forms, FORMS_N), "13800008000\n");
	out.columns = NULL;
	out.nul = true;
	rows_as(fixture, out, "id,due", &forms[1], 2);
	assert_memory_equal(content(fixture, &length), "7\0" "20260918-XS-0003\0", 19);
	assert_int_equal(length, 19);
}

static void out_rows__sorts_by_type_and_keeps_equals_in_order(void **state)
{
	static const struct {
		const char *label, *sort, *expected;
	} rows[] = {
		{"as given", NULL, "20260918-XS-0001\n7\n20260918-XS-0003\n"},
		{"numbers as numbers", "count", "20260918-XS-0003\n7\n20260918-XS-0001\n"},
		{"downwards", "-count", "20260918-XS-0001\n7\n20260918-XS-0003\n"},
		{"money, debts first", "owed", "7\n20260918-XS-0003\n20260918-XS-0001\n"},
		{"dates", "-due", "20260918-XS-0001\n7\n20260918-XS-0003\n"},
		{"text by bytes", "name", "20260918-XS-0003\n20260918-XS-0001\n7\n"},
		{"equals keep their order", "kind", "20260918-XS-0001\n20260918-XS-0003\n7\n"},
		{"also downwards", "-kind", "7\n20260918-XS-0001\n20260918-XS-0003\n"},
		{"a second key", "kind,due", "20260918-XS-0003\n20260918-XS-0001\n7\n"},
		{"words", "-tags", "20260918-XS-0001\n7\n20260918-XS-0003\n"},
		{"pairs", "notes", "7\n20260918-XS-0003\n20260918-XS-0001\n"},
		{"a list by its length", "steps", "7\n20260918-XS-0003\n20260918-XS-0001\n"},
		{"flags", "urgent,-id", "7\n20260918-XS-0003\n20260918-XS-0001\n"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct out out = {.ids = true, .sort = rows[i].sort};
		const char *found = rows_as(*state, out, "id", forms, FORMS_N);
		if (strcmp(found, rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].label, found);
	}
}

static void out_rows__lists_the_columns_for_help(void **state)
{
	struct out out = {.format = OUT_CSV, .columns = "help", .sort = "-due", .ids = true};

	assert_string_equal(rows_as(*state, out, "id", forms, 1),
		"key,type,title\nid,id,编号\nname,line,姓名\nphone,line,电话\nnumber,id,证件\n"
		"kind,enum,类别\ndue,date,时限\nat,moment,受理\ncount,int,催办\nowed,money,欠费\n"
		"urgent,flag,加急\nremark,text,备注\ntags,words,标签\nnotes,pairs,附注\n"
		"steps,list,经过\nphones,words,phones\n");
}

static void out_record__lists_the_columns_for_help(void **state)
{
	assert_true(str_starts(record_as(*state, (struct out){.columns = "help"}, &forms[0]),
		"Column Type "));
}

static void out_rows__prints_titles_when_asked(void **state)
{
	struct out out = {.format = OUT_CSV, .titles = OUT_TITLES_ZH};

	assert_string_equal(rows_as(*state, out, "id,phones", forms, 0), "编号,phones\n");
	out.no_header = true;
	assert_string_equal(rows_as(*state, out, "id,phones", forms, 0), "");
}

static void out_rows__names_what_is_wrong(void **state)
{
	static const char keys[] = "id, name, phone, number, kind, due, at, count, owed, urgent, "
				   "remark, tags, notes, steps, phones";
	static const struct {
		const char *columns, *sort, *message;
	} rows[] = {
		{"id,colour", NULL, "unknown column \"colour\"; there are: "},
		{"id,nmae", NULL, "unknown column \"nmae\"; did you mean \"name\"?"},
		{"id,Name", NULL, "unknown column \"Name\"; did you mean \"name\"?"},
		{"", NULL, "unknown column \"\"; there are: "},
		{"id,", NULL, "unknown column \"\"; there are: "},
		{"id,\x1b[1m", NULL, "unknown column \"\\x1B[1m\"; there are: "},
		{"id", "colour", "unknown column \"colour\"; there are: "},
		{"id", "deu", "unknown column \"deu\"; did you mean \"due\"?"},
		{"id", "due,-deu", "unknown column \"deu\"; did you mean \"due\"?"},
		{"id", "--due", "unknown column \"-due\"; did you mean \"due\"?"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct out out = {.path = fixture->path, .columns = rows[i].columns,
			.sort = rows[i].sort};
		assert_int_equal(out_rows(&out, &form_schema, "id", forms, FORMS_N, &fixture->mem,
					 &fixture->err),
			-1);
		assert_int_equal(fixture->err.code, ERR_USAGE);
		assert_string_equal(fixture->err.msg,
			arena_printf(&fixture->mem, "%s%s", rows[i].message,
				str_ends(rows[i].message, "?") ? "" : keys));
		assert_int_equal(access(fixture->path, F_OK), -1);
	}
}

static void out_rows__refuses_a_column_named_twice(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.columns = "id,due,id", .path = fixture->path};

	assert_int_equal(out_rows(&out, &form_schema, "id", forms, 1, &fixture->mem, &fixture->err),
		-1);
	assert_int_equal(fixture->err.code, ERR_USAGE);
	assert_string_equal(fixture->err.msg, "column \"id\" appears twice");
}

static void out_rows__says_when_a_path_cannot_be_written(void **state)
{
	struct fixture *fixture = *state;
	const struct {
		const char *path, *message;
	} rows[] = {
		{"/tmp/no-such-directory/x.csv",
			"cannot write /tmp/no-such-directory/x.csv: No such file or directory"},
		{"/tmp", "cannot write /tmp: Is a directory"},
		{"/dev/full", "cannot write /dev/full: No space left on device"},
	};

	for (int format = OUT_TABLE; format <= OUT_JSON; format++)
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			struct out out = {.format = format, .path = rows[i].path};
			assert_int_equal(out_rows(&out, &form_schema, "id", forms, FORMS_N,
						 &fixture->mem, &fixture->err),
				-1);
			assert_int_equal(fixture->err.code, ERR_SYSTEM);
			assert_string_equal(fixture->err.msg, rows[i].message);
		}
}

static void out_rows__notices_a_full_disk_behind_standard_output(void **state)
{
	struct fixture *fixture = *state;
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);

	assert_true(full >= 0);
	for (int format = OUT_TABLE; format <= OUT_JSON; format++) {
		struct out out = {.format = format};
		assert_int_equal(
			status_on(fixture, &out, "id", forms, FORMS_N, full), ERR_SYSTEM);
		assert_string_equal(fixture->err.msg,
			"cannot write standard output: No space left on device");
	}
	close(full);
}

static void out_rows__stops_at_a_closed_pipe(void **state)
{
	struct out out = {.format = OUT_CSV, .path = "-"};
	int ends[2];

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	close(ends[0]);
	assert_int_equal(status_on(*state, &out, "id", forms, FORMS_N, ends[1]), ERR_SYSTEM);
	close(ends[1]);
}

static void out_rows__writes_to_a_pipe_whole(void **state)
{
	struct out out = {.format = OUT_CSV};
	char buffer[64];
	int ends[2];

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	assert_int_equal(status_on(*state, &out, "id", &forms[1], 1, ends[1]), 0);
	close(ends[1]);
	ssize_t length = read(ends[0], buffer, sizeof buffer);
	close(ends[0]);
	assert_int_equal(length, 5);
	assert_memory_equal(buffer, "id\n7\n", 5);
}

static void out_rows__replaces_a_file_through_a_link_and_keeps_its_mode(void **state)
{
	struct fixture *fixture = *state;
	const char *link = arena_printf(&fixture->mem, "%s/link", fixture->directory);
	struct stat status;

	rows_as(fixture, (struct out){.format = OUT_CSV}, "id", forms, FORMS_N);
	assert_int_equal(chmod(fixture->path, 0600), 0);
	assert_int_equal(symlink("list", link), 0);
	struct out out = {.format = OUT_CSV, .path = link};
	assert_int_equal(
		out_rows(&out, &form_schema, "id", &forms[1], 1, &fixture->mem, &fixture->err), 0);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(stat(fixture->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	size_t length;
	assert_string_equal(content(fixture, &length), "id\n7\n");
	unlink(link);
}

static void out_rows__leaves_the_old_file_when_it_fails(void **state)
{
	struct fixture *fixture = *state;
	struct form_grid rows[] = {{.id = "1"}, {.id = "\xFF"}};
	struct out out = {.format = OUT_JSON, .path = fixture->path};
	size_t length;

	rows_as(fixture, (struct out){.format = OUT_CSV}, "id", &forms[1], 1);
	assert_int_equal(out_rows(&out, &form_schema, "id", rows, 2, &fixture->mem, &fixture->err),
		-1);
	assert_string_equal(content(fixture, &length), "id\n7\n");
}

static void out_rows__notices_a_disk_that_fills_up_on_the_way(void **state)
{
	enum { ROWS = 20000 };
	struct fixture *fixture = *state;
	struct form_grid *rows = arena_array(&fixture->mem, ROWS, sizeof *rows);
	struct rlimit before;

	for (int i = 0; i < ROWS; i++)
		rows[i] = forms[0];
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	for (int format = OUT_TABLE; format <= OUT_JSON; format++) {
		struct rlimit small = {10000, before.rlim_max};
		struct out out = {.format = format, .path = fixture->path};
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
		int rc = out_rows(&out, &form_schema, "id,owed", rows, ROWS, &fixture->mem,
			&fixture->err);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		assert_int_equal(rc, -1);
		assert_int_equal(fixture->err.code, ERR_SYSTEM);
		assert_true(str_ends(fixture->err.msg, "/list: File too large"));
		assert_int_equal(access(fixture->path, F_OK), -1);
	}
}

#define CASE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(out_csv__quotes_only_what_needs_it),
		CASE(out_csv__quotes_a_lone_empty_cell),
		CASE(out_csv__writes_every_type),
		CASE(out_csv__guards_text_for_spreadsheets),
		CASE(out_csv__never_guards_numbers),
		CASE(out_tsv__turns_tabs_and_breaks_into_spaces),
		CASE(out_json__gives_every_type_its_json_type),
		CASE(out_json__prints_a_list_without_rows),
		CASE(out_json__keeps_keys_and_the_order_of_columns),
		CASE(out_json__prints_one_record_as_an_object),
		CASE(out_json__refuses_bytes_that_are_no_utf8),
		CASE(out_table__prints_nothing_for_no_rows),
		CASE(out_table__prints_titles_and_aligned_cells),
		CASE(out_table__prints_what_people_read),
		CASE(out_table__escapes_control_characters),
		CASE(out_table__is_not_cut_in_a_file),
		CASE(out_table__folds_long_text_on_a_terminal),
		CASE(out_table__leaves_what_fits_the_terminal),
		CASE(out_table__leaves_columns_out_before_it_breaks_a_line),
		CASE(out_table__keeps_what_was_named_and_all_that_is_wide),
		CASE(out_table__cuts_what_would_be_a_tower),
		CASE(out_xlsx__is_refused_on_a_terminal),
		CASE(out_record__prints_titles_and_values),
		CASE(out_record__leaves_out_what_is_empty),
		CASE(out_record__prints_one_csv_row_with_every_column),
		CASE(out_rows__masks_personal_data_unless_told),
		CASE(out_rows__masks_every_value_of_pairs),
		CASE(out_rows__sorts_words_and_pairs_item_by_item),
		CASE(out_rows__prints_required_zeros),
		CASE(out_rows__prints_bare_ids),
		CASE(out_rows__sorts_by_type_and_keeps_equals_in_order),
		CASE(out_rows__lists_the_columns_for_help),
		CASE(out_record__lists_the_columns_for_help),
		CASE(out_rows__prints_titles_when_asked),
		CASE(out_rows__names_what_is_wrong),
		CASE(out_rows__refuses_a_column_named_twice),
		CASE(out_rows__says_when_a_path_cannot_be_written),
		CASE(out_rows__notices_a_full_disk_behind_standard_output),
		CASE(out_rows__notices_a_disk_that_fills_up_on_the_way),
		CASE(out_rows__stops_at_a_closed_pipe),
		CASE(out_rows__writes_to_a_pipe_whole),
		CASE(out_rows__replaces_a_file_through_a_link_and_keeps_its_mode),
		CASE(out_rows__leaves_the_old_file_when_it_fails),
	};

	/* As every program does. */
	setlocale(LC_CTYPE, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
