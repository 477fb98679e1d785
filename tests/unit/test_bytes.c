/* record/bytes.h and base/word.h: what looks at eight bytes at once says what looking at one after the other says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <unistr.h>

#include "base/utf8.h"
#include "base/word.h"
#include "record/bytes.h"

/* The text is right, or wrong, for both, with the same words. */
static void assert_alike(const char *text, size_t length, unsigned character)
{
	struct err ours = {0};
	struct err theirs = {0};
	const int rc = bytes_check_text(text, length, &ours);
	if (rc != utf8_check(text, length, true, &theirs) || strcmp(ours.msg, theirs.msg) != 0)
		fail_msg("U+%04X: \"%s\", and one by one \"%s\"", character, ours.msg, theirs.msg);
}

/* Behind 0 to 8 letters, and in front of as many, so that it stands at every place of a word. */
static void bytes_check_text__knows_every_character(void **state)
{
	(void)state;
	for (ucs4_t character = 1; character <= 0x10FFFF; character++) {
		char text[32];
		const size_t before = character % 9;
		memset(text, 'a', sizeof text);
		const int n = u8_uctomb((uint8_t *)text + before, character, 6);
		if (n < 0) /* a half of a pair is no character */
			continue;
		assert_alike(text, before + (size_t)n, character);
		assert_alike(text, before + (size_t)n + before, character);
	}
}

static void bytes_check_text__refuses_what_is_cut_or_no_utf8(void **state)
{
	static const char *const texts[] = {"\x80", "\xBF", "\xC3", "\xE4\xB8", "\xE4\xB8z", "\xE4z\x80", "\xEF\xBC",
		"\xEF\xBD\xC0", "\xEF\xBC\x7F", "\xF0\x9F\x98", "\xE9\xBF\xBF\xBF", "\xFF", "\xFE", "\xC0\x80",
		"\xE0\x80\x80", "\xED\xA0\x80"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t before = 0; before < 20; before++) {
			char text[64];
			struct err err = {0};
			memset(text, '-', sizeof text);
			memcpy(text + before, texts[i], strlen(texts[i]));
			assert_alike(text, before + strlen(texts[i]), (unsigned)i);
			assert_alike(text, before + strlen(texts[i]) + 9, (unsigned)i);
			assert_int_equal(bytes_check_text(text, before + strlen(texts[i]), &err), -1);
		}
}

/* Every byte at every place among bytes that are next to it. */
static void word_first__finds_what_one_by_one_finds(void **state)
{
	static const unsigned char asked[] = {0, '\t', '\n', ' ', '"', '\\', 0x7F, 0x80};
	(void)state;
	for (unsigned byte = 0; byte < 256; byte++)
		for (size_t i = 0; i < sizeof asked * WORD_BYTES; i++) {
			const unsigned char one = asked[i / WORD_BYTES];
			char bytes[WORD_BYTES];
			size_t below = WORD_BYTES, equal = WORD_BYTES;
			memset(bytes, one + 1, sizeof bytes);
			bytes[i % WORD_BYTES] = (char)byte;
			if (i % WORD_BYTES + 1 < WORD_BYTES)
				bytes[i % WORD_BYTES + 1] = (char)(one - 1);
			for (size_t k = WORD_BYTES; k-- > 0;) {
				below = (unsigned char)bytes[k] < one ? k : below;
				equal = (unsigned char)bytes[k] == one ? k : equal;
			}
			assert_int_equal(word_first(word_below(word_of(bytes), one)), below);
			assert_int_equal(word_first(word_equals(word_of(bytes), one)), equal);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_check_text__knows_every_character),
		cmocka_unit_test(bytes_check_text__refuses_what_is_cut_or_no_utf8),
		cmocka_unit_test(word_first__finds_what_one_by_one_finds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
