/* base/utf8.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

/* A text with its length, so that it may hold NUL. */
#define TEXT(literal) (literal), sizeof(literal) - 1

static void utf8_check__takes_what_people_write(void **state)
{
	static const struct {
		const char *label, *text;
		size_t length;
	} rows[] = {
	        {"nothing", TEXT("")},
	        {"ASCII", TEXT("NO 0123 ~")},
	        {"a name with a middle dot", TEXT("买买提·吐尔逊")},
	        {"beyond the BMP", TEXT("𠮷野 张𬌗")},
	        {"an emoji", TEXT("满意😀")},
	        {"a variation selector", TEXT("葛\U000E0100城")},
	        {"TAB", TEXT("a\tb")},
	        {"the last character before the surrogates", TEXT("\uD7FF")},
	        {"the first of the private use area", TEXT("\uE000")},
	        {"a full-width space", TEXT("王　明")},
	        {"U+00A0, just past C1", TEXT("\u00A0")},
	        {"U+FFFD", TEXT("\uFFFD")},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		if (utf8_check(rows[i].text, rows[i].length, false, &err))
			fail_msg("%s: %s", rows[i].label, err.msg);
	}
}

static void utf8_check__refuses_bytes_that_are_not_utf8(void **state)
{
	static const struct {
		const char *label, *text;
		size_t length;
		const char *message;
	} rows[] = {
	        {"a byte alone", TEXT("\xA6"), "byte 0xA6 at character 1 is not UTF-8"},
	        {"after Chinese", TEXT("水费\xFF"), "byte 0xFF at character 3 is not UTF-8"},
	        {"a cut character", TEXT("a\xE6\xB0"), "byte 0xE6 at character 2 is not UTF-8"},
	        {"a cut character inside", TEXT("\xE6\xB0x"),
	                "byte 0xE6 at character 1 is not UTF-8"},
	        {"an overlong /", TEXT("\xC0\xAF"), "byte 0xC0 at character 1 is not UTF-8"},
	        {"an overlong NUL", TEXT("\xE0\x80\x80"), "byte 0xE0 at character 1 is not UTF-8"},
	        {"a surrogate", TEXT("\xED\xA0\x80"), "byte 0xED at character 1 is not UTF-8"},
	        {"beyond U+10FFFF", TEXT("\xF4\x90\x80\x80"),
	                "byte 0xF4 at character 1 is not UTF-8"},
	        {"GB18030", TEXT("\xD3\xC3\xCB\xAE"), "byte 0xD3 at character 1 is not UTF-8"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		if (utf8_check(rows[i].text, rows[i].length, true, &err) != -1)
			fail_msg("%s was taken", rows[i].label);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, rows[i].message);
	}
}

static void utf8_check__refuses_forbidden_characters_by_name_and_place(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		const char *message;
	} rows[] = {
	        {TEXT("\0"), "U+0000 at character 1 is not allowed"},
	        {TEXT("a\0b"), "U+0000 at character 2 is not allowed"},
	        {TEXT("水\x1B[2J"), "U+001B at character 2 is not allowed"},
	        {TEXT("a\rb"), "U+000D at character 2 is not allowed"},
	        {TEXT("\x7F"), "U+007F at character 1 is not allowed"},
	        {TEXT("\xC2\x80"), "U+0080 at character 1 is not allowed"},
	        {TEXT("\xC2\x9B"), "U+009B at character 1 is not allowed"},
	        {TEXT("水费\u202E"), "U+202E at character 3 is not allowed"},
	        {TEXT("\u061C"), "U+061C at character 1 is not allowed"},
	        {TEXT("\u2066"), "U+2066 at character 1 is not allowed"},
	        {TEXT("\u2069"), "U+2069 at character 1 is not allowed"},
	        {TEXT("\u200B"), "U+200B at character 1 is not allowed"},
	        {TEXT("\u200F"), "U+200F at character 1 is not allowed"},
	        {TEXT("\u2028"), "U+2028 at character 1 is not allowed"},
	        {TEXT("\uFEFF"), "U+FEFF at character 1 is not allowed"},
	        {TEXT("\uFDD0"), "U+FDD0 at character 1 is not allowed"},
	        {TEXT("\uFFFF"), "U+FFFF at character 1 is not allowed"},
	        {TEXT("\U0001FFFE"), "U+1FFFE at character 1 is not allowed"},
	        {TEXT("\U0010FFFF"), "U+10FFFF at character 1 is not allowed"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		assert_int_equal(utf8_check(rows[i].text, rows[i].length, true, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, rows[i].message);
	}
}

static void utf8_check__takes_line_feeds_only_where_lines_may_be(void **state)
{
	struct err err = {0};
	(void)state;

	assert_int_equal(utf8_check(TEXT("一\n二\n"), true, &err), 0);
	assert_int_equal(utf8_check(TEXT("一\n二\n"), false, &err), -1);
	assert_string_equal(err.msg, "U+000A at character 2 is not allowed");
}

static void utf8_check__looks_no_further_than_the_length(void **state)
{
	struct err err = {0};
	(void)state;

	assert_int_equal(utf8_check("ab\x01", 2, false, &err), 0);
	assert_int_equal(utf8_check("水", 2, false, &err), -1);
}

/* The whole code space, against the ranges as they are written in the header. */
static void utf8_is_forbidden__agrees_with_the_manual(void **state)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {{0, 8}, {0xB, 0x1F}, {0x7F, 0x9F}, {0x61C, 0x61C}, {0x200B, 0x200F}, {0x2028, 0x202E},
	        {0x2066, 0x2069}, {0xD800, 0xDFFF}, {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}};
	(void)state;

	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		bool expected = c % 0x10000 >= 0xFFFE;
		for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
			expected |= c >= ranges[i].first && c <= ranges[i].last;
		if (utf8_is_forbidden(c) != expected)
			fail_msg("U+%04X", (unsigned)c);
	}
	assert_true(utf8_is_forbidden(0x110000));
}

static void utf8_clean__tidies_input(void **state)
{
	static const struct {
		const char *label, *text;
		bool lines;
		const char *clean;
	} rows[] = {
	        {"nothing", "", false, ""},
	        {"white space only", " \t\r\n\u3000 ", false, ""},
	        {"white space only, lines", " \n\n ", true, ""},
	        {"plain", "水费", false, "水费"},
	        {"ends", "  王小明 \n", false, "王小明"},
	        {"full-width spaces at the ends", "\u3000王\u3000明\u3000", false, "王\u3000明"},
	        {"a no-break space at the end", "王明\u00A0", false, "王明"},
	        {"line breaks in a line", "a\nb\r\nc\rd\te", false, "a b c d e"},
	        {"two line breaks are two spaces", "a\n\nb", false, "a  b"},
	        {"line breaks in a text", "a\r\nb\rc\nd\te\r\n", true, "a\nb\nc\nd\te"},
	        {"CR CR LF is two breaks", "a\r\r\nb", true, "a\n\nb"},
	        {"decomposed", "e\u0301te\u0301", false, "\u00E9t\u00E9"},
	        {"decomposed Hangul", "\u1112\u1161\u11AB", false, "\uD55C"},
	        {"a compatibility ideograph", "\uF900", false, "\u8C48"},
	        {"the angstrom sign", "\u212B", false, "\u00C5"},
	        {"marks in the wrong order", "q\u0307\u0323", false, "q\u0323\u0307"},
	        {"full-width stays full-width", "１２３Ａ", false, "１２３Ａ"},
	        {"a rare surname", "𠮷野", false, "𠮷野"},
	        {"a Uyghur name", "买买提·吐尔逊", false, "买买提·吐尔逊"},
	        {"mixed Chinese and marks", "水e\u0301费", false, "水\u00E9费"},
	        {"a mark of byte order", "\uFEFF水", false, "水"},
	        {"what nobody sees", "王\u200B小\u202E明\u2066\u2069\u2060\u061C\u00AD", false, "王小明"},
	        {"nothing but that", "\u200B\u202E", false, ""},
	        {"before blanks", "\u200B  王 \u200F", false, "王"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *clean = NULL;
		const char *again = NULL;
		if (utf8_clean(rows[i].text, rows[i].lines, &arena, &clean, &err))
			fail_msg("%s: %s", rows[i].label, err.msg);
		if (strcmp(clean, rows[i].clean) != 0)
			fail_msg("%s: \"%s\"", rows[i].label, clean);
		/* What is clean stays as it is, and may stand in a record. */
		assert_int_equal(utf8_clean(clean, rows[i].lines, &arena, &again, &err), 0);
		assert_string_equal(again, clean);
		assert_int_equal(utf8_check(clean, strlen(clean), rows[i].lines, &err), 0);
	}
	arena_clear(&arena);
}

static void utf8_clean__refuses_what_cannot_stand_in_a_record(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
	        {"a\x1B[31m", "U+001B at character 2 is not allowed"},
	        /* White space to Unicode, but nothing that may vanish unseen. */
	        {"水\u2028", "U+2028 at character 2 is not allowed"},
	        {"水\v", "U+000B at character 2 is not allowed"},
	        {"\xB0水", "byte 0xB0 at character 1 is not UTF-8"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *clean = "untouched";
		assert_int_equal(utf8_clean(rows[i].text, true, &arena, &clean, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, rows[i].message);
		assert_string_equal(clean, "untouched");
	}
	arena_clear(&arena);
}

static void utf8_fold__makes_numbers_ascii(void **state)
{
	static const struct {
		const char *text, *folded;
	} rows[] = {
	        {"", ""},
	        {"0123456789", "0123456789"},
	        {"０１２３４５６７８９", "0123456789"},
	        {"ＡＺａｚ", "AZaz"},
	        {"２０２６－０９－１８", "2026-09-18"},
	        {"０９：００．５／＋＠＿", "09:00.5/+@_"},
	        {"ＸＳ－７", "XS-7"},
	        {"王１明", "王1明"},
	        {"（１）！", "（1）！"},
	        {"ａ\xFF\xEF\xBCｂ", "a\xFF\xEF\xBC"
	                             "b"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(utf8_fold(rows[i].text, &arena), rows[i].folded);
	arena_clear(&arena);
}

static void utf8_printable__spells_out_what_would_act_on_a_terminal(void **state)
{
	static const struct {
		const char *text;
		bool lines;
		const char *printable;
	} rows[] = {
	        {"\x1B[2J\x07", false, "\\x1B[2J\\x07"},
	        {"a\tb", false, "a b"},
	        {"a\tb", true, "a b"},
	        {"a\nb", false, "a\\nb"},
	        {"a\rb\n", true, "a\\x0Db\n"},
	        {"\x7F", false, "\\x7F"},
	        {"水\xC2\x9B"
	         "31m",
	                false, "水\\u{009B}31m"},
	        {"abc\u202Efed", false, "abc\\u{202E}fed"},
	        {"\u061C", false, "\\u{061C}"},
	        {"\uFEFF水\u200B", false, "\\u{FEFF}水\\u{200B}"},
	        {"\U0001FFFF", false, "\\u{1FFFF}"},
	        {"\U0010FFFF!", false, "\\u{10FFFF}!"},
	        {"水\xE6\xB0", false, "水\\xE6\\xB0"},
	        {"\x9B", false, "\\x9B"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		const char *safe = utf8_printable(rows[i].text, rows[i].lines, &arena);
		assert_string_equal(safe, rows[i].printable);
		assert_int_equal(utf8_check(safe, strlen(safe), rows[i].lines, &err), 0);
	}
	arena_clear(&arena);
}

static void utf8_printable__gives_safe_text_back_itself(void **state)
{
	static const char *const rows[] = {
	        "", "张𬌗 买买提·吐尔逊", "a\\x1B 😀", "一\n二"};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_ptr_equal(utf8_printable(rows[i], true, &arena), rows[i]);
	assert_null(arena.blocks);
}

static void utf8_width__counts_columns(void **state)
{
	static const struct {
		const char *text;
		size_t width, count;
	} rows[] = {
	        {"", 0, 0},
	        {"abc", 3, 3},
	        {"水费", 4, 2},
	        {"𠮷野", 4, 2},
	        {"买买提·吐尔逊", 13, 7},
	        {"１２", 4, 2},
	        {"e\u0301", 1, 2},
	        {"\u00E9", 1, 1},
	        {"￥86.40", 7, 6},
	        {"张𬌗 XS-7", 9, 7},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (utf8_width(rows[i].text) != rows[i].width)
			fail_msg("%s: width %zu", rows[i].text, utf8_width(rows[i].text));
		assert_int_equal(utf8_count(rows[i].text), rows[i].count);
	}
	assert_int_equal(utf8_width("a\x01\nb"), 2);
	assert_int_equal(utf8_width("水\xFF"), 3);
}

static void utf8_wrap__ends_lines_where_unicode_lets_them(void **state)
{
	static const struct {
		const char *label, *text;
		size_t width;
		const char *lines;
	} rows[] = {
		{"nothing", "", 10, ""},
		{"what fits", "a b c", 5, "a b c"},
		{"words", "one two three", 8, "one two\nthree"},
		{"the blank at the end takes no column", "one two", 3, "one\ntwo"},
		{"a word wider than a line", "abcdefgh ij", 3, "abc\ndef\ngh\nij"},
		{"options and paths stay whole", "see --no-pager or a/b-c/d", 10,
			"see\n--no-pager\nor a/b-c/d"},
		{"Chinese ends anywhere", "报停申请", 4, "报停\n申请"},
		{"a column too few for a character", "报停申请", 5, "报停\n申请"},
		{"no full stop begins a line", "报停申请。", 8, "报停申\n请。"},
		{"Chinese beside a word", "报停 stop申请", 8, "报停\nstop申请"},
		{"lines of its own", "a\n\nbcd e", 3, "a\n\nbcd\ne"},
		{"blanks before a line end", "abc  \nd", 3, "abc\nd"},
		{"blanks at the beginning", "  a b", 3, "  a\nb"},
		{"a line end last", "a\n", 3, "a\n"},
		{"narrower than a character", "报停", 1, "报\n停"},
		{"no comma after a word that fills the line", "abcdef，报停", 6, "abcde\nf，报\n停"},
		{"items of a list stay whole", "20260918-XS-0004,00002001", 18, "20260918-XS-0004,\n00002001"},
		{"a list of what is wider", "abcdefgh,ij", 4, "abcd\nefgh\n,ij"},
		{"no bracket ends a line", "报停（申请）", 6, "报停\n（申\n请）"},
	};
	struct arena arena = {0};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *lines = utf8_wrap(rows[i].text, rows[i].width, &arena);
		if (strcmp(lines, rows[i].lines) != 0)
			fail_msg("%s: got \"%s\"", rows[i].label, lines);
	}
	arena_clear(&arena);
}

/* Whatever stands beside them, and however narrow the line. */
static void utf8_wrap__keeps_punctuation_from_the_wrong_end_of_a_line(void **state)
{
	static const char *const first[] = {"。", "，", "、", "；", "：", "？", "！", "）", "」", "』", "》"};
	static const char *const last[] = {"（", "「", "《"};
	static const char *const beside[] = {"水", "abc", "1", "--told", "20260918-XS-0001", " ", "）", "《"};
	struct arena arena = {0};
	size_t tried = 0;
	(void)state;

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		for (size_t j = 0; j < sizeof last / sizeof *last; j++)
			for (size_t k = 0; k < 64; k++) {
				const char *text = arena_printf(&arena, "%s水表%s%s报停%s%s%s", beside[k % 8], beside[k / 8],
					first[i], beside[k % 8], last[j], beside[k / 8]);
				for (size_t width = 8; width < 24; width++, tried++) {
					const char *lines = utf8_wrap(text, width, &arena);
					if (strstr(lines, arena_printf(&arena, "\n%s", first[i])) ||
						strstr(lines, arena_printf(&arena, "%s\n", last[j])))
						fail_msg("%zu columns: \"%s\"", width, lines);
				}
			}
	assert_true(tried > 30000);
	arena_clear(&arena);
}

static void utf8_next__counts_the_bytes_of_a_character(void **state)
{
	(void)state;

	assert_int_equal(utf8_next("ab"), 1);
	assert_int_equal(utf8_next("é"), 2);
	assert_int_equal(utf8_next("报停"), 3);
	assert_int_equal(utf8_next("𠮷"), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(utf8_check__takes_what_people_write),
	        cmocka_unit_test(utf8_check__refuses_bytes_that_are_not_utf8),
	        cmocka_unit_test(utf8_check__refuses_forbidden_characters_by_name_and_place),
	        cmocka_unit_test(utf8_check__takes_line_feeds_only_where_lines_may_be),
	        cmocka_unit_test(utf8_check__looks_no_further_than_the_length),
	        cmocka_unit_test(utf8_is_forbidden__agrees_with_the_manual),
	        cmocka_unit_test(utf8_clean__tidies_input),
	        cmocka_unit_test(utf8_clean__refuses_what_cannot_stand_in_a_record),
	        cmocka_unit_test(utf8_fold__makes_numbers_ascii),
	        cmocka_unit_test(utf8_printable__spells_out_what_would_act_on_a_terminal),
	        cmocka_unit_test(utf8_printable__gives_safe_text_back_itself),
	        cmocka_unit_test(utf8_width__counts_columns),
	        cmocka_unit_test(utf8_wrap__ends_lines_where_unicode_lets_them),
	        cmocka_unit_test(utf8_wrap__keeps_punctuation_from_the_wrong_end_of_a_line),
	        cmocka_unit_test(utf8_next__counts_the_bytes_of_a_character),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
