/* A volume changes by whole documents, which stay byte for byte as they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "record/volume.h"
#include "value/id_set.h"

#define DOCUMENT(id) "id: \"" id "\"\nname: \"id: A-2\"\n"
#define ONE DOCUMENT("A-1")
#define TWO DOCUMENT("A-2")
#define TWO_LATER "id: \"A-2\"\nname: \"later\"\n"
#define THREE DOCUMENT("A-3")
#define PART(name, text) {name, text, sizeof(text) - 1}
#define OUT(name) {name, NULL, 0}

static void volume_change__keeps_the_order_and_the_bytes(void **state)
{
	static const struct {
		const char *label;
		const char *volume;
		struct volume_part parts[3];
		size_t n;
		const char *after;
	} rows[] = {
		{"into none", NULL, {PART("A-1", ONE)}, 1, ONE},
		{"two into none", NULL, {PART("A-1", ONE), PART("A-2", TWO)}, 2, ONE "---\n" TWO},
		{"before", TWO, {PART("A-1", ONE)}, 1, ONE "---\n" TWO},
		{"behind", ONE, {PART("A-2", TWO)}, 1, ONE "---\n" TWO},
		{"between", ONE "---\n" THREE, {PART("A-2", TWO)}, 1, ONE "---\n" TWO "---\n" THREE},
		{"around", TWO, {PART("A-1", ONE), PART("A-3", THREE)}, 2, ONE "---\n" TWO "---\n" THREE},
		{"in place", ONE "---\n" TWO "---\n" THREE, {PART("A-2", TWO_LATER)}, 1,
			ONE "---\n" TWO_LATER "---\n" THREE},
		{"out, the first", ONE "---\n" TWO, {OUT("A-1")}, 1, TWO},
		{"out, the last", ONE "---\n" TWO, {OUT("A-2")}, 1, ONE},
		{"out, the middle", ONE "---\n" TWO "---\n" THREE, {OUT("A-2")}, 1, ONE "---\n" THREE},
		{"out, all", ONE, {OUT("A-1")}, 1, ""},
		{"out, one that is not in", ONE, {OUT("A-2")}, 1, ONE},
		{"out and in", ONE "---\n" TWO, {OUT("A-1"), PART("A-3", THREE)}, 2, TWO "---\n" THREE},
		{"none", ONE, {OUT("")}, 0, ONE},
		{"by bytes: 10000 before 9999", DOCUMENT("A-9999"), {PART("A-10000", DOCUMENT("A-10000"))}, 1,
			DOCUMENT("A-10000") "---\n" DOCUMENT("A-9999")},
		{"a longer id follows", DOCUMENT("A-1"), {PART("A-10", DOCUMENT("A-10"))}, 1,
			DOCUMENT("A-1") "---\n" DOCUMENT("A-10")},
		{"out of one that is out of order", THREE "---\n" ONE "---\n" TWO, {OUT("A-1"), OUT("A-2")}, 2, THREE},
		{"in place in one that is out of order", THREE "---\n" TWO "---\n" ONE, {PART("A-2", TWO_LATER)}, 1,
			TWO_LATER "---\n" THREE "---\n" ONE},
		{"out, where it stands twice", ONE "---\n" TWO "---\n" TWO, {OUT("A-2")}, 1, ONE},
		{"in place of two", TWO "---\n" ONE "---\n" TWO, {PART("A-2", TWO_LATER)}, 1, ONE "---\n" TWO_LATER},
		{"a document without an id stays", "name: \"x\"\n---\n" TWO, {PART("A-1", ONE)}, 1,
			"name: \"x\"\n---\n" ONE "---\n" TWO},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {0};
		struct str into = {0};
		int rc = volume_change("v.yaml", rows[i].volume, rows[i].parts, rows[i].n, &into, &err);
		if (rc || !str_equal(str_text(&into), rows[i].after))
			fail_msg("%s: %d \"%s\" %s", rows[i].label, rc, str_text(&into), err.msg);
		str_close(&into);
	}
}

static void volume_change__takes_nothing_into_one_that_was_cut(void **state)
{
	static const char *const cut[] = {"", "id: \"A-1\"", ONE "---", ONE "---\n" "id: \"A-"};
	const struct volume_part part = PART("A-2", TWO);
	(void)state;
	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
		struct err err = {0};
		struct str into = {0};
		assert_int_equal(volume_change("v.yaml", cut[i], &part, 1, &into, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, "v.yaml: the volume was cut short");
		str_close(&into);
	}
}

static void volume_find__gives_whole_documents(void **state)
{
	static const struct {
		const char *label;
		const char *volume;
		const char *id;
		const char *found; /* NULL: not there */
	} rows[] = {
		{"the only one", ONE, "A-1", ONE},
		{"the first", ONE "---\n" TWO, "A-1", ONE},
		{"the last", ONE "---\n" TWO, "A-2", TWO},
		{"the middle", ONE "---\n" TWO "---\n" THREE, "A-2", TWO},
		{"not there", ONE "---\n" THREE, "A-2", NULL},
		{"the beginning of another", DOCUMENT("A-10"), "A-1", NULL},
		{"the end of another", DOCUMENT("BA-1"), "A-1", NULL},
		{"in a text only", ONE "note: |-\n  id: \"A-2\"\n", "A-2", NULL},
		{"at the beginning of a line within a document", ONE "id: \"A-2\"\n", "A-2", NULL},
		{"none", "", "A-1", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *begin = "";
		size_t length = 0;
		bool found = volume_find(rows[i].volume, rows[i].id, &begin, &length);
		if (found != (rows[i].found != NULL) ||
			(found && (strlen(rows[i].found) != length || memcmp(begin, rows[i].found, length) != 0)))
			fail_msg("%s: %d \"%.*s\"", rows[i].label, found, (int)length, begin);
	}
}

static void id_set__has_what_was_added(void **state)
{
	static const char *const in[] = {"20260918-XS-0002", "20260918-XS-0001", "20260918-XT-0001", "20260917-XS-10000",
		"19000101-AA-0001", "21991231-ZZ-9999999"};
	static const char *const out[] = {"20260918-XS-0003", "20260918-XR-0001", "20260919-XS-0001", "20260917-XS-1000",
		"", "x", "20260230-XS-0001", "20260918-XS-99999999999999999999"};
	struct id_set set = {0};
	(void)state;
	assert_false(id_set_has(&set, in[0]));
	for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
		id_set_add(&set, in[i]);
		id_set_add(&set, out[sizeof out / sizeof *out - 1]);
		for (size_t k = 0; k < sizeof in / sizeof *in; k++)
			if (id_set_has(&set, in[k]) != (k <= i))
				fail_msg("%s after %zu", in[k], i + 1);
	}
	for (size_t i = 0; i < sizeof out / sizeof *out; i++)
		if (id_set_has(&set, out[i]))
			fail_msg("%s", out[i]);
	id_set_clear(&set);
	assert_false(id_set_has(&set, in[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(volume_change__keeps_the_order_and_the_bytes),
		cmocka_unit_test(volume_change__takes_nothing_into_one_that_was_cut),
		cmocka_unit_test(volume_find__gives_whole_documents),
		cmocka_unit_test(id_set__has_what_was_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
