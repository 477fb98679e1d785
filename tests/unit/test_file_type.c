/* value/file_type.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "value/file_type.h"

#define BYTES(text) text, sizeof(text) - 1

static void file_type_of__looks_at_the_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *type;
	} rows[] = {
		{BYTES("%PDF-1.7\n"), "pdf"},
		{BYTES("\xff\xd8\xff\xe0"), "jpg"},
		{BYTES("\x89PNG\r\n\x1a\n\0\0"), "png"},
		{BYTES("GIF89a"), "gif"},
		{BYTES("II*\0\x08\0"), "tiff"},
		{BYTES("MM\0*\0"), "tiff"},
		{BYTES("BM\1\2\3\4\0\0\0\0"), "bmp"},
		{BYTES("RIFF\1\2\3\4WEBPVP8 "), "webp"},
		{BYTES("RIFF\1\2\3\4WAVE"), "wav"},
		{BYTES("\0\0\0\x18""ftypheic"), "heic"},
		{BYTES("\0\0\0\x18""ftypmif1"), "heic"},
		{BYTES("\0\0\0\x18""ftypisom"), "mp4"},
		{BYTES("#!AMR\n"), "amr"},
		{BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "doc"},
		{BYTES("PK\3\4........word/document.xml"), "docx"},
		{BYTES("PK\3\4........xl/workbook.xml"), "xlsx"},
		{BYTES("PK\3\4........OFD.xml"), "ofd"},
		{BYTES("PK\3\4........mimetypeapplication/vnd.oasis.opendocument.text"), "odt"},
		{BYTES("PK\3\4........readme"), "zip"},
		{BYTES("王小明\r\n\t地址"), "txt"},
		{BYTES("\xcd\xf5\xd0\xa1"), "txt"}, /* GBK */
		{BYTES("BM is a word"), "txt"},
		{BYTES("RIFF"), "txt"},
		{BYTES("%PDF"), "txt"},
		{BYTES("\0"), "bin"},
		{BYTES("\x7f""ELF\2\1\1"), "bin"},
		{BYTES("\x1b[31m"), "bin"},
		{BYTES(""), "bin"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *type = file_type_of(rows[i].bytes, rows[i].length);
		if (!str_equal(type, rows[i].type))
			fail_msg("row %zu: %s, not %s", i, type, rows[i].type);
		assert_true(file_type_is(type));
	}
}

static void file_type_is__knows_its_own_words_alone(void **state)
{
	static const char *const others[] = {"", "PDF", "exe", "pd", "pdfx", "../x", "jpeg"};
	(void)state;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(file_type_is(others[i]));
	assert_false(file_type_is(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_type_of__looks_at_the_bytes),
		cmocka_unit_test(file_type_is__knows_its_own_words_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
