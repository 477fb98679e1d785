/* rules/regulation.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "rules/regulation.h"
#include "ticket/transition.h"

static void regulation_cite__says_a_key_in_both_languages(void **state)
{
	static const struct {
		const char *key;
		const char *english;
		const char *chinese;
	} rows[] = {
		{"一", "article 1", "第一条"},
		{"五（一）", "article 5(1)", "第五条第（一）项"},
		{"五（二）", "article 5(2)", "第五条第（二）项"},
		{"五（三）", "article 5(3)", "第五条第（三）项"},
		{"九", "article 9", "第九条"},
		{"annex-1", "annex 1", "附件1"},
		{"annex-10", "annex 10", "附件10"},
		/* What the regulation does not have stays as it is written. */
		{"十", "十", "十"},
		{"五（四）", "五（四）", "五（四）"},
		{"annex-11", "annex-11", "annex-11"},
		{"", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_string_equal(regulation_cite(rows[i].key), rows[i].english);
		assert_string_equal(regulation_cite_chinese(rows[i].key), rows[i].chinese);
	}
}

static void regulation_key__knows_what_people_write(void **state)
{
	static const struct {
		const char *typed;
		const char *key;
	} rows[] = {
		{"五（三）", "五（三）"},
		{"五(三)", "五（三）"},
		{"5(3)", "五（三）"},
		{"5（3）", "五（三）"},
		{"article 5(3)", "五（三）"},
		{"article 5 (3)", "五（三）"},
		{"第五条第（三）项", "五（三）"},
		{"五", "五"},
		{"5", "五"},
		{"annex-10", "annex-10"},
		{"annex 10", "annex-10"},
		{"附件10", "annex-10"},
		{"", NULL},
		{"0", NULL},
		{"10", NULL},
		{"十", NULL},
		{"五（四）", NULL},
		{"5(3", NULL},
		{"all", NULL},
		{"article", NULL},
		{"第五条第（三）项第五条第（三）项第五条第（三）项第五条第（三）项", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *key = regulation_key(rows[i].typed);
		if (!str_equal(key, rows[i].key))
			fail_msg("\"%s\": %s", rows[i].typed, key ? key : "none");
		if (rows[i].key)
			assert_true(regulation_has(key));
	}
	assert_false(regulation_has("5(3)"));
}

static void regulation_cite__knows_what_the_transitions_rest_on(void **state)
{
	(void)state;
	for (size_t i = 0; i < transitions_n; i++)
		if (!str_starts(regulation_cite(transitions[i].article), "article "))
			fail_msg("%s: %s", transitions[i].act, transitions[i].article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(regulation_cite__says_a_key_in_both_languages),
		cmocka_unit_test(regulation_key__knows_what_people_write),
		cmocka_unit_test(regulation_cite__knows_what_the_transitions_rest_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
