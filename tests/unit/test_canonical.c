/* record/canonical.h: what is taken is what record_write writes, and libyaml reads it as the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dlfcn.h>
#include <yaml.h>

#include "record/write.h"
#include "two_readers.h"

/* Every parser that is begun is counted: who reads by libyaml cannot do without one. */
static size_t parsers;

int yaml_parser_initialize(yaml_parser_t *parser)
{
	int (*next)(yaml_parser_t *);
	*(void **)&next = dlsym(RTLD_NEXT, "yaml_parser_initialize");
	parsers++;
	return next(parser);
}

/* A record of every form that record_write has; the tests change it in one place. */
static const char whole[] = "id: \"S-1\"\n"
			    "state: \"open\"\n"
			    "kind: \"unit\"\n"
			    "name: \"张𬌗 \\\"x\\\" \\\\ #\\t.\"\n"
			    "phone: \"13826274231\"\n"
			    "remark: |\n"
			    "  第一行: #\n"
			    "\n"
			    "    - second\n"
			    "due: \"2026-09-18\"\n"
			    "received: \"2026-09-18T08:00:00+08:00\"\n"
			    "count: -12\n"
			    "limit: 5\n"
			    "fee: \"86.40\"\n"
			    "urgent: true\n"
			    "papers:\n"
			    "- \"身份证\"\n"
			    "- \"- x\"\n"
			    "contact:\n"
			    "  state: \"a\"\n"
			    "  \"no\": |2-\n"
			    "\n"
			    "     b\n"
			    "  \"户 名\": \"\"\n"
			    "steps:\n"
			    "- department: \"a\"\n"
			    "  days: 3\n"
			    "  remark: |+\n"
			    "    x\n"
			    "\n"
			    "  changed:\n"
			    "    state: |-\n"
			    "      a\n"
			    "      b\n"
			    "  seen:\n"
			    "  - \"c\"\n"
			    "- department: \"b\"\n";

static void assert_agree(const char *label, const char *bytes, size_t length)
{
	if (!two_readers_agree_on_stream(bytes, length) || !two_readers_agree_on_record(bytes, length))
		fail_msg("%s: the readers differ about\n%.*s", label, (int)length, bytes);
}

static void canonical_read__takes_what_is_written(void **state)
{
	struct arena arena = {0};
	const char *three = arena_printf(&arena, "%s---\n%s---\n%s", whole, whole, whole);
	struct sample sample = {0};
	struct err err = {0};
	struct str again = {0};
	(void)state;
	assert_int_equal(documents_taken(whole, sizeof whole - 1), 1);
	assert_int_equal(documents_taken(three, strlen(three)), 3);
	assert_agree("one", whole, sizeof whole - 1);
	assert_agree("three", three, strlen(three));

	parsers = 0;
	assert_int_equal(record_read(&sample_schema, &sample, "f", whole, sizeof whole - 1, &arena, &err), 0);
	assert_int_equal(parsers, 0);
	assert_int_equal(record_write(&sample_schema, &sample, true, &again, &err), 0);
	assert_string_equal(str_text(&again), whole);
	str_close(&again);
	arena_clear(&arena);
}

/* What a person, another program or somebody hostile writes in place of a line: read by libyaml, or
 * refused by it. */
static void canonical_read__leaves_the_rest_to_libyaml(void **state)
{
	static const struct {
		const char *was;
		const char *is;
	} rows[] = {
		{"id: \"S-1\"\n", "id: S-1\n"},
		{"id: \"S-1\"\n", "id: 'S-1'\n"},
		{"id: \"S-1\"\n", "\"id\": \"S-1\"\n"},
		{"id: \"S-1\"\n", "id:  \"S-1\"\n"},
		{"id: \"S-1\"\n", "id:\t\"S-1\"\n"},
		{"id: \"S-1\"\n", "id : \"S-1\"\n"},
		{"id: \"S-1\"\n", "id: \"S-1\" \n"},
		{"id: \"S-1\"\n", "id: \"S-1\" # known\n"},
		{"id: \"S-1\"\n", "id: \"S-\n  1\"\n"},
		{"id: \"S-1\"\n", "id: &a \"S-1\"\n"},
		{"id: \"S-1\"\n", "id: !!str \"S-1\"\n"},
		{"id: \"S-1\"\n", "id: \"s\"\n"},
		{"id: \"S-1\"\n", "id: \"\"\n"},
		{"id: \"S-1\"\n", ""},
		{"id: \"S-1\"\n", "id: \"S-1\"\nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", "? id\n: \"S-1\"\n"},
		{"id: \"S-1\"\n", "# by hand\nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", "\nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", "%YAML 1.1\n---\nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", "--- \nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", "---\n---\nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", "--- {id: \"S-1\", limit: 5}\n---\nid: \"S-1\"\n"},
		{"id: \"S-1\"\n", " id: \"S-1\"\n"},
		{"state: \"open\"\n", "state: \"open\"\nstate: \"open\"\n"},
		{"state: \"open\"\n", "kind: \"unit\"\n"},
		{"state: \"open\"\n", "state: open\n"},
		{"state: \"open\"\n", "state: \"opened\"\n"},
		{"state: \"open\"\n", "states: \"open\"\n"},
		{"state: \"open\"\n", "stat: \"open\"\n"},
		{"state: \"open\"\n", "state: *a\n"},
		{"state: \"open\"\n", "state\n"},
		{"state: \"open\"\n", "state:\"open\"\n"},
		{"state: \"open\"\n", "state: \"open\"\n\n"},
		{"state: \"open\"\n", "state: \"open\"\n...\n"},
		{"state: \"open\"\n", "state: \"op\\x65n\"\n"},
		{"state: \"open\"\n", "state: \"open\n"},
		{"state: \"open\"\n", "state: \"open\\\n"},
		{"state: \"open\"\n", "state: \"open\"x\n"},
		{"state: \"open\"\n", "state: \"open\": x\n"},
		{"phone: \"13826274231\"\n", "phone: 13826274231\n"},
		{"phone: \"13826274231\"\n", "phone: \"1\t2\"\n"},
		{"phone: \"13826274231\"\n", "phone: |-\n  13826274231\n"},
		{"phone: \"13826274231\"\n", "phone: \"a\\nb\"\n"},
		{"phone: \"13826274231\"\n", "phone: \"a\\Nb\"\n"},
		{"remark: |\n", "remark: >\n"},
		{"remark: |\n", "remark: |4\n"},
		{"remark: |\n", "remark: |-2\n"},
		{"remark: |\n", "remark: | # text\n"},
		{"remark: |\n", "remark: |\n\n"},
		{"remark: |\n", "remark: |\n  \n"},
		{"remark: |\n", "remark: |\n   \n"},
		{"remark: |\n", "remark: |\n   deeper first\n"},
		{"remark: |\n", "remark: |\n  \ttab first\n"},
		{"remark: |\n", "remark: |\n\ttab\n"},
		{"  第一行: #\n", " 第一行\n"},
		{"  第一行: #\n\n", "  第一行\n  \n"},
		{"  第一行: #\n\n", "  第一行\n \n"},
		{"    - second\n", "    - second\n\n"},
		{"    - second\n", "    - second\n# comment\n"},
		{"    - second\n", "    - second\n---\n"},
		{"remark: |\n  第一行: #\n\n    - second\n", "remark: 第一行\n"},
		{"remark: |\n  第一行: #\n\n    - second\n", "remark: |\n"},
		{"remark: |\n  第一行: #\n\n    - second\n", "remark: \"a\n  b\"\n"},
		{"count: -12\n", "count: \"-12\"\n"},
		{"count: -12\n", "count: -\n"},
		{"count: -12\n", "count: +12\n"},
		{"count: -12\n", "count: 1_2\n"},
		{"count: -12\n", "count: 1 2\n"},
		{"count: -12\n", "count: 12\n  34\n"},
		{"count: -12\n", "count: 99999999999999999999\n"},
		{"limit: 5\n", "limit:\n"},
		{"limit: 5\n", ""},
		{"fee: \"86.40\"\n", "fee: 86.40\n"},
		{"urgent: true\n", "urgent: yes\n"},
		{"urgent: true\n", "urgent: truer\n"},
		{"urgent: true\n", "urgent: \"true\"\n"},
		{"papers:\n- \"身份证\"\n- \"- x\"\n", "papers: [\"身份证\"]\n"},
		{"papers:\n- \"身份证\"\n- \"- x\"\n", "papers:\n"},
		{"papers:\n- \"身份证\"\n- \"- x\"\n", "papers:\n  - \"身份证\"\n"},
		{"- \"身份证\"\n", "-\n"},
		{"- \"身份证\"\n", "- 身份证\n"},
		{"- \"身份证\"\n", "-  \"身份证\"\n"},
		{"- \"身份证\"\n", "- - \"身份证\"\n"},
		{"- \"身份证\"\n", "- \"\"\n"},
		{"- \"身份证\"\n", "- \"a,b\"\n"},
		{"- \"身份证\"\n", "- key: \"a\"\n"},
		{"  state: \"a\"\n", "   state: \"a\"\n"},
		{"  state: \"a\"\n", "  state: \"a\"\n  state: \"b\"\n"},
		{"  state: \"a\"\n", "  state: a\n"},
		{"  state: \"a\"\n", "  state:\n"},
		{"  state: \"a\"\n", "  state: [\"a\"]\n"},
		{"  state: \"a\"\n", "  State: \"a\"\n"},
		{"  state: \"a\"\n", "  st.ate: \"a\"\n"},
		{"  state: \"a\"\n", "  <<: \"a\"\n"},
		{"  state: \"a\"\n", "  \"\": \"a\"\n"},
		{"  state: \"a\"\n", "  \"a\\\"b\" : \"a\"\n"},
		{"- department: \"a\"\n", "-   department: \"a\"\n"},
		{"- department: \"a\"\n", "- \n  department: \"a\"\n"},
		{"- department: \"a\"\n", "- {department: \"a\"}\n-\n"},
		{"- department: \"a\"\n", "- {}\n- department: \"a\"\n"},
		{"  days: 3\n", "   days: 3\n"},
		{"  days: 3\n", " days: 3\n"},
		{"  days: 3\n", "days: 3\n"},
		{"  days: 3\n", "  department: \"z\"\n"},
		{"  days: 3\n", "\tdays: 3\n"},
		{"- department: \"b\"\n", "- department: \"b\"\n\n"},
		{"- department: \"b\"\n", "- department: \"b\"\n---\n"},
		{"- department: \"b\"\n", "- department: \"b\"\n--- x\n"},
		{"- department: \"b\"\n", "- department: \"b\"\n---x\n"},
		{"- department: \"b\"\n", "- department: \"b\"\n# end\n"},
		{"- department: \"b\"\n", "- department: \"b\"\n...\n"},
		{"- department: \"b\"\n", "- department: \"b\"\nunknown: 1\n"},
		{"- department: \"b\"\n", "- department: \"b\""},
		{"- department: \"b\"\n", "- \n"},
		{"- department: \"b\"\n", "  x: \"b\"\n"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		const char *at = strstr(whole, rows[i].was);
		assert_non_null(at);
		const char *bytes = arena_printf(&arena, "%.*s%s%s", (int)(at - whole), whole, rows[i].is,
			at + strlen(rows[i].was));
		const char *second = arena_printf(&arena, "%s---\n%s", whole, bytes);
		/* Before a "---" a whole record may stand. */
		bool parted = strstr(rows[i].is, "---\n") && !strstr(rows[i].is, "\n---\n---");
		if (!parted && documents_taken(bytes, strlen(bytes)))
			fail_msg("taken: %s", rows[i].is);
		assert_agree(rows[i].is, bytes, strlen(bytes));
		assert_agree(rows[i].is, second, strlen(second));
		arena_clear(&arena);
	}
}

static void canonical_read__has_the_limits_of_the_other_reader(void **state)
{
	static const struct {
		const char *before;
		size_t n;
		const char *after;
		size_t taken;
	} rows[] = {
		{"id: \"S\"\nname: \"", RECORD_SCALAR_BYTES, "\"\nlimit: 5\n", 1},
		{"id: \"S\"\nname: \"", RECORD_SCALAR_BYTES + 1, "\"\nlimit: 5\n", 0},
		{"id: \"S\"\nremark: |-\n  ", RECORD_SCALAR_BYTES, "\nlimit: 5\n", 1},
		{"id: \"S\"\nremark: |\n  ", RECORD_SCALAR_BYTES, "\nlimit: 5\n", 0},
		{"id: \"S\"\nlimit: 5\ncontact:\n  ", RECORD_KEY_BYTES, ": \"\"\n", 1},
		{"id: \"S\"\nlimit: 5\ncontact:\n  ", RECORD_KEY_BYTES + 1, ": \"\"\n", 0},
		{"id: \"S\"\nlimit: 5\ncontact:\n  \"", RECORD_KEY_BYTES, "\": \"\"\n", 1},
		{"id: \"S\"\nlimit: 5\ncontact:\n  \"", RECORD_KEY_BYTES + 1, "\": \"\"\n", 0},
		{"id: \"S\"\nremark: |+\n  a", RECORD_FILE_BYTES, "\nlimit: 5\n", 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str bytes = {0};
		str_add(&bytes, rows[i].before);
		for (size_t j = 0; j < rows[i].n; j++)
			str_add_char(&bytes, 'x');
		str_add(&bytes, rows[i].after);
		if (documents_taken(bytes.text, bytes.length) != rows[i].taken)
			fail_msg("%s, %zu", rows[i].before, rows[i].n);
		assert_agree(rows[i].before, bytes.text, bytes.length);
		str_close(&bytes);
	}
}

/* A mapping of more pairs than are compared each with each. */
static void canonical_read__takes_many_pairs_or_leaves_them(void **state)
{
	(void)state;
	for (int n = 63; n <= 66; n++) {
		struct str bytes = {0};
		str_add(&bytes, "id: \"S\"\nlimit: 5\ncontact:\n");
		for (int i = 0; i < n; i++)
			str_add_format(&bytes, "  key_%d: \"%d\"\n", i, i);
		assert_int_equal(documents_taken(bytes.text, bytes.length), n <= 64);
		assert_agree("pairs", bytes.text, bytes.length);
		str_add(&bytes, "  key_7: \"again\"\n");
		assert_agree("pairs, one twice", bytes.text, bytes.length);
		str_close(&bytes);
	}
}

/* A short run of what the fuzzer does for long, with numbers that are the same every time. */
static uint32_t draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

/* One change: a piece taken out, doubled, or replaced by what means something in YAML. */
static void mutate(struct str *bytes, uint64_t *seed)
{
	static const char *const pieces[] = {" ", "  ", "\n", "\n\n", "\t", "\"", "'", "\\", "\\\\", ":", ": ",
		"- ", "-", "---\n", "...\n", "#", " #", "|", "|-", "|+", "|2", ">", "&a ", "*a", "!", "%", "[",
		"]", "{", "}", "{}\n", "[]\n", ",", "?", "~", "0", "a", "<<", "\xC2\x85", "\xE2\x80\xA8", "\r",
		"\xEF\xBB\xBF", "𠮷", "\x01", "id: \"S\"\n", "limit: 5\n", "  state: \"b\"\n"};
	size_t at = draw(seed, (uint32_t)bytes->length + 1);
	size_t length = draw(seed, 3) ? draw(seed, 4) : draw(seed, 40);
	if (length > bytes->length - at)
		length = bytes->length - at;
	struct str changed = {0};
	str_add_n(&changed, bytes->text, at);
	if (draw(seed, 4) == 0)
		str_add_n(&changed, bytes->text + at, length);
	else if (draw(seed, 3))
		str_add(&changed, pieces[draw(seed, sizeof pieces / sizeof *pieces)]);
	if (draw(seed, 2))
		length = 0;
	str_add_n(&changed, bytes->text + at + length, bytes->length - at - length);
	str_close(bytes);
	*bytes = changed;
}

static void canonical_read__agrees_with_libyaml_on_chance(void **state)
{
	uint64_t seed = 13;
	size_t taken = 0;
	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct str bytes = {0};
		str_add(&bytes, whole);
		if (draw(&seed, 4) == 0)
			str_add_format(&bytes, "---\n%s", whole);
		for (uint32_t n = draw(&seed, 3) + 1; n && bytes.length; n--)
			mutate(&bytes, &seed);
		if (bytes.length) {
			assert_agree("by chance", bytes.text, bytes.length);
			taken += documents_taken(bytes.text, bytes.length) > 0;
		}
		str_close(&bytes);
	}
	/* Else the line reader was not asked anything. */
	assert_in_range(taken, 2000, 18000);
}

static void record_write__is_read_back_by_libyaml_once_in_a_hundred(void **state)
{
	struct arena arena = {0};
	struct err err = {0};
	(void)state;
	for (int proved = 0; proved < 2; proved++) {
		parsers = 0;
		if (proved)
			record_write_prove();
		for (int i = 0; i < 1000; i++) {
			struct sample sample = {.id = arena_printf(&arena, "S-%d", i), .limit = i};
			struct str out = {0};
			assert_int_equal(record_write(&sample_schema, &sample, true, &out, &err), 0);
			str_close(&out);
		}
		assert_in_range(parsers, proved ? 1000 : 1, proved ? 1000 : 30);
	}
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical_read__takes_what_is_written),
		cmocka_unit_test(canonical_read__leaves_the_rest_to_libyaml),
		cmocka_unit_test(canonical_read__has_the_limits_of_the_other_reader),
		cmocka_unit_test(canonical_read__takes_many_pairs_or_leaves_them),
		cmocka_unit_test(canonical_read__agrees_with_libyaml_on_chance),
		cmocka_unit_test(record_write__is_read_back_by_libyaml_once_in_a_hundred),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
