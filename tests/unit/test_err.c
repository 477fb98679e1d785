/* base/err.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unistr.h>

#include "base/err.h"

static void err_set__fills_and_returns_minus_one(void **state)
{
	struct err err = {0};
	(void)state;

	assert_int_equal(err_set(&err, ERR_MALFORMED, "%s:%d: bad", "a.yaml", 3), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_string_equal(err.msg, "a.yaml:3: bad");
	assert_int_equal(err_set(&err, ERR_BUSY, "later"), -1);
	assert_int_equal(err.code, ERR_BUSY);
	assert_string_equal(err.msg, "later");
}

static void err_set__takes_its_own_message_as_argument(void **state)
{
	struct err err = {0};
	(void)state;

	err_set(&err, ERR_USAGE, "inner");
	err_set(&err, ERR_REFUSED, "outer (%s)", err.msg);
	assert_string_equal(err.msg, "outer (inner)");
}

static void err_prefix__keeps_the_code(void **state)
{
	struct err err = {0};
	(void)state;

	err_set(&err, ERR_MALFORMED, "no date");
	assert_int_equal(err_prefix(&err, "%s:%d", "t.yaml", 12), -1);
	assert_int_equal(err.code, ERR_MALFORMED);
	assert_string_equal(err.msg, "t.yaml:12: no date");
}

static void err_set_errno__names_the_reason(void **state)
{
	struct err err = {0};
	(void)state;

	assert_int_equal(err_set_errno(&err, ENOSPC, "cannot write %s", "a.yaml"), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "cannot write a.yaml: No space left on device");
}

static void err_hint__stands_behind_whatever_the_operand_is(void **state)
{
	static const struct {
		const char *label;
		const char *part;  /* of the operand */
		size_t times;
		size_t shown;      /* bytes of it in the message */
	} cases[] = {
		{"short", "x", 5, 5},
		{"just as wide as a line has room for", "x", 60, 60},
		{"wider by less than the mark in bytes", "x", 61, 61},
		{"wider", "x", 62, 59 + sizeof "…" - 1},
		{"as wide as a command line can be", "x", 100000, 59 + sizeof "…" - 1},
		{"Chinese, two columns each", "水", 30, 30 * 3},
		{"Chinese, cut", "水", 31, 29 * 3 + sizeof "…" - 1},
		{"beyond the BMP", "𠮷", 200, 29 * 4 + sizeof "…" - 1},
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err err = {0};
		char text[ERR_TEXT_SIZE];
		size_t n = strlen(cases[i].part);
		char *operand = calloc(cases[i].times + 1, n);
		for (size_t k = 0; k < cases[i].times; k++)
			memcpy(operand + k * n, cases[i].part, n);
		assert_int_equal(err_hint(&err, err_set(&err, ERR_REFUSED, "no \"%s\" and no \"%s\" here",
			operand, operand), "look-for \"%s\"", "it"), -1);
		err_text(&err, text);
		if (strlen(text) != strlen("no \"\" and no \"\" here; first: look-for \"it\"") + 2 * cases[i].shown)
			fail_msg("%s: %s", cases[i].label, text);
		if (!strstr(text, "\" here; first: look-for \"it\"") || u8_check((const uint8_t *)text, strlen(text)))
			fail_msg("%s: %s", cases[i].label, text);
		free(operand);
	}
}

static void err_hint__goes_with_the_message_and_stays_with_it(void **state)
{
	struct err err = {0};
	char text[ERR_TEXT_SIZE];
	(void)state;

	err_hint(&err, err_set(&err, ERR_REFUSED, "owes %d", 5), "pay %d", 7);
	err_prefix(&err, "account %s", "12");
	assert_string_equal(err_text(&err, text), "account 12: owes 5; first: pay 7");
	assert_int_equal(err.code, ERR_REFUSED);
	err_set(&err, ERR_BUSY, "later");
	assert_string_equal(err_text(&err, text), "later");
}

static void err_set__clips_between_chinese_quotation_marks_too(void **state)
{
	struct err err = {0};
	(void)state;

	err_set(&err, ERR_REFUSED, "没有“%0100d”", 0);
	assert_int_equal(strlen(err.msg), strlen("没有“”") + 59 + strlen("…"));
	err_set(&err, ERR_REFUSED, "an open mark: \"%0100d", 0);
	assert_int_equal(strlen(err.msg), strlen("an open mark: \"") + 100);
}

/* Every way in which a long message can be cut, by a prefix of 0 to 4 bytes. */
static void err_set__cuts_at_a_character_boundary(void **state)
{
	static const char *const characters[] = {"a", "é", "水", "𠮷"};
	(void)state;

	for (size_t c = 0; c < sizeof characters / sizeof *characters; c++) {
		char text[1200] = "";
		size_t width = strlen(characters[c]);
		for (size_t i = 0; i + width < sizeof text; i += width)
			memcpy(text + i, characters[c], width + 1);
		for (int shift = 0; shift < 5; shift++) {
			struct err err = {0};
			err_set(&err, ERR_REFUSED, "%.*s%s", shift, "----", text);
			size_t length = strlen(err.msg);
			if (u8_check((const uint8_t *)err.msg, length))
				fail_msg("%s after %d bytes: cut inside", characters[c], shift);
			if (length > sizeof err.msg - 1 || length + width < sizeof err.msg)
				fail_msg("%s after %d bytes: %zu left", characters[c], shift,
				        length);
			err_prefix(&err, "%s", "条例");
			assert_null(u8_check((const uint8_t *)err.msg, strlen(err.msg)));
			err_set_errno(&err, EIO, "%.*s%s", shift, "----", text);
			assert_null(u8_check((const uint8_t *)err.msg, strlen(err.msg)));
		}
	}
}

static void err_set__keeps_a_message_that_just_fits(void **state)
{
	struct err err = {0};
	char text[sizeof err.msg];
	(void)state;

	memset(text, 'x', sizeof text);
	memcpy(text + sizeof text - 4, "水", 4);
	err_set(&err, ERR_REFUSED, "%s", text);
	assert_string_equal(err.msg, text);
}

static void bug__names_its_place_and_aborts(void **state)
{
	int ends[2];
	int status;
	char said[512];
	(void)state;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		struct rlimit none = {0, 0};
		setrlimit(RLIMIT_CORE, &none);
		signal(SIGABRT, SIG_DFL);
		dup2(ends[1], STDERR_FILENO);
		bug("the impossible");
	}
	close(ends[1]);
	ssize_t length = read(ends[0], said, sizeof said - 1);
	close(ends[0]);
	assert_true(length > 0);
	said[length] = '\0';
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
	assert_non_null(strstr(said, "test_err.c:"));
	assert_non_null(strstr(said, ": the impossible\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(err_set__fills_and_returns_minus_one),
	        cmocka_unit_test(err_set__takes_its_own_message_as_argument),
	        cmocka_unit_test(err_prefix__keeps_the_code),
		cmocka_unit_test(err_hint__stands_behind_whatever_the_operand_is),
		cmocka_unit_test(err_hint__goes_with_the_message_and_stays_with_it),
		cmocka_unit_test(err_set__clips_between_chinese_quotation_marks_too),
	        cmocka_unit_test(err_set_errno__names_the_reason),
	        cmocka_unit_test(err_set__cuts_at_a_character_boundary),
	        cmocka_unit_test(err_set__keeps_a_message_that_just_fits),
	        cmocka_unit_test(bug__names_its_place_and_aborts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
