/* Settings: what holds where a store says nothing. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "store/settings.h"

static void settings_is_centre__is_every_desk_where_none_is_named(void **state)
{
	const struct settings none = {0}, named = {.centre = "HQ"};
	(void)state;
	assert_true(settings_is_centre(&none, "XS"));
	assert_true(settings_is_centre(&named, "HQ"));
	assert_false(settings_is_centre(&named, "XS"));
	assert_false(settings_is_centre(&named, NULL));
}

static void settings_offline_days__is_a_fortnight(void **state)
{
	const struct settings none = {0}, wrong = {.offline_days = -1}, set = {.offline_days = 3};
	(void)state;
	assert_int_equal(settings_offline_days(&none), 14);
	assert_int_equal(settings_offline_days(&wrong), 14);
	assert_int_equal(settings_offline_days(&set), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_is_centre__is_every_desk_where_none_is_named),
		cmocka_unit_test(settings_offline_days__is_a_fortnight),
	};
	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
