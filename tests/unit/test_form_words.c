/* form/form_words.h: paper says everything in Chinese, whatever language messages have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "form/form_words.h"
#include "ticket/transition.h"

static void form_words_act__has_a_word_for_every_act(void **state)
{
	(void)state;
	for (size_t i = 0; i < transitions_n; i++)
		if (str_equal(form_words_act(transitions[i].act), transitions[i].act))
			fail_msg("\"%s\" has no word on paper", transitions[i].act);
	assert_string_equal(form_words_act("import"), "台账转入");
	assert_string_equal(form_words_act("no such act"), "no such act");
}

/* What ticket-edit and ticket-redue may change. */
static void form_words_corrections__have_a_word_for_every_field(void **state)
{
	static const char *const keys[] = {"name", "phone", "address", "account", "request", "remark", "result",
		"satisfaction", "quality", "due", "notices"};
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct field *field = field_find(&ticket_schema, keys[i]);
		assert_non_null(field);
		if (str_equal(form_words_corrections.say(field, NULL), keys[i]))
			fail_msg("\"%s\" has no word on paper", keys[i]);
	}
	const struct field *satisfaction = field_find(&ticket_schema, "satisfaction");
	for (const struct choice *choice = ticket_satisfactions + 1; choice->name; choice++)
		assert_string_not_equal(form_words_corrections.say(satisfaction, choice->name), choice->name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(form_words_act__has_a_word_for_every_act),
		cmocka_unit_test(form_words_corrections__have_a_word_for_every_field),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
