#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"

static void map_get__knows_nothing_while_empty(void **state)
{
	struct map map = {0};
	(void)state;
	assert_int_equal(map_get(&map, ""), 0);
	assert_int_equal(map_get(&map, "tickets/open"), 0);
}

static void map_set__replaces_what_was_set(void **state)
{
	struct arena arena = {0};
	struct map map = {0};
	(void)state;
	map_set(&map, &arena, "a", 1);
	map_set(&map, &arena, "", 2);
	map_set(&map, &arena, "a", 3);
	assert_int_equal(map_get(&map, "a"), 3);
	assert_int_equal(map_get(&map, ""), 2);
	assert_int_equal(map_get(&map, "b"), 0);
	assert_int_equal(map.n, 2);
	arena_clear(&arena);
}

static void map_set__keeps_every_key_while_it_grows(void **state)
{
	enum { KEYS = 20000 };
	struct arena arena = {0};
	struct map map = {0};
	(void)state;
	for (size_t i = 1; i <= KEYS; i++)
		map_set(&map, &arena, arena_printf(&arena, "20260918-XS-%04zu", i), i);
	assert_int_equal(map.n, KEYS);
	for (size_t i = 1; i <= KEYS; i++)
		assert_int_equal(map_get(&map, arena_printf(&arena, "20260918-XS-%04zu", i)), i);
	assert_int_equal(map_get(&map, "20260918-XS-20001"), 0);
	arena_clear(&arena);
}

static void map_place__numbers_each_key_once_and_keeps_a_copy(void **state)
{
	struct arena arena = {0};
	struct map map = {0};
	char text[] = "a";
	const char *key = text;
	(void)state;
	assert_int_equal(map_place(&map, &arena, &key, 1), 1);
	assert_ptr_not_equal(key, text);
	text[0] = 'b';
	assert_string_equal(key, "a");
	key = text;
	assert_int_equal(map_place(&map, &arena, &key, 2), 2);
	key = "a";
	assert_int_equal(map_place(&map, &arena, &key, 3), 1);
	assert_int_equal(map.n, 2);
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(map_get__knows_nothing_while_empty),
		cmocka_unit_test(map_set__replaces_what_was_set),
		cmocka_unit_test(map_set__keeps_every_key_while_it_grows),
		cmocka_unit_test(map_place__numbers_each_key_once_and_keeps_a_copy),
	};
	return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
