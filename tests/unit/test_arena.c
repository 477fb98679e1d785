/* base/arena.h and base/vec.h */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

static void arena_alloc__gives_zeroed_aligned_memory_of_any_size(void **state)
{
	static const size_t sizes[] = {0, 1, 7, 16, 17, 4096, 16385, 65536, 65537, 1000000};
	struct arena arena = {0};
	(void)state;

	for (int round = 0; round < 3; round++) {
		struct arena_mark mark = arena_mark(&arena);
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			unsigned char *bytes = arena_alloc(&arena, sizes[i]);
			assert_non_null(bytes);
			assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
			for (size_t j = 0; j < sizes[i]; j++)
				assert_int_equal(bytes[j], 0);
			memset(bytes, 0xA5, sizes[i]);
		}
		/* The next round gets the same memory, dirty, and must see it zeroed. */
		arena_reset(&arena, mark);
	}
	arena_clear(&arena);
}

static void arena_alloc__keeps_pieces_apart(void **state)
{
	enum { PIECES = 5000 };
	struct arena arena = {0};
	unsigned char **pieces = arena_array(&arena, PIECES, sizeof *pieces);
	(void)state;

	for (size_t i = 0; i < PIECES; i++) {
		pieces[i] = arena_alloc(&arena, 1 + i % 100);
		memset(pieces[i], (int)(i % 251), 1 + i % 100);
	}
	for (size_t i = 0; i < PIECES; i++)
		for (size_t j = 0; j < 1 + i % 100; j++)
			assert_int_equal(pieces[i][j], i % 251);
	arena_clear(&arena);
	assert_null(arena.blocks);
}

static void arena_dup__copies(void **state)
{
	struct arena arena = {0};
	char text[] = "王小明";
	(void)state;

	char *copy = arena_dup(&arena, text);
	char *part = arena_dup_n(&arena, text, 3);
	char *none = arena_dup_n(&arena, NULL, 0);
	text[0] = '!';
	assert_string_equal(copy, "王小明");
	assert_string_equal(part, "王");
	assert_string_equal(none, "");
	arena_clear(&arena);
}

static void arena_printf__formats_texts_of_any_length(void **state)
{
	struct arena arena = {0};
	(void)state;

	assert_string_equal(arena_printf(&arena, "%s-%04d", "XS", 7), "XS-0007");
	char *text = arena_printf(&arena, "%*d", 200000, 7);
	assert_int_equal(strlen(text), 200000);
	assert_int_equal(text[199999], '7');
	arena_clear(&arena);
}

static void arena_reset__gives_back_what_came_after_the_mark(void **state)
{
	struct arena arena = {0};
	(void)state;

	struct arena_mark empty = arena_mark(&arena);
	char *kept = arena_dup(&arena, "kept");
	struct arena_mark mark = arena_mark(&arena);
	char *first = arena_dup(&arena, "first");
	for (int i = 0; i < 10; i++)
		arena_alloc(&arena, 50000);
	arena_reset(&arena, mark);
	/* The place is used again, so a loop does not grow. */
	assert_ptr_equal(arena_dup(&arena, "second"), first);
	assert_string_equal(kept, "kept");
	arena_reset(&arena, empty);
	assert_null(arena.blocks);
	assert_string_equal(arena_dup(&arena, "again"), "again");
	arena_clear(&arena);
	arena_clear(&arena);
}

/* The exit status of a child that runs `work` and then leaves with 0; what it writes to stderr goes
 * into `said`. */
static int status_of(void (*work)(void), char said[256])
{
	int ends[2];
	int status;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		work();
		_exit(0);
	}
	assert_true(child > 0);
	close(ends[1]);
	ssize_t length = 0;
	for (ssize_t got; (got = read(ends[0], said + length, 255 - (size_t)length)) > 0;)
		length += got;
	said[length] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void want_overflowing_product(void)
{
	struct arena arena = {0};
	arena_array(&arena, SIZE_MAX / 2, 3);
}

static void want_all_memory(void)
{
	struct arena arena = {0};
	arena_alloc(&arena, SIZE_MAX);
}

static void want_longest_copy(void)
{
	struct arena arena = {0};
	arena_dup_n(&arena, "", SIZE_MAX);
}

static void arena_alloc__ends_the_program_when_out_of_memory(void **state)
{
	static const struct {
		const char *label;
		void (*work)(void);
	} rows[] = {
	        {"a product that overflows", want_overflowing_product},
	        {"a size that overflows", want_all_memory},
	        {"a length that leaves no room for the NUL", want_longest_copy},
	};
	(void)state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char said[256];
		int status = status_of(rows[i].work, said);
		if (status != ERR_SYSTEM || strcmp(said, "onestop: out of memory\n") != 0)
			fail_msg("%s: exit %d, said \"%s\"", rows[i].label, status, said);
	}
}

static void vec_push__keeps_every_item(void **state)
{
	struct arena arena = {0};
	int *numbers = NULL;
	size_t n = 0;
	size_t room = 0;
	(void)state;

	for (int i = 0; i < 10000; i++)
		VEC_PUSH(&arena, numbers, n, room) = i * 3;
	assert_int_equal(n, 10000);
	assert_true(room >= n);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(numbers[i], i * 3);
	arena_clear(&arena);
}

static void vec_push__leaves_the_old_array_readable(void **state)
{
	struct arena arena = {0};
	const char **words = NULL;
	size_t n = 0;
	size_t room = 0;
	(void)state;

	VEC_PUSH(&arena, words, n, room) = "first";
	const char **old = words;
	while (words == old)
		VEC_PUSH(&arena, words, n, room) = "more";
	assert_string_equal(old[0], "first");
	assert_string_equal(words[0], "first");
	assert_string_equal(words[n - 1], "more");
	arena_clear(&arena);
}

static void vec_push__continues_an_array_filled_elsewhere(void **state)
{
	struct arena arena = {0};
	size_t n = 20;
	size_t room = 0;
	int *numbers = arena_array(&arena, n, sizeof *numbers);
	(void)state;

	for (int i = 0; i < 20; i++)
		numbers[i] = i;
	VEC_PUSH(&arena, numbers, n, room) = 20;
	assert_int_equal(n, 21);
	assert_true(room >= n);
	for (int i = 0; i <= 20; i++)
		assert_int_equal(numbers[i], i);
	arena_clear(&arena);
}

/* Where memory was used before, what is behind the new item is not clean, but every new item is. */
static void vec_push__gives_an_item_of_zeros(void **state)
{
	struct arena arena = {0};
	struct pushed {
		char bytes[100];
	} *items = NULL;
	static const struct pushed none;
	size_t n = 0, room = 0;
	(void)state;

	struct arena_mark mark = arena_mark(&arena);
	memset(arena_alloc(&arena, 60000), 0xA5, 60000);
	arena_reset(&arena, mark);
	memset(arena_room(&arena, 60, 1000), 0xA5, 60000);
	arena_reset(&arena, mark);
	for (int i = 0; i < 100; i++) {
		struct pushed *item = &VEC_PUSH(&arena, items, n, room);
		assert_memory_equal(item, &none, sizeof none);
		memset(item, 0x5A, sizeof *item);
	}
	for (int i = 0; i < 100; i++)
		assert_int_equal(items[i].bytes[99], 0x5A);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(arena_alloc__gives_zeroed_aligned_memory_of_any_size),
	        cmocka_unit_test(arena_alloc__keeps_pieces_apart),
	        cmocka_unit_test(arena_dup__copies),
	        cmocka_unit_test(arena_printf__formats_texts_of_any_length),
	        cmocka_unit_test(arena_reset__gives_back_what_came_after_the_mark),
	        cmocka_unit_test(arena_alloc__ends_the_program_when_out_of_memory),
	        cmocka_unit_test(vec_push__keeps_every_item),
	        cmocka_unit_test(vec_push__leaves_the_old_array_readable),
	        cmocka_unit_test(vec_push__continues_an_array_filled_elsewhere),
	        cmocka_unit_test(vec_push__gives_an_item_of_zeros),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
