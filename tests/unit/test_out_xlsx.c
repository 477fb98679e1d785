/* table/out.h: workbooks.
 *
 * table-xlsx.so is looked for where a program would: ../libexec/onestop/ from the directory of the
 * executable.  One test takes it away, which other tests must not feel, so this program copies
 * itself and the object into a tree of that shape and goes on in the copy.  The object is the one
 * that ONESTOP_XLSX names, else table-xlsx.so beside the test, else that of the build. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "base/str.h"
#include "table/out.h"

static const struct choice kinds[] = {
	{"", ""}, {"transfer", "过户"}, {"meter-test", "验表"}, {NULL, NULL}};

struct form_grid {
	const char *id;
	const char *name;
	int kind;
	int due;
	int64_t at;
	int64_t count;
	int64_t owed;
	bool urgent;
	const char *remark;
};

#define FORM(name) .offset = offsetof(struct form_grid, name)

static const struct field form_fields[] = {
	{.key = "id", .title = "编号", .type = FIELD_ID, FORM(id)},
	{.key = "name", .title = "姓名", .type = FIELD_LINE, .flags = FIELD_NAME, FORM(name)},
	{.key = "kind", .title = "类别", .type = FIELD_ENUM, FORM(kind), .choices = kinds},
	{.key = "due", .title = "时限", .type = FIELD_DATE, FORM(due)},
	{.key = "at", .title = "受理", .type = FIELD_MOMENT, FORM(at)},
	{.key = "count", .title = "催办", .type = FIELD_INT, FORM(count)},
	{.key = "owed", .title = "欠费", .type = FIELD_MONEY, FORM(owed)},
	{.key = "urgent", .title = "加急", .type = FIELD_FLAG, FORM(urgent)},
	{.key = "remark", .title = "备注", .type = FIELD_TEXT, FORM(remark)},
};

static const struct schema form_schema = {
	.name = "form", .size = sizeof(struct form_grid), SCHEMA_FIELDS(form_fields)};

/* 2026-09-18 is day 20714 here and day 46283 in a sheet; 09:00 in +08:00 is 01:00Z. */
enum { DAY = 20714 };

static const struct form_grid forms[] = {
	{.id = "0000012345", .name = "𠮷野张𬌗", .kind = 1, .due = DAY,
		.at = (int64_t)DAY * 86400 + 3600, .count = -12, .owed = 8625, .urgent = true,
		.remark = "=1+1"},
	{.id = "420800199001010012", .count = (int64_t)1 << 60, .remark = "a\n<b> & \"c\" "},
};

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
	fixture->path = arena_printf(&fixture->mem, "%s/list.xlsx", fixture->directory);
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

/* One file of the workbook. */
static const char *part(struct fixture *fixture, const char *name)
{
	struct str output = {0};
	struct str errors = {0};
	const char *argv[] = {"unzip", "-p", fixture->path, name, NULL};
	struct process unzip = {
		.argv = argv,
		.env = (const char *const *)environ,
		.directory = "/",
	};
	int status = 0;

	if (process_run(&unzip, &output, &errors, &status, &fixture->err))
		fail_msg("%s", fixture->err.msg);
	if (status)
		fail_msg("unzip: %s", str_text(&errors));
	const char *text = arena_dup(&fixture->mem, str_text(&output));
	str_close(&output);
	str_close(&errors);
	return text;
}

static const char *sheet_of(struct fixture *fixture, struct out out, const struct form_grid *rows,
	size_t rows_n)
{
	out.format = OUT_XLSX;
	out.path = fixture->path;
	if (out_rows(&out, &form_schema, "all", rows, rows_n, &fixture->mem, &fixture->err))
		fail_msg("%s", fixture->err.msg);
	return part(fixture, "xl/worksheets/sheet1.xml");
}

/* The cell at `place` ("A2"), from its tag to the end of it, without its style; "" when the sheet
 * has no such cell. */
static const char *cell(struct fixture *fixture, const char *sheet, const char *place)
{
	const char *tag = strstr(sheet, arena_printf(&fixture->mem, "<c r=\"%s\"", place));

	if (!tag)
		return "";
	const char *end = strstr(tag, "</c>");
	assert_non_null(end);
	const char *text = arena_dup_n(&fixture->mem, tag, (size_t)(end - tag));
	const char *style = strstr(text, " s=\"");
	if (!style)
		return text;
	const char *rest = strchr(style + 4, '"') + 1;
	return arena_printf(&fixture->mem, "%.*s%s", (int)(style - text), text, rest);
}

/* The number format of the cell at `place`, as its style names it. */
static bool has_format(struct fixture *fixture, const char *sheet, const char *place,
	const char *pattern)
{
	const char *styles = part(fixture, "xl/styles.xml");
	const char *tag = strstr(sheet, arena_printf(&fixture->mem, "<c r=\"%s\" s=\"", place));
	const char *formats = strstr(styles, "<cellXfs");
	const char *number = strstr(styles,
		arena_printf(&fixture->mem, "\" formatCode=\"%s\"", pattern));

	if (!tag || !formats || !number)
		return false;
	while (number[-1] != '"')
		number--;
	int style = strchr(tag, 's')[3] - '0';
	for (int i = -1; i < style; i++)
		formats = strstr(formats + 1, "<xf ");
	return str_starts(formats, arena_printf(&fixture->mem, "<xf numFmtId=\"%.*s\"",
					   (int)strcspn(number, "\""), number));
}

static void out_xlsx__gives_every_type_its_cell_type(void **state)
{
	static const struct {
		const char *place, *expected;
	} rows[] = {
		{"A1", "<c r=\"A1\" t=\"inlineStr\"><is><t>form</t></is>"},
		{"A2", "<c r=\"A2\" t=\"inlineStr\"><is><t>编号</t></is>"},
		{"I2", "<c r=\"I2\" t=\"inlineStr\"><is><t>备注</t></is>"},
		{"A3", "<c r=\"A3\" t=\"inlineStr\"><is><t>0000012345</t></is>"},
		{"B3", "<c r=\"B3\" t=\"inlineStr\"><is><t>𠮷**𬌗</t></is>"},
		{"C3", "<c r=\"C3\" t=\"inlineStr\"><is><t>过户</t></is>"},
		{"D3", "<c r=\"D3\"><v>46283</v>"},
		{"E3", "<c r=\"E3\"><v>46283.375</v>"},
		{"F3", "<c r=\"F3\"><v>-12</v>"},
		{"G3", "<c r=\"G3\"><v>86.25</v>"},
		{"H3", "<c r=\"H3\" t=\"inlineStr\"><is><t>yes</t></is>"},
		{"I3", "<c r=\"I3\" t=\"inlineStr\"><is><t>=1+1</t></is>"},
		{"A4", "<c r=\"A4\" t=\"inlineStr\"><is><t>420800199001010012</t></is>"},
		{"B4", ""},
		{"D4", ""},
		{"F4", "<c r=\"F4\" t=\"inlineStr\"><is><t>1152921504606846976</t></is>"},
		{"G4", ""},
		{"H4", ""},
		{"I4", "<c r=\"I4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
		       "a\n&lt;b&gt; &amp; \"c\" </t></is>"},
		{"A5", ""},
	};
	const char *sheet = sheet_of(*state, (struct out){0}, forms, 2);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(cell(*state, sheet, rows[i].place), rows[i].expected);
}

static void out_xlsx__shows_dates_as_dates(void **state)
{
	const char *sheet = sheet_of(*state, (struct out){0}, forms, 2);

	assert_true(has_format(*state, sheet, "D3", "yyyy-mm-dd"));
	assert_true(has_format(*state, sheet, "E3", "yyyy-mm-dd hh:mm"));
	assert_false(has_format(*state, sheet, "A3", "yyyy-mm-dd"));
}

static void out_xlsx__freezes_and_filters_the_headings(void **state)
{
	const char *sheet = sheet_of(*state, (struct out){0}, forms, 2);

	assert_non_null(strstr(sheet, "<pane ySplit=\"2\" topLeftCell=\"A3\""));
	assert_non_null(strstr(sheet, "<autoFilter ref=\"A2:I4\"/>"));
	/* 18 digits and a margin; two characters, the margin and the button of the filter. */
	assert_non_null(strstr(sheet, "<col min=\"1\" max=\"1\" width=\"21.7"));
	assert_non_null(strstr(sheet, "<col min=\"3\" max=\"3\" width=\"7.7"));
	assert_non_null(strstr(part(*state, "xl/styles.xml"), "<font><b/>"));
}

static void out_xlsx__does_without_headings(void **state)
{
	const char *sheet = sheet_of(*state, (struct out){.no_header = true}, forms, 1);

	assert_string_equal(cell(*state, sheet, "A1"),
		"<c r=\"A1\" t=\"inlineStr\"><is><t>0000012345</t></is>");
	assert_null(strstr(sheet, "<pane"));
	assert_null(strstr(sheet, "<autoFilter"));
}

static void out_xlsx__makes_a_sheet_without_rows(void **state)
{
	const char *sheet = sheet_of(*state, (struct out){0}, NULL, 0);

	assert_non_null(strstr(sheet, "<autoFilter ref=\"A2:I2\"/>"));
	assert_string_equal(cell(*state, sheet, "A3"), "");
}

static void out_xlsx__refuses_text_that_no_cell_holds(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(&fixture->mem, 32769);
	struct form_grid form = {.remark = text};
	struct out out = {.format = OUT_XLSX, .path = fixture->path};

	memset(text, 'a', 32768);
	assert_int_equal(
		out_rows(&out, &form_schema, "remark", &form, 1, &fixture->mem, &fixture->err), -1);
	assert_int_equal(fixture->err.code, ERR_REFUSED);
	assert_string_equal(fixture->err.msg,
		"备注: text longer than the 32767 characters a cell of a workbook holds");
	assert_int_equal(access(fixture->path, F_OK), -1);
}

static void out_xlsx__notices_a_full_disk(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_XLSX, .path = "/dev/full"};

	assert_int_equal(
		out_rows(&out, &form_schema, "all", forms, 2, &fixture->mem, &fixture->err), -1);
	assert_int_equal(fixture->err.code, ERR_SYSTEM);
	assert_string_equal(fixture->err.msg, "cannot write /dev/full: No space left on device");
}

/* Whatever file the disk has no room for, the workbook or what it is made from, it is told. */
static void out_xlsx__is_whole_or_refused_on_a_disk_too_small(void **state)
{
	enum { ROWS = 4000 };
	static const rlim_t limits[] = {100, 1000, 5000, 20000, 50000, 100000, 200000, 400000,
		RLIM_INFINITY};
	struct fixture *fixture = *state;
	struct form_grid *rows = arena_array(&fixture->mem, ROWS, sizeof *rows);
	struct out out = {.format = OUT_XLSX, .path = fixture->path};
	struct rlimit before;
	int refused = 0;

	for (int i = 0; i < ROWS; i++)
		rows[i] = forms[0];
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct rlimit small = {limits[i], before.rlim_max};
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
		int rc = out_rows(&out, &form_schema, "all", rows, ROWS, &fixture->mem,
			&fixture->err);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		if (rc) {
			refused++;
			assert_int_equal(fixture->err.code, ERR_SYSTEM);
			assert_true(str_ends(fixture->err.msg, ": File too large"));
			assert_int_equal(access(fixture->path, F_OK), -1);
			continue;
		}
		const char *sheet = part(fixture, "xl/worksheets/sheet1.xml");
		assert_true(str_ends(sheet, "</worksheet>"));
		assert_non_null(strstr(sheet, "<c r=\"I4002\""));
	}
	assert_int_equal(refused, sizeof limits / sizeof *limits - 1);
}

struct figure {
	const char *name;
	int from;
	int64_t part;
	int64_t whole;
	const char *share;
};

#define FIGURE(name) .offset = offsetof(struct figure, name)

static const struct field figure_fields[] = {
	{.key = "name", .title = "部门", .type = FIELD_LINE, FIGURE(name)},
	{.key = "from", .title = "周", .type = FIELD_DATE, FIGURE(from)},
	{.key = "part", .title = "办结", .type = FIELD_INT, .flags = FIELD_REQUIRED, FIGURE(part)},
	{.key = "whole", .title = "应办结", .type = FIELD_INT, .flags = FIELD_REQUIRED,
		FIGURE(whole)},
	{.key = "share", .title = "办结率", .type = FIELD_LINE, .flags = FIELD_RIGHT, FIGURE(share)},
};

static const struct schema figure_schema = {
	.name = "figure", .size = sizeof(struct figure), SCHEMA_FIELDS(figure_fields)};

static const struct figure figures[] = {
	{"营抄中心", DAY, 3, 4, "75.0%"},
	{"管网部", DAY + 7, 0, 0, "—"},
};
static const struct out_share figure_shares[] = {{"share", "part", "whole"}};
static const struct out_sheet figure_sheets[] = {
	{"全部", &figure_schema, "name,part,whole,share", figures, 2, figure_shares, 1},
	{"it's a sheet", &figure_schema, "name,from,share,part", figures, 2, figure_shares, 1},
	{"空", &figure_schema, "name,part", NULL, 0, NULL, 0},
};
static const struct out_chart figure_charts[] = {
	{.title = "办结率", .kind = OUT_COLUMNS, .sheet = 1, .category = "name", .values = "share"},
	{.title = "没有数据", .kind = OUT_PIE, .sheet = 2, .category = "name", .values = "part"},
	{.title = "按周", .kind = OUT_LINES, .sheet = 1, .category = "from", .values = "part,share"},
	{.title = "份额", .kind = OUT_PIE, .sheet = 0, .category = "name", .values = "part", .first = 1,
		.rows_n = 1},
};
static const struct out_tidy figure_tidy = {.title = "逐项", .columns = "name,whole,share"};
static const struct out_book figure_book = {.sheets = figure_sheets, .sheets_n = 3,
	.charts_title = "图表", .charts = figure_charts, .charts_n = 4, .tidy = &figure_tidy, .tidy_n = 1};

static void write_book(struct fixture *fixture, struct out out, const struct out_book *book)
{
	out.format = OUT_XLSX;
	out.path = fixture->path;
	if (out_book(&out, book, &fixture->mem, &fixture->err))
		fail_msg("%s", fixture->err.msg);
}

static void out_book__calculates_shares(void **state)
{
	static const struct {
		const char *sheet, *place, *expected;
	} rows[] = {
		{"2", "D3", "<c r=\"D3\"><f>IF(C3=0,\"—\",B3/C3)</f><v>0.75</v>"},
		{"2", "D4", "<c r=\"D4\" t=\"str\"><f>IF(C4=0,\"—\",B4/C4)</f><v>—</v>"},
		{"3", "C3", "<c r=\"C3\"><v>0.75</v>"},
		{"2", "B3", "<c r=\"B3\"><v>3</v>"},
	};
	struct fixture *fixture = *state;

	write_book(fixture, (struct out){0}, &figure_book);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *sheet = part(fixture, arena_printf(&fixture->mem,
							  "xl/worksheets/sheet%s.xml", rows[i].sheet));
		assert_string_equal(cell(fixture, sheet, rows[i].place), rows[i].expected);
	}
	assert_true(has_format(fixture, part(fixture, "xl/worksheets/sheet2.xml"), "D3", "0.0%"));
}

static void out_book__draws_charts_of_sheets_that_have_rows(void **state)
{
	struct fixture *fixture = *state;

	write_book(fixture, (struct out){0}, &figure_book);
	const char *workbook = part(fixture, "xl/workbook.xml");
	assert_non_null(strstr(workbook, "<sheet name=\"全部\" sheetId=\"2\""));
	assert_non_null(strstr(workbook, "<sheet name=\"图表\" sheetId=\"1\""));
	const char *chart = part(fixture, "xl/charts/chart1.xml");
	assert_non_null(strstr(chart, "<c:barChart>"));
	assert_non_null(strstr(chart, "<c:f>'it''s a sheet'!$C$3:$C$4</c:f>"));
	assert_non_null(strstr(chart, "<c:f>'it''s a sheet'!$A$3:$A$4</c:f>"));
	assert_non_null(strstr(chart, "<c:v>0.75</c:v>"));
	assert_non_null(strstr(chart, "<c:max val=\"1\"/>"));
	assert_non_null(strstr(chart, "<a:t>办结率</a:t>"));
	chart = part(fixture, "xl/charts/chart2.xml");
	assert_non_null(strstr(chart, "<c:lineChart>"));
	assert_non_null(strstr(chart, "<c:f>'it''s a sheet'!$D$2</c:f>"));
	chart = part(fixture, "xl/charts/chart3.xml");
	assert_non_null(strstr(chart, "<c:pieChart>"));
	/* A chart of some of the rows, each figure told beside its name. */
	assert_non_null(strstr(chart, "<c:f>'全部'!$B$4</c:f>"));
	assert_non_null(strstr(chart, "<c:showVal val=\"1\"/><c:showCatName val=\"1\"/>"));
	assert_null(strstr(part(fixture, "xl/drawings/_rels/drawing1.xml.rels"), "chart4"));
}

static void out_book__says_above_the_rows_what_they_are(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.head = {.title = "超期", .program = "report", .company = "水务", .commit = "0626211b7a44",
		.from = DAY, .to = DAY + 2, .as_of = DAY + 1, .made_at = (int64_t)DAY * 86400 + 3600}};
	static const char line[] = "超期 (2026-09-18 to 2026-09-20, as of 2026-09-19)  水务"
				   "  made at 2026-09-18 09:00  commit 0626211b7a44";

	write_book(fixture, out, &figure_book);
	assert_non_null(strstr(part(fixture, "xl/sharedStrings.xml"), line));
	const char *core = part(fixture, "docProps/core.xml");
	assert_non_null(strstr(core, line));
	assert_non_null(strstr(core, "2026-09-18T01:00:00Z"));
	assert_non_null(strstr(part(fixture, "docProps/app.xml"), "<Company>水务</Company>"));
	out.titles = OUT_TITLES_KEY;
	write_book(fixture, out, &figure_book);
	assert_non_null(strstr(part(fixture, "xl/sharedStrings.xml"), "<t>report (2026-09-18"));
	assert_non_null(strstr(part(fixture, "xl/sharedStrings.xml"), "<t>whole</t>"));
}

/* A row for each figure of each row; a rate that has nothing to divide by has no value. */
static void out_book__puts_figures_one_a_row(void **state)
{
	static const struct {
		const char *place, *expected;
	} rows[] = {
		{"A3", "<c r=\"A3\"><v>46283</v>"},
		{"B3", "<c r=\"B3\"><v>46284</v>"},
		{"F3", "<c r=\"F3\"><v>4</v>"},
		{"F4", "<c r=\"F4\"><v>0.75</v>"},
		{"F5", "<c r=\"F5\"><v>0</v>"},
		{"F6", ""},
		{"A7", ""},
	};
	struct fixture *fixture = *state;

	write_book(fixture, (struct out){.head = {.from = DAY, .to = DAY + 1}}, &figure_book);
	const char *sheet = part(fixture, "xl/worksheets/sheet5.xml");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(cell(fixture, sheet, rows[i].place), rows[i].expected);
	assert_true(has_format(fixture, sheet, "F4", "0.0%"));
	assert_non_null(strstr(sheet, "<autoFilter ref=\"A2:G6\"/>"));
}

static void out_xlsx__is_printed_one_page_wide(void **state)
{
	struct fixture *fixture = *state;
	const char *sheet = sheet_of(fixture, (struct out){0}, forms, 2);

	assert_non_null(strstr(sheet, "<pageSetUpPr fitToPage=\"1\"/>"));
	assert_non_null(strstr(sheet, "fitToHeight=\"0\""));
	assert_non_null(strstr(sheet, "orientation=\"landscape\""));
	assert_non_null(strstr(part(fixture, "xl/workbook.xml"), "form!$1:$2</definedName>"));
	/* Two lines of text: a row as high as two. */
	assert_non_null(strstr(sheet, "<row r=\"4\" ht=\"30\" customHeight=\"1\">"));
	struct out narrow = {.format = OUT_XLSX, .path = fixture->path};
	assert_int_equal(out_rows(&narrow, &form_schema, "id,due", forms, 2, &fixture->mem, &fixture->err), 0);
	assert_non_null(strstr(part(fixture, "xl/worksheets/sheet1.xml"), "orientation=\"portrait\""));
}

/* The moment in the file is that of the order. */
static void out_book__is_the_same_for_the_same_order(void **state)
{
	struct fixture *fixture = *state;
	const struct out out = {.head = {.made_at = (int64_t)DAY * 86400}};
	const char *bytes[2];
	size_t lengths[2];

	for (int i = 0; i < 2; i++) {
		write_book(fixture, out, &figure_book);
		assert_int_equal(file_read(fixture->path, 1 << 20, &fixture->mem, &bytes[i], &lengths[i],
					 &fixture->err),
			0);
	}
	assert_int_equal(lengths[0], lengths[1]);
	assert_memory_equal(bytes[0], bytes[1], lengths[0]);
}

static void out_book__draws_without_headings(void **state)
{
	struct fixture *fixture = *state;

	write_book(fixture, (struct out){.no_header = true}, &figure_book);
	const char *chart = part(fixture, "xl/charts/chart1.xml");
	assert_non_null(strstr(chart, "$C$1:$C$2</c:f>"));
	assert_non_null(strstr(chart, "<c:v>办结率</c:v>"));
}

static void out_book__refuses_a_chart_of_a_column_not_shown(void **state)
{
	static const struct out_chart wrong[] = {
		{.title = "份额", .kind = OUT_PIE, .sheet = 1, .category = "name", .values = "whole"}};
	const struct out_book book = {.sheets = figure_sheets, .sheets_n = 3, .charts_title = "图表",
		.charts = wrong, .charts_n = 1};
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_XLSX, .path = fixture->path};

	assert_int_equal(out_book(&out, &book, &fixture->mem, &fixture->err), -1);
	assert_int_equal(fixture->err.code, ERR_SYSTEM);
	assert_int_equal(access(fixture->path, F_OK), -1);
}

static void out_book__prints_its_first_sheet_in_other_formats(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_CSV, .path = fixture->path, .sort = "name"};
	const char *bytes;
	size_t length;

	assert_int_equal(out_book(&out, &figure_book, &fixture->mem, &fixture->err), 0);
	assert_int_equal(file_read(fixture->path, 1000, &fixture->mem, &bytes, &length,
				 &fixture->err),
		0);
	assert_string_equal(bytes, "name,part,whole,share\n管网部,0,0,—\n营抄中心,3,4,75.0%\n");
}

static void out_book__is_whole_or_refused_on_a_disk_too_small(void **state)
{
	static const rlim_t limits[] = {100, 1000, 2000, 4000, 8000, RLIM_INFINITY};
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_XLSX, .path = fixture->path};
	struct rlimit before;
	int refused = 0;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct rlimit small = {limits[i], before.rlim_max};
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
		int rc = out_book(&out, &figure_book, &fixture->mem, &fixture->err);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		if (rc) {
			refused++;
			assert_int_equal(fixture->err.code, ERR_SYSTEM);
			assert_int_equal(access(fixture->path, F_OK), -1);
			continue;
		}
		assert_true(str_ends(part(fixture, "xl/worksheets/sheet1.xml"), "</worksheet>"));
		assert_non_null(strstr(part(fixture, "xl/charts/chart3.xml"), "</c:chartSpace>"));
	}
	assert_in_range(refused, 4, sizeof limits / sizeof *limits - 1);
}

static void out_xlsx__writes_one_record(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_XLSX, .path = fixture->path};

	assert_int_equal(
		out_record(&out, &form_schema, &forms[0], &fixture->mem, &fixture->err), 0);
	/* A title and a value a line; the due date is the fourth. */
	assert_string_equal(cell(fixture, part(fixture, "xl/worksheets/sheet1.xml"), "B5"),
		"<c r=\"B5\"><v>46283</v>");
}

static void out_xlsx__says_when_it_is_not_installed(void **state)
{
	struct fixture *fixture = *state;
	struct out out = {.format = OUT_XLSX, .path = fixture->path};
	const char *object = arena_printf(&fixture->mem, "%s/../libexec/onestop/table-xlsx.so",
		file_program_dir(&fixture->mem));
	const char *aside = arena_printf(&fixture->mem, "%s.aside", object);

	assert_int_equal(rename(object, aside), 0);
	int rc = out_rows(&out, &form_schema, "all", forms, 2, &fixture->mem, &fixture->err);
	assert_int_equal(rename(aside, object), 0);
	assert_int_equal(rc, -1);
	assert_int_equal(fixture->err.code, ERR_SYSTEM);
	assert_true(str_starts(fixture->err.msg, "workbooks are not installed: "));
	assert_int_equal(access(fixture->path, F_OK), -1);
}

static void copy_file(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
	struct stat status;

	if (in < 0 || out < 0 || fstat(in, &status))
		abort();
	for (off_t done = 0; done < status.st_size;)
		if (sendfile(out, in, &done, (size_t)(status.st_size - done)) <= 0)
			abort();
	close(in);
	close(out);
}

/* The directories and files of the tree, in the order of making. */
static const char *const tree_parts[] = {"bin", "libexec", "libexec/onestop",
	"libexec/onestop/table-xlsx.so", "bin/test"};

enum { TREE_PARTS = sizeof tree_parts / sizeof *tree_parts, TREE_DIRECTORIES = 3 };

static const char *find_object(struct arena *mem)
{
	const char *directory = file_program_dir(mem);
	const char *named = getenv("ONESTOP_XLSX");
	const char *beside = arena_printf(mem, "%s/table-xlsx.so", directory);

	if (named)
		return named;
	if (access(beside, R_OK) == 0)
		return beside;
	return arena_printf(mem, "%s/../libexec/onestop/table-xlsx.so", directory);
}

static void go_on_in_a_tree(const char *object, char **argv, struct arena *mem)
{
	char *tree = arena_dup(mem, "/tmp/onestop-tree-XXXXXX");
	const char *paths[TREE_PARTS];

	if (!mkdtemp(tree) || setenv("ONESTOP_TEST_TREE", tree, 1))
		abort();
	for (int i = 0; i < TREE_PARTS; i++) {
		paths[i] = arena_printf(mem, "%s/%s", tree, tree_parts[i]);
		if (i < TREE_DIRECTORIES && mkdir(paths[i], 0700))
			abort();
	}
	copy_file(object, paths[3]);
	copy_file("/proc/self/exe", paths[4]);
	execv(paths[4], argv);
	abort();
}

static int remove_tree(void **state)
{
	const char *tree = getenv("ONESTOP_TEST_TREE");
	struct arena mem = {0};
	int rc = 0;

	(void)state;
	if (!tree)
		return 0;
	for (int i = TREE_PARTS - 1; i >= 0; i--)
		rc |= remove(arena_printf(&mem, "%s/%s", tree, tree_parts[i]));
	rc |= rmdir(tree);
	arena_clear(&mem);
	return rc;
}

#define CASE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		/* First: once opened, the object stays. */
		CASE(out_xlsx__says_when_it_is_not_installed),
		CASE(out_xlsx__gives_every_type_its_cell_type),
		CASE(out_xlsx__shows_dates_as_dates),
		CASE(out_xlsx__freezes_and_filters_the_headings),
		CASE(out_xlsx__does_without_headings),
		CASE(out_xlsx__makes_a_sheet_without_rows),
		CASE(out_xlsx__refuses_text_that_no_cell_holds),
		CASE(out_xlsx__notices_a_full_disk),
		CASE(out_xlsx__is_whole_or_refused_on_a_disk_too_small),
		CASE(out_book__calculates_shares),
		CASE(out_book__draws_charts_of_sheets_that_have_rows),
		CASE(out_book__says_above_the_rows_what_they_are),
		CASE(out_book__puts_figures_one_a_row),
		CASE(out_book__is_the_same_for_the_same_order),
		CASE(out_xlsx__is_printed_one_page_wide),
		CASE(out_book__draws_without_headings),
		CASE(out_book__refuses_a_chart_of_a_column_not_shown),
		CASE(out_book__prints_its_first_sheet_in_other_formats),
		CASE(out_book__is_whole_or_refused_on_a_disk_too_small),
		CASE(out_xlsx__writes_one_record),
	};
	struct arena mem = {0};

	(void)argc;
	if (!getenv("ONESTOP_TEST_TREE")) {
		const char *object = find_object(&mem);
		if (access(object, R_OK)) {
			print_message("1..0 # SKIP no workbooks: %s: %s\n", object,
				strerror(errno));
			arena_clear(&mem);
			return 0;
		}
		go_on_in_a_tree(object, argv, &mem);
	}
	arena_clear(&mem);
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, remove_tree);
}
