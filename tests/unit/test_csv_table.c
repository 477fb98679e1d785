#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/vec.h"
#include "import/csv_table.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* All rows of a table; the first is the headings. */
struct table {
	struct csv_table_text text;
	struct csv_table_row *rows;
	size_t n;
	size_t room;
	bool stops; /* at a row with a fault */
};

static int keep_row(void *context, const struct csv_table_row *row, size_t index, struct err *err)
{
	struct table *table = context;
	struct csv_table_row kept;
	assert_int_equal(index, table->n);
	/* What is walked over is borrowed; read again it is the same. */
	if (csv_table_again(&table->text, &row->begin, &arena, &kept, err))
		return -1;
	assert_int_equal(kept.cells_n, row->cells_n);
	assert_int_equal(kept.fault != NULL, row->fault != NULL);
	if (row->fault && table->stops)
		return err_set(err, ERR_MALFORMED, "%s", row->fault);
	for (size_t i = 0; i < row->cells_n; i++) {
		assert_string_equal(kept.cells[i].text, row->cells[i].text);
		assert_int_equal(kept.cells[i].line, row->cells[i].line);
		assert_int_equal(kept.cells[i].column, row->cells[i].column);
	}
	VEC_PUSH(&arena, table->rows, table->n, table->room) = kept;
	return 0;
}

static int read_n(const char *bytes, size_t length, enum import_encoding encoding,
	struct table *table, struct err *err)
{
	struct arena scratch = {0};
	*table = (struct table){.stops = true};
	int rc = csv_table_open("f.csv", arena_dup_n(&arena, bytes, length), length, encoding, 0, &arena,
		&table->text, err);
	if (rc == 0)
		rc = csv_table_walk(&table->text, keep_row, table, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

/* The whole table as one text: "a@1:1|b@1:3;" for every row. */
static const char *shown(const struct table *table)
{
	struct str out = {0};
	for (size_t i = 0; i < table->n; i++) {
		const struct csv_table_row *row = &table->rows[i];
		for (size_t c = 0; c < row->cells_n; c++)
			str_add_format(&out, "%s%s@%zu:%zu", c ? "|" : "", row->cells[c].text,
				row->cells[c].line, row->cells[c].column);
		str_add(&out, ";");
	}
	const char *text = arena_dup(&arena, str_text(&out));
	str_close(&out);
	return text;
}

static void csv_table_walk__knows_the_place_of_every_cell(void **state)
{
	static const struct {
		const char *label, *bytes, *table;
	} rows[] = {
		{"LF", "a,b\n1,22\n", "a@1:1|b@1:3;1@2:1|22@2:3;"},
		{"CRLF", "a,b\r\n1,22\r\n3,4\r\n", "a@1:1|b@1:3;1@2:1|22@2:3;3@3:1|4@3:3;"},
		{"CR", "a,b\r1,22\r", "a@1:1|b@1:3;1@2:1|22@2:3;"},
		{"no end of the last line", "a,b\n1,22", "a@1:1|b@1:3;1@2:1|22@2:3;"},
		{"byte order mark", "\xEF\xBB\xBF\"a\",b\n1,2\n", "a@1:1|b@1:5;1@2:1|2@2:3;"},
		{"a byte order mark behind an empty line", "\r\n\xEF\xBB\xBF\"a\",b\n1,2\n",
			"a@2:1|b@2:5;1@3:1|2@3:3;"},
		{"one at the beginning, and two behind an empty line",
			"\xEF\xBB\xBF\n\xEF\xBB\xBF\xEF\xBB\xBF" "a,b\n1,2\n", "a@2:1|b@2:3;1@3:1|2@3:3;"},
		{"two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF\"a\",b\n1,2\n",
			"a@1:1|b@1:5;1@2:1|2@2:3;"},
		{"characters, not bytes", "编号,时间\n𠮷,2\n", "编号@1:1|时间@1:4;𠮷@2:1|2@2:3;"},
		{"line break inside", "a,b\n\"x\ny\",2\n3,4\n",
			"a@1:1|b@1:3;x\ny@2:1|2@3:4;3@4:1|4@4:3;"},
		{"CRLF inside", "a,b\r\n\"x\r\ny\",2\r\n3,4\r\n",
			"a@1:1|b@1:3;x\r\ny@2:1|2@3:4;3@4:1|4@4:3;"},
		{"doubled quotation marks", "a,b\n\"{\"\"x\"\": 1}\",2\n",
			"a@1:1|b@1:3;{\"x\": 1}@2:1|2@2:14;"},
		{"comma inside", "a,b\n\"1,5\",2\n", "a@1:1|b@1:3;1,5@2:1|2@2:7;"},
		{"empty cells", "a,b,c\n,,\n\"\",2,\n",
			"a@1:1|b@1:3|c@1:5;@2:1|@2:2|@2:3;@3:1|2@3:4|@3:6;"},
		{"empty lines", "\n\na,b\n\n \n1,2\n\r\n3,4\n\n",
			"a@3:1|b@3:3;1@6:1|2@6:3;3@8:1|4@8:3;"},
		{"blanks around", "a , b\n  x y  ,2\n", "a@1:1|b@1:4;x y@2:1|2@2:9;"},
		{"rows of other widths", "a,b\n1\n1,2,3\n", "a@1:1|b@1:3;1@2:1;1@3:1|2@3:3|3@3:5;"},
		{"one column", "a\n1\n\"\"\n2\n", "a@1:1;1@2:1;@3:1;2@4:1;"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct table table;
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		int rc = read_n(rows[i].bytes, strlen(rows[i].bytes), IMPORT_ENCODING_UTF8, &table, &err);
		assert_string_equal(err.msg, "");
		assert_int_equal(rc, 0);
		assert_string_equal(shown(&table), rows[i].table);
	}
}

#define BYTES(text) (text), sizeof(text) - 1

static void csv_table_walk__refuses_with_the_place(void **state)
{
	static const struct {
		const char *label, *bytes;
		size_t length;
		enum import_encoding encoding;
		const char *says;
	} rows[] = {
		{"empty", BYTES(""), IMPORT_ENCODING_UTF8, "f.csv: is empty"},
		{"only a byte order mark", BYTES("\xEF\xBB\xBF"), IMPORT_ENCODING_UTF8, "f.csv: is empty"},
		{"only line ends", BYTES("\n \r\n"), IMPORT_ENCODING_UTF8, "f.csv: is empty"},
		{"header only", BYTES("a,b\n"), IMPORT_ENCODING_UTF8, "f.csv:2:1: there is nothing below"},
		{"open quotation", BYTES("a,b\n1,\"2\n3,4\n"), IMPORT_ENCODING_UTF8, "f.csv:2:3: the quotation that"},
		{"open quotation in the header", BYTES("\"a,b\n"), IMPORT_ENCODING_UTF8, "f.csv:1:1: the quotation"},
		{"mark inside", BYTES("a,b\n1,x\"y\"\n"), IMPORT_ENCODING_UTF8, "f.csv:2:4: a quotation mark out"},
		{"text after a quotation", BYTES("a,b\n1,\"x\"y\n"), IMPORT_ENCODING_UTF8, "f.csv:2:6: a quotation"},
		{"not UTF-8", BYTES("a,b\n王,\xD6\xD0\n"), IMPORT_ENCODING_UTF8, "f.csv:2:3: byte 0xD6 is not UTF-8"},
		{"UTF-16 without its mark", BYTES("a\0,\0b\0"), IMPORT_ENCODING_UTF8, "f.csv:1:2: a NUL byte"},
		{"half a character of UTF-16", BYTES("\xFF\xFE" "a\0,\0b"), IMPORT_ENCODING_UTF8,
			"f.csv:1:3: byte 0x62 is not UTF-16LE"},
		{"NUL", BYTES("a,b\n1,\0\n"), IMPORT_ENCODING_UTF8, "f.csv:2:3: a NUL byte"},
		{"surrogate", BYTES("a,b\n1,\xED\xA0\x80\n"), IMPORT_ENCODING_UTF8, "f.csv:2:3: byte 0xED"},
		{"not GB18030", BYTES("a,b\n\xD6\xD0,\xFF\xFF\n"), IMPORT_ENCODING_GB18030,
			"f.csv:2:3: byte 0xFF is not GB18030"},
		{"half a character", BYTES("a,b\n1,\xD6"), IMPORT_ENCODING_GB18030, "f.csv:2:3: byte 0xD6"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct table table;
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		assert_int_equal(
			read_n(rows[i].bytes, rows[i].length, rows[i].encoding, &table, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		print_message("  %s\n", err.msg);
		assert_ptr_equal(strstr(err.msg, rows[i].says), err.msg);
	}
}

/* What to try next is of the encoding that the bytes are likely of. */
static void csv_table_open__tells_which_encoding_to_try(void **state)
{
	static const struct {
		const char *label, *bytes;
		size_t length;
		enum import_encoding said;
		const char *hint;
	} rows[] = {
		{"UTF-16, ASCII alone", BYTES("a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0"), IMPORT_ENCODING_DETECT, "--encoding utf-16le"},
		{"the other one", BYTES("\0a\0,\0b\0\n\0" "1\0,\0" "2\0\n"), IMPORT_ENCODING_DETECT, "--encoding utf-16be"},
		{"with Han", BYTES("\x37\x62\xF7\x53,\0\x37\x62\x0D\x54\n\0" "1\0,\0\x8B\x73\n\0"),
			IMPORT_ENCODING_DETECT, "--encoding utf-16le"},
		{"the other one", BYTES("\x62\x37\x53\xF7\0,\x62\x37\x54\x0D\0\n\0" "1\0,\x73\x8B\0\n"),
			IMPORT_ENCODING_DETECT, "--encoding utf-16be"},
		{"UTF-16 said to be UTF-8", BYTES("a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0"), IMPORT_ENCODING_UTF8, "--encoding utf-16le"},
		{"GB18030 said to be UTF-8", BYTES("a,b\n\xD6\xD0,1\n"), IMPORT_ENCODING_UTF8, "--encoding gb18030"},
		{"a NUL among text", BYTES("a,b\n1,\0 2,3 4,5\n"), IMPORT_ENCODING_DETECT, ""},
		{"Latin", BYTES("a,b\n1,Jos\xC3\xA9\n"), IMPORT_ENCODING_DETECT, "--encoding utf-8, or --encoding gb18030"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct table table;
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		assert_int_equal(read_n(rows[i].bytes, rows[i].length, rows[i].said, &table, &err), -1);
		print_message("  %s\n", err.msg);
		assert_string_equal(err.hint, rows[i].hint);
	}
}

static void csv_table_walk__refuses_a_row_of_too_many_cells(void **state)
{
	struct str text = {0};
	struct table table;
	struct err err = {0};
	(void)state;
	str_add(&text, "a\n");
	for (int i = 0; i < CSV_TABLE_CELLS; i++)
		str_add(&text, "1,");
	str_add(&text, "1\n");
	assert_int_equal(read_n(text.text, text.length, IMPORT_ENCODING_UTF8, &table, &err), -1);
	assert_non_null(strstr(err.msg, "f.csv:2:2002: a row of more than 1000 cells"));
	str_close(&text);
}

static void csv_table_walk__converts_gb18030(void **state)
{
	/* 受理编号,姓名 / 1,张𬌗 (a character of four bytes) */
	static const char bytes[] = "\xCA\xDC\xC0\xED\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\r\n"
				    "1,\xD5\xC5\x99\x30\xEA\x30\r\n";
	struct table table;
	struct err err = {0};
	(void)state;
	if (read_n(bytes, sizeof bytes - 1, IMPORT_ENCODING_GB18030, &table, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(table.rows[0].cells[0].text, "受理编号");
	assert_string_equal(table.rows[0].cells[1].text, "姓名");
	assert_int_equal(table.rows[0].cells[1].column, 6);
	const char *back;
	size_t length;
	struct str text = {0};
	str_add_format(&text, "受理编号,姓名\r\n1,%s\r\n", table.rows[1].cells[1].text);
	assert_int_equal(import_encoding_write(&text, IMPORT_ENCODING_GB18030, &arena, &back, &length, &err), 0);
	assert_int_equal(length, sizeof bytes - 1);
	assert_memory_equal(back, bytes, length);
	str_close(&text);
}

static void csv_table_check_width__names_the_place(void **state)
{
	struct table table;
	struct err err = {0};
	(void)state;
	assert_int_equal(
		read_n(BYTES("a,b\n1,2\n1,2,3\n1\n\"x\ny\"\n"), IMPORT_ENCODING_UTF8, &table, &err), 0);
	assert_int_equal(csv_table_check_width(&table.text, 2, &table.rows[1], &err), 0);
	assert_int_equal(csv_table_check_width(&table.text, 2, &table.rows[2], &err), -1);
	assert_string_equal(err.msg, "f.csv:3:5: the row has 3 cells, the heading line 2");
	assert_int_equal(csv_table_check_width(&table.text, 2, &table.rows[3], &err), -1);
	assert_string_equal(err.msg, "f.csv:4:2: the row has 1 cells, the heading line 2");
	assert_int_equal(csv_table_check_width(&table.text, 2, &table.rows[4], &err), -1);
	assert_string_equal(err.msg, "f.csv:6:3: the row has 1 cells, the heading line 2");
}

static void import_encoding_detect__tells_gb18030_from_damaged_utf8(void **state)
{
	static const struct {
		const char *label, *bytes;
		enum import_encoding encoding;
	} rows[] = {
		{"ASCII", "a,b\n1,2\n", IMPORT_ENCODING_UTF8},
		{"UTF-8", "户号\n", IMPORT_ENCODING_UTF8},
		{"GB18030", "\xBB\xA7\xBA\xC5\n1\n", IMPORT_ENCODING_GB18030},
		{"GB18030 below ASCII headings", "a\n\xBB\xA7\n", IMPORT_ENCODING_GB18030},
		{"UTF-8 headings, a damaged byte below", "户号\n\xBB\xA7\n", IMPORT_ENCODING_UTF8},
		{"neither", "a\n\xFF\xFF\n", IMPORT_ENCODING_DETECT},
		{"GB18030 that is UTF-8 too", "a,b\n\xCB\xAE\xC8\xAA,1\n", IMPORT_ENCODING_GB18030},
		{"a rare character", "a,b\n张𬌗,1\n", IMPORT_ENCODING_UTF8},
		{"GB18030 with one bad byte", "\xBB\xA7\xBA\xC5,\xBB\xA7\xC3\xFB\n1,\xFF\xBB\xA7\n",
			IMPORT_ENCODING_GB18030},
		{"a Latin letter in a word", "a,b\n1,José\n", IMPORT_ENCODING_DETECT},
		{"at its beginning", "a,b\n1,Éva Müller\n", IMPORT_ENCODING_DETECT},
		{"below Chinese headings", "户号,户名\n1,José\n", IMPORT_ENCODING_UTF8},
		{"Latin letters of one byte", "a,b\n1,Jos\xE9\n", IMPORT_ENCODING_DETECT},
		{"Han of GB18030 behind a small letter", "a,b\n1,DN20mm\xC3\xBF\xC3\xD7\n", IMPORT_ENCODING_GB18030},
		{"a mark of UTF-16", "\xFF\xFE" "a", IMPORT_ENCODING_UTF16LE},
		{"the other one", "\xFE\xFF" "a", IMPORT_ENCODING_UTF16BE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct csv_table_text text = {0};
		struct err err = {0};
		size_t length = strlen(rows[i].bytes);
		print_message("%s\n", rows[i].label);
		assert_int_equal(import_encoding_detect(rows[i].bytes, length), rows[i].encoding);
		if (csv_table_open("f", rows[i].bytes, length, IMPORT_ENCODING_DETECT, 0, &arena, &text, &err) == 0)
			assert_int_equal(text.encoding, rows[i].encoding);
	}
}

/* A Chinese name that was cut within a character is never read as others.  (Of one or two characters alone the
 * bytes may be others of GB 2312: nobody can tell.) */
static void import_encoding_detect__a_cut_character_is_no_other_encoding(void **state)
{
	static const char *const names[] = {"王小明", "掇刀区", "长宁大道", "欧阳晓燕"};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (size_t cut = 3; cut < strlen(names[i]); cut++) {
			struct str text = {0};
			str_add(&text, "account,name\n1,");
			str_add_n(&text, names[i], cut);
			str_add(&text, ",2\n");
			enum import_encoding found = import_encoding_detect(text.text, text.length);
			if (found == IMPORT_ENCODING_GB18030)
				fail_msg("%s, cut behind byte %zu", names[i], cut);
			str_close(&text);
		}
}

/* What a file says of itself is surer than what was said of it. */
static void csv_table_open__obeys_the_mark_first(void **state)
{
	static const char bytes[] = "\xFF\xFE" "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0";
	static const enum import_encoding said[] = {IMPORT_ENCODING_DETECT, IMPORT_ENCODING_UTF8,
		IMPORT_ENCODING_GB18030, IMPORT_ENCODING_UTF16BE};
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct table table;
		struct err err = {0};
		assert_int_equal(read_n(BYTES(bytes), said[i], &table, &err), 0);
		assert_string_equal(shown(&table), "a@1:1|b@1:3;1@2:1|2@2:3;");
		assert_int_equal(read_n(BYTES("\xEF\xBB\xBF\xE6\x88\xB7,b\n1,2\n"), said[i], &table, &err), 0);
		assert_string_equal(shown(&table), "户@1:1|b@1:3;1@2:1|2@2:3;");
	}
}

static void csv_table_open__finds_what_parts_the_cells(void **state)
{
	static const struct {
		const char *label, *bytes, *table;
	} rows[] = {
		{"TAB", "a\tb\n1\t2\n", "a@1:1|b@1:3;1@2:1|2@2:3;"},
		{"semicolon", "a;b\n1;2\n", "a@1:1|b@1:3;1@2:1|2@2:3;"},
		{"full-width comma", "a，b\n1，\"2，3\"\n", "a@1:1|b@1:3;1@2:1|2，3@2:3;"},
		{"sep line", "sep=;\r\na;b,c\r\n1;2,3\r\n", "a@2:1|b,c@2:3;1@3:1|2,3@3:3;"},
		{"prose with full-width commas", "a,b\n1，2，3，4,5\n6，7，8,9\n",
			"a@1:1|b@1:3;1，2，3，4@2:1|5@2:9;6，7，8@3:1|9@3:7;"},
		{"a title above", "账单；2026年8月\na\tb\n1\t2,5\n",
			"账单；2026年8月@1:1;a@2:1|b@2:3;1@3:1|2,5@3:3;"},
		{"a TAB within", "a,b\n\"1\t\",2\n", "a@1:1|b@1:3;1\t@2:1|2@2:6;"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct table table;
		struct err err = {0};
		print_message("%s\n", rows[i].label);
		int rc = read_n(rows[i].bytes, strlen(rows[i].bytes), IMPORT_ENCODING_DETECT, &table, &err);
		assert_string_equal(err.msg, "");
		assert_int_equal(rc, 0);
		assert_string_equal(shown(&table), rows[i].table);
	}
}

static void csv_table_walk__a_bad_row_is_one_row(void **state)
{
	static const struct {
		const char *label, *bytes, *table;
	} rows[] = {
		{"a mark inside", "a,b\n1,x\"y\"\n3,4\n", "a@1:1|b@1:3;1,x\"y\"@2:1;3@3:1|4@3:3;"},
		{"an open quotation", "a,b\n1,\"2\n3,4\n", "a@1:1|b@1:3;1,\"2@2:1;3@3:1|4@3:3;"},
		{"two of them", "a,b\n1,\"2\n3,\"4\n5,6\n",
			"a@1:1|b@1:3;1,\"2@2:1;3,\"4@3:1;5@4:1|6@4:3;"},
		{"CRLF", "a,b\r\n1,x\"\r\n3,4\r\n", "a@1:1|b@1:3;1,x\"@2:1;3@3:1|4@3:3;"},
		{"the last row", "a,b\n3,4\n1,x\"", "a@1:1|b@1:3;3@2:1|4@2:3;1,x\"@3:1;"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct table table = {0};
		struct arena scratch = {0};
		struct err err = {0};
		const size_t length = strlen(rows[i].bytes);
		print_message("%s\n", rows[i].label);
		assert_int_equal(csv_table_open("f.csv", arena_dup_n(&arena, rows[i].bytes, length), length,
					 IMPORT_ENCODING_UTF8, 0, &arena, &table.text, &err),
			0);
		assert_int_equal(csv_table_walk(&table.text, keep_row, &table, &scratch, &err), 0);
		assert_string_equal(shown(&table), rows[i].table);
		arena_clear(&scratch);
	}
}

static void csv_table_add_line__writes_what_is_read_again(void **state)
{
	static const char *const cells[] = {"\xEF\xBB\xBFx", "", "a,b", "say \"hi\"", "two\nlines", " blank ", "王", "\r",
		"\x1E"};
	enum { N = sizeof cells / sizeof *cells };
	struct str text = {0};
	struct table table;
	struct err err = {0};
	(void)state;
	csv_table_add_line(&text, cells, N);
	csv_table_add_line(&text, cells, N);
	assert_int_equal(read_n(text.text, text.length, IMPORT_ENCODING_UTF8, &table, &err), 0);
	assert_int_equal(table.n, 2);
	assert_int_equal(table.rows[1].cells_n, N);
	for (size_t i = 0; i < N; i++)
		assert_string_equal(table.rows[1].cells[i].text, cells[i]);
	str_close(&text);
}

/* Also where the delimiter is found out, and most that stands there looks like another one. */
static void csv_table_add_line__is_not_taken_for_another_delimiter(void **state)
{
	static const struct {
		const char *cells[2];
		size_t n;
	} rows[] = {
		{{"a;b;c", "x"}, 2}, {{"x", "1; 2; 3"}, 2}, {{"a\tb\tc", "x"}, 2}, {{";"}, 1}, {{"a\tb"}, 1}, {{"a，b，c"}, 1},
		{{"a，b，c", "x，y，z"}, 2}, {{"sep=x"}, 1}, {{"sep=;"}, 1}, {{"\"a;b;c", "x"}, 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = {0};
		struct table table;
		struct err err = {0};
		for (int line = 0; line < 3; line++)
			csv_table_add_line(&text, rows[i].cells, rows[i].n);
		print_message("%s", text.text);
		assert_int_equal(read_n(text.text, text.length, IMPORT_ENCODING_UTF8, &table, &err), 0);
		assert_int_equal(table.n, 3);
		for (size_t row = 0; row < 3; row++) {
			assert_int_equal(table.rows[row].cells_n, rows[i].n);
			for (size_t c = 0; c < rows[i].n; c++)
				assert_string_equal(table.rows[row].cells[c].text, rows[i].cells[c]);
		}
		str_close(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(csv_table_add_line__is_not_taken_for_another_delimiter, teardown),
		cmocka_unit_test_teardown(csv_table_walk__knows_the_place_of_every_cell, teardown),
		cmocka_unit_test_teardown(csv_table_walk__refuses_with_the_place, teardown),
		cmocka_unit_test_teardown(csv_table_walk__refuses_a_row_of_too_many_cells, teardown),
		cmocka_unit_test_teardown(csv_table_walk__converts_gb18030, teardown),
		cmocka_unit_test_teardown(csv_table_check_width__names_the_place, teardown),
		cmocka_unit_test_teardown(csv_table_open__tells_which_encoding_to_try, teardown),
		cmocka_unit_test_teardown(import_encoding_detect__tells_gb18030_from_damaged_utf8, teardown),
		cmocka_unit_test_teardown(import_encoding_detect__a_cut_character_is_no_other_encoding, teardown),
		cmocka_unit_test_teardown(csv_table_open__obeys_the_mark_first, teardown),
		cmocka_unit_test_teardown(csv_table_open__finds_what_parts_the_cells, teardown),
		cmocka_unit_test_teardown(csv_table_walk__a_bad_row_is_one_row, teardown),
		cmocka_unit_test_teardown(csv_table_add_line__writes_what_is_read_again, teardown),
	};
	return cmocka_run_group_tests_name("csv_table", tests, NULL, NULL);
}
