/* record/gzip.h: texts come back as they were, and what is not whole is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "record/gzip.h"

enum { LIMIT = 1024 * 1024 };

static void gzip_unpack__gives_back_what_was_packed(void **state)
{
	struct arena arena = {0};
	static const size_t lengths[] = {0, 1, 100, 65535, 65536, 65537, LIMIT};
	(void)state;
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *text = arena_alloc(&arena, lengths[i] + 1);
		const char *packed, *bytes;
		size_t packed_length, length;
		struct err err = {0};
		for (size_t k = 0; k < lengths[i]; k++)
			text[k] = (char)(k * 2654435761u >> 13);
		assert_int_equal(gzip_pack(text, lengths[i], &arena, &packed, &packed_length, &err), 0);
		assert_int_equal(gzip_unpack("x.gz", packed, packed_length, LIMIT, &arena, &bytes, &length, &err), 0);
		assert_int_equal(length, lengths[i]);
		assert_memory_equal(bytes, text, length);
		assert_int_equal(bytes[length], '\0');
	}
	arena_clear(&arena);
}

static void gzip_unpack__refuses_what_is_not_whole(void **state)
{
	struct arena arena = {0};
	struct err err = {0};
	const char text[] = "a line of the log\nand another one\n";
	const char *packed, *bytes;
	size_t packed_length, length;
	(void)state;
	assert_int_equal(gzip_pack(text, strlen(text), &arena, &packed, &packed_length, &err), 0);
	for (size_t n = 0; n < packed_length; n++)
		assert_int_equal(gzip_unpack("x.gz", packed, n, LIMIT, &arena, &bytes, &length, &err), -1);
	assert_string_equal(err.msg, "x.gz: not a whole gzip file");
	assert_int_equal(err.code, ERR_MALFORMED);
	char *more = arena_dup_n(&arena, packed, packed_length);
	assert_int_equal(gzip_unpack("x.gz", more, packed_length + 1, LIMIT, &arena, &bytes, &length, &err), -1);
	more[packed_length - 8] ^= 1; /* its checksum */
	assert_int_equal(gzip_unpack("x.gz", more, packed_length, LIMIT, &arena, &bytes, &length, &err), -1);
	assert_int_equal(gzip_unpack("x.gz", text, strlen(text), LIMIT, &arena, &bytes, &length, &err), -1);
	/* A small file may be a large text. */
	assert_int_equal(gzip_unpack("x.gz", packed, packed_length, strlen(text) - 1, &arena, &bytes, &length, &err), -1);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gzip_unpack__gives_back_what_was_packed),
		cmocka_unit_test(gzip_unpack__refuses_what_is_not_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
