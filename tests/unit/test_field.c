/* record/field.h: fields as text, and whether they are equal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "record/field.h"
#include "record/field_next.h"
#include "sample.h"

static const struct field *sample_field(const char *key)
{
	const struct field *field = field_find(&sample_schema, key);
	assert_non_null(field);
	return field;
}

static void field_find__knows_keys_of_the_schema_only(void **state)
{
	(void)state;
	assert_ptr_equal(field_find(&sample_schema, "id"), &sample_fields[0]);
	assert_ptr_equal(field_find(&sample_schema, "steps"), &sample_fields[14]);
	assert_null(field_find(&sample_schema, "department"));
	for (size_t first = 0; first <= sample_schema.fields_n; first++)
		for (size_t i = 0; i < sample_schema.fields_n; i++) {
			size_t next = first;
			assert_ptr_equal(field_next(&sample_schema, sample_fields[i].key, &next), &sample_fields[i]);
			assert_int_equal(next, i + 1);
			next = first;
			assert_null(field_next(&sample_schema, "department", &next));
			assert_int_equal(next, first);
		}
	assert_null(field_find(&sample_schema, "ID"));
	assert_null(field_find(&sample_schema, ""));
}

/* What field_parse takes, and what field_format makes of it. */
static void field_parse__and_format_are_inverse(void **state)
{
	static const struct {
		const char *key;
		const char *text;
		const char *formatted; /* NULL: the same */
	} rows[] = {
		{"id", "S-1", NULL},
		{"name", "买买提·吐尔逊", NULL},
		{"name", "a\tb", NULL},
		{"name", " a ", NULL},
		{"remark", "a\n\n b\n", NULL},
		{"state", "open", NULL},
		{"state", "closed", NULL},
		{"kind", "person", NULL},
		{"kind", "unit", NULL},
		{"due", "2026-09-18", NULL},
		{"received", "2026-09-18T09:00:00+08:00", NULL},
		{"received", "2026-09-18T01:00:00Z", "2026-09-18T09:00:00+08:00"},
		{"count", "42", NULL},
		{"count", "-9223372036854775808", NULL},
		{"count", "0", ""},
		{"count", "007", "7"},
		{"limit", "0", NULL},
		{"limit", "", "0"},
		{"fee", "86.4", "86.40"},
		{"fee", "0", ""},
		{"fee", "-0.01", NULL},
		{"urgent", "true", NULL},
		{"urgent", "false", ""},
		{"papers", "身份证", NULL},
		{"papers", "a,b c,d", NULL},
		{"id", "", ""},
		{"name", "", ""},
		{"remark", "", ""},
		{"state", "", ""},
		{"kind", "", "person"},
		{"due", "", ""},
		{"received", "", ""},
		{"count", "", ""},
		{"fee", "", ""},
		{"urgent", "", ""},
		{"papers", "", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *wanted = rows[i].formatted ? rows[i].formatted : rows[i].text;
		const struct field *field = sample_field(rows[i].key);
		struct arena arena = {0};
		struct err err = {0};
		/* Something to be emptied stands in every field. */
		static const char *word = "x";
		struct sample sample = {.id = "Z", .state = 1, .kind = 1, .name = "z",
			.remark = "z", .due = 1, .received = 1, .count = 1, .limit = 1, .fee = 1, .urgent = true,
			.papers = {&word, 1}};
		if (field_parse(field, &sample, rows[i].text, &arena, &err))
			fail_msg("%s \"%s\": %s", rows[i].key, rows[i].text, err.msg);
		const char *formatted = field_format(field, &sample, &arena);
		if (!str_equal(formatted, wanted))
			fail_msg("%s \"%s\": \"%s\"", rows[i].key, rows[i].text, formatted);
		bool empty = !*formatted || str_equal(wanted, "person") ||
			(str_equal(rows[i].key, "limit") && str_equal(wanted, "0"));
		assert_int_equal(field_is_empty(field, &sample), empty);
		arena_clear(&arena);
	}
}

static void field_parse__refuses_and_leaves_the_record_alone(void **state)
{
	static const struct {
		const char *key;
		const char *text;
		const char *message;
	} rows[] = {
		{"id", "s-1", "\"s-1\" is no sample id"},
		{"id", "S\n1", "must be one line"},
		{"name", "a\nb", "must be one line"},
		{"name", "a\x1b[m", "U+001B at character 2 is not allowed"},
		{"name", "王\u202e明", "U+202E at character 2 is not allowed"},
		{"name", "a\xff", "byte 0xFF at character 2 is not UTF-8"},
		{"remark", "a\r\nb", "U+000D at character 2 is not allowed"},
		{"state", "shut", "\"shut\" is not one of: open, closed"},
		{"state", "opened", "\"opened\" is not a choice; did you mean \"open\"?"},
		{"state", "Open", "\"Open\" is not a choice; did you mean \"open\"?"},
		{"kind", "firm", "\"firm\" is not one of: person, unit"},
		{"due", "2026-02-30", "date \"2026-02-30\" does not exist"},
		{"count", "12x", "\"12x\" is not a whole number"},
		{"urgent", "yes", "\"yes\" is neither true nor false"},
		{"papers", "a,,b", "an empty word in the list"},
		{"papers", ",", "an empty word in the list"},
		{"papers", "a,", "an empty word in the list"},
		{"papers", "a\nb", "must be one line"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct err err = {0};
		struct sample sample = {.id = "Z", .state = 1, .name = "z", .limit = 7};
		struct sample before = sample;
		if (!field_parse(sample_field(rows[i].key), &sample, rows[i].text, &arena, &err))
			fail_msg("%s \"%s\": was accepted", rows[i].key, rows[i].text);
		assert_string_equal(err.msg, rows[i].message);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_memory_equal(&sample, &before, sizeof sample);
		arena_clear(&arena);
	}
}

static void field_parse__copies_the_text(void **state)
{
	char text[] = "a,b";
	struct arena arena = {0};
	struct err err = {0};
	struct sample sample = {0};
	(void)state;
	assert_int_equal(field_parse(sample_field("papers"), &sample, text, &arena, &err), 0);
	assert_int_equal(field_parse(sample_field("name"), &sample, text, &arena, &err), 0);
	memset(text, '!', sizeof text - 1);
	assert_string_equal(sample.papers.items[1], "b");
	assert_string_equal(sample.name, "a,b");
	arena_clear(&arena);
}

static void field_format__tells_pairs_and_the_count_of_a_list(void **state)
{
	struct pair pairs[] = {{"fax", "1"}, {"wechat", "x,y"}, {"qq", NULL}};
	struct sample_step steps[12] = {{0}};
	struct sample sample = {.contact = {pairs, 3}, .steps = {steps, 12}};
	struct arena arena = {0};
	(void)state;
	assert_string_equal(field_format(sample_field("contact"), &sample, &arena),
		"fax=1,wechat=x,y,qq=");
	assert_string_equal(field_format(sample_field("steps"), &sample, &arena), "12");
	sample = (struct sample){0};
	assert_string_equal(field_format(sample_field("contact"), &sample, &arena), "");
	assert_string_equal(field_format(sample_field("steps"), &sample, &arena), "");
	arena_clear(&arena);
}

static void record_equal__sees_every_field(void **state)
{
	const char *papers[] = {"a", "b"};
	const char *other_papers[] = {"a", "c"};
	struct pair contact[] = {{"a", "b"}};
	struct pair other_key[] = {{"b", "b"}};
	struct pair other_value[] = {{"a", "c"}};
	struct sample_step steps[] = {{.department = "a", .days = 1, .changed = {contact, 1}},
		{.department = "b"}};
	struct sample_step other_steps[] = {{.department = "a", .days = 1,
						    .changed = {other_value, 1}},
		{.department = "b"}};
	const struct sample base = {.id = "S", .state = 1, .kind = 1, .name = "n", .phone = "p",
		.remark = "r", .due = 1, .received = 1, .count = 1, .limit = 1, .fee = 1,
		.urgent = true, .papers = {papers, 2}, .contact = {contact, 1},
		.steps = {steps, 2}};
	(void)state;
	assert_true(record_equal(&sample_schema, &base, &base));

#define DIFFERS(member, ...)                                                                       \
	do {                                                                                       \
		struct sample other = base;                                                        \
		other.member = __VA_ARGS__;                                                        \
		assert_false(record_equal(&sample_schema, &base, &other));                         \
		assert_false(record_equal(&sample_schema, &other, &base));                         \
	} while (0)
	DIFFERS(id, "T");
	DIFFERS(state, 2);
	DIFFERS(kind, 0);
	DIFFERS(name, NULL);
	DIFFERS(phone, "");
	DIFFERS(remark, "r\n");
	DIFFERS(due, 2);
	DIFFERS(received, 2);
	DIFFERS(count, 2);
	DIFFERS(limit, 2);
	DIFFERS(fee, 2);
	DIFFERS(urgent, false);
	DIFFERS(papers, (struct words){papers, 1});
	DIFFERS(papers, (struct words){other_papers, 2});
	DIFFERS(contact, (struct pairs){NULL, 0});
	DIFFERS(contact, (struct pairs){other_key, 1});
	DIFFERS(contact, (struct pairs){other_value, 1});
	DIFFERS(steps, (struct list){steps, 1});
	DIFFERS(steps, (struct list){other_steps, 2});
#undef DIFFERS
}

static void record_equal__takes_no_text_and_empty_text_as_one(void **state)
{
	struct pair none[] = {{"a", NULL}};
	struct pair empty[] = {{"a", ""}};
	struct sample a = {.contact = {none, 1}};
	struct sample b = {.name = "", .remark = "", .contact = {empty, 1}};
	(void)state;
	assert_true(record_equal(&sample_schema, &a, &b));
}

static void choice__names_and_list(void **state)
{
	static const struct choice none[] = {{NULL, NULL}};
	struct arena arena = {0};
	(void)state;
	assert_int_equal(choice_find(sample_states, "closed"), 2);
	assert_int_equal(choice_find(sample_states, ""), 0);
	assert_int_equal(choice_find(sample_states, "clos"), -1);
	assert_int_equal(choice_find(sample_kinds, "person"), 0);
	assert_string_equal(choice_list(sample_states, &arena), "open, closed");
	assert_string_equal(choice_list(sample_kinds, &arena), "person, unit");
	assert_string_equal(choice_list(none, &arena), "");
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field_find__knows_keys_of_the_schema_only),
		cmocka_unit_test(field_parse__and_format_are_inverse),
		cmocka_unit_test(field_parse__refuses_and_leaves_the_record_alone),
		cmocka_unit_test(field_parse__copies_the_text),
		cmocka_unit_test(field_format__tells_pairs_and_the_count_of_a_list),
		cmocka_unit_test(record_equal__sees_every_field),
		cmocka_unit_test(record_equal__takes_no_text_and_empty_text_as_one),
		cmocka_unit_test(choice__names_and_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
