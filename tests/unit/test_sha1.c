/* SHA-1 as libmd computes it, however the bytes come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/sha1.h"

static void sha1__known(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *digest;
	} known[] = {
		{"", 1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
		{"abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
			"84983e441c3bd26ebaae4aa1f95129e5e54670f1"},
		{"0123456701234567012345670123456701234567012345670123456701234567", 10,
			"dea356a2cddd90c7a7ecedc5ebb563934f460452"},
		{"aaaaaaaaaa", 100000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct sha1 sha1;
		unsigned char digest[SHA1_BYTES];
		unsigned char back[SHA1_BYTES];
		char text[SHA1_TEXT_SIZE];
		sha1_begin(&sha1);
		for (size_t n = 0; n < known[i].n; n++)
			sha1_add(&sha1, known[i].bytes, strlen(known[i].bytes));
		sha1_end(&sha1, digest);
		sha1_format(digest, text);
		assert_string_equal(text, known[i].digest);
		sha1_parse(text, back);
		assert_memory_equal(back, digest, SHA1_BYTES);
	}
}

/* Every length up to some blocks, in pieces of every length up to more than one. */
static void sha1__is_that_of_libmd(void **state)
{
	enum { BYTES = 300, PIECE = 140 };
	unsigned char bytes[BYTES];
	uint32_t random = 1;
	(void)state;
	for (size_t i = 0; i < BYTES; i++) {
		random = random * 1664525 + 1013904223;
		bytes[i] = (unsigned char)(random >> 24);
	}
	for (size_t length = 0; length < BYTES; length++) {
		char want[SHA1_TEXT_SIZE];
		SHA1Data(bytes, length, want);
		for (size_t piece = 1; piece <= PIECE; piece++) {
			struct sha1 sha1;
			unsigned char digest[SHA1_BYTES];
			char text[SHA1_TEXT_SIZE];
			sha1_begin(&sha1);
			for (size_t at = 0; at < length; at += piece)
				sha1_add(&sha1, bytes + at, length - at < piece ? length - at : piece);
			sha1_end(&sha1, digest);
			sha1_format(digest, text);
			assert_string_equal(text, want);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha1__known),
		cmocka_unit_test(sha1__is_that_of_libmd),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
