/* Settings: what holds where a store says nothing. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "store/settings.h"
#include "store/store.h"
#include "txn/txn.h"

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

/* A clone that is the centre, one of another desk, and one in which two work. */
static void txn_check_keeper__lets_one_desk_write(void **state)
{
	static const char *xs[] = {"XS"}, *hq[] = {"HQ"}, *two[] = {"YH", "XS"};
	static const struct {
		const char *label;
		struct words desks;
		bool has_hub;
		const char *centre;
		const char *path;
		const char *kept; /* by whom; NULL: it may be written */
	} cases[] = {
		{"the centre", {hq, 1}, true, "HQ", "catalogue/staff.yaml", NULL},
		{"another", {xs, 1}, true, "HQ", "catalogue/staff.yaml", "HQ"},
		{"another, no hub", {xs, 1}, false, "HQ", "catalogue/staff.yaml", NULL},
		{"no centre is named", {xs, 1}, true, NULL, "catalogue/staff.yaml", NULL},
		{"its own book", {xs, 1}, true, "HQ", "payments/2026/11-22/XS-01.yaml", NULL},
		{"the second desk of a clone", {two, 2}, true, "HQ", "payments/2026/11-22/XS-01.yaml", NULL},
		{"the book of another", {two, 2}, true, "HQ", "payments/2026/11-22/HQ-01.yaml", "HQ"},
		{"the centre, the book of another", {hq, 1}, true, "HQ", "ops/2026-11/XS/3f.yaml", "XS"},
		{"another book, no centre", {hq, 1}, true, "", "bills/2026-09-XS.yaml", "XS"},
		{"a ticket", {xs, 1}, true, "HQ", "tickets/open/2026-09-18/20260918-DB-0001.yaml", NULL},
		{"an account", {xs, 1}, true, "HQ", "accounts/000012/00001234.yaml", NULL},
		{"what only the centre does", {xs, 1}, true, "HQ", "", "HQ"},
		{"what only the centre does, there", {hq, 1}, true, "HQ", "", NULL},
		{"what only the centre does, no hub", {xs, 1}, false, "HQ", "", NULL},
		{"no desk at all", {NULL, 0}, true, "HQ", "onestop.yaml", "HQ"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct store store = {.desks = cases[i].desks, .has_hub = cases[i].has_hub,
			.settings = {.centre = cases[i].centre}};
		struct err err = {0};
		int rc = txn_check_keeper(&store, cases[i].path, &err);
		if (cases[i].kept ? rc == 0 || err.code != ERR_REFUSED || !strstr(err.msg, *cases[i].path ? cases[i].path : "only desk") ||
					    !strstr(err.msg, cases[i].kept)
				  : rc != 0)
			fail_msg("%s: %s", cases[i].label, err.msg);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_is_centre__is_every_desk_where_none_is_named),
		cmocka_unit_test(settings_offline_days__is_a_fortnight),
		cmocka_unit_test(txn_check_keeper__lets_one_desk_write),
	};
	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
