/* A program that is talked with while it runs. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/coprocess.h"

static const char *const env[] = {"PATH=/usr/bin:/bin", NULL};

static struct coprocess start(const char *const *argv)
{
	struct coprocess started;
	struct err err = {0};
	const struct process process = {.argv = argv, .env = env};
	assert_int_equal(coprocess_start(&process, &started, &err), 0);
	return started;
}

static struct coprocess start_shell(const char *line)
{
	const char *const argv[] = {"sh", "-c", line, NULL};
	return start(argv);
}

static void coprocess__answers_one_question_after_the_other(void **state)
{
	static const char *const argv[] = {"cat", NULL};
	struct coprocess cat = start(argv);
	struct str answer = {0};
	struct err err = {0};
	bool found;
	int status = -1;
	(void)state;
	assert_int_equal(coprocess_send(&cat, "one\ntwo\n", 8, &err), 0);
	assert_int_equal(coprocess_read_until(&cat, '\n', 100, &answer, &found, &err), 0);
	assert_true(found);
	assert_string_equal(str_text(&answer), "one");
	assert_int_equal(coprocess_read(&cat, 4, &answer, &err), 0);
	assert_string_equal(str_text(&answer), "two\n");
	assert_int_equal(coprocess_send(&cat, "three\n", 6, &err), 0);
	assert_int_equal(coprocess_read(&cat, 6, &answer, &err), 0);
	assert_string_equal(str_text(&answer), "three\n");
	coprocess_end(&cat, &status, NULL);
	assert_int_equal(status, 0);
	str_close(&answer);
}

static void coprocess__reads_what_is_longer_than_its_buffer(void **state)
{
	struct coprocess sh = start_shell("head -c 200000 /dev/zero | tr '\\0' x; echo");
	struct str answer = {0};
	struct err err = {0};
	bool found;
	int status;
	(void)state;
	assert_int_equal(coprocess_read_until(&sh, '\n', 300000, &answer, &found, &err), 0);
	assert_true(found);
	assert_int_equal(answer.length, 200000);
	coprocess_end(&sh, &status, NULL);
	assert_int_equal(status, 0);
	str_close(&answer);
}

static void coprocess__tells_the_end(void **state)
{
	struct coprocess sh = start_shell("printf half; echo complaint >&2; exit 3");
	struct str answer = {0};
	struct str errors = {0};
	struct err err = {0};
	bool found = true;
	int status;
	(void)state;
	assert_int_equal(coprocess_read_until(&sh, '\n', 100, &answer, &found, &err), 0);
	assert_false(found);
	assert_string_equal(str_text(&answer), "half");
	assert_int_equal(coprocess_read(&sh, 1, &answer, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "sh ended in the middle of an answer");
	coprocess_end(&sh, &status, &errors);
	assert_int_equal(status, 3);
	assert_string_equal(str_text(&errors), "complaint\n");
	coprocess_end(&sh, &status, &errors);
	assert_int_equal(status, 0);
	str_close(&answer);
	str_close(&errors);
}

static void coprocess__refuses_an_endless_answer(void **state)
{
	struct coprocess sh = start_shell("exec cat /dev/zero");
	struct str answer = {0};
	struct err err = {0};
	bool found;
	int status;
	(void)state;
	assert_int_equal(coprocess_read_until(&sh, '\n', 100000, &answer, &found, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "sh: an answer that is too long");
	coprocess_end(&sh, &status, NULL);
	assert_int_equal(status, -13);
	str_close(&answer);
}

static void coprocess__survives_a_program_that_is_gone(void **state)
{
	struct coprocess sh = start_shell("exec 0<&-; echo closed");
	struct str answer = {0};
	struct err err = {0};
	bool found;
	int status;
	(void)state;
	assert_int_equal(coprocess_read_until(&sh, '\n', 100, &answer, &found, &err), 0);
	int rc = 0;
	for (int i = 0; i < 1000 && rc == 0; i++)
		rc = coprocess_send(&sh, "question\n", 9, &err);
	assert_int_equal(rc, -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_non_null(strstr(err.msg, "asking sh: "));
	coprocess_end(&sh, &status, NULL);
	str_close(&answer);
}

static void coprocess__says_what_cannot_be_run(void **state)
{
	static const char *const argv[] = {"/nonexistent/program", NULL};
	const struct process process = {.argv = argv, .env = env};
	struct coprocess started;
	struct err err = {0};
	int status;
	(void)state;
	assert_int_equal(coprocess_start(&process, &started, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_non_null(strstr(err.msg, "cannot run /nonexistent/program: "));
	coprocess_end(&started, &status, NULL);
	assert_int_equal(status, 0);
}

static int asked;

static int give_up(void *context, struct err *err)
{
	asked++;
	return asked < 2 ? 0 : err_set(err, ERR_MALFORMED, "%s", (const char *)context);
}

static void coprocess__ends_one_that_waits_for_ever(void **state)
{
	static const char *const argv[] = {"sleep", "1000", NULL};
	static char why[] = "a pipe";
	const struct process process = {.argv = argv, .env = env, .stuck = give_up, .context = why};
	struct coprocess sleeper;
	struct str answer = {0};
	struct err err = {0};
	bool found;
	int status = -1;
	(void)state;
	asked = 0;
	assert_int_equal(coprocess_start(&process, &sleeper, &err), 0);
	assert_int_equal(coprocess_read_until(&sleeper, '\n', 100, &answer, &found, &err), -1);
	assert_string_equal(err.msg, "a pipe");
	coprocess_end(&sleeper, &status, NULL);
	assert_int_equal(status, -15);
	asked = 0;
	assert_int_equal(process_run(&process, NULL, NULL, &status, &err), -1);
	assert_int_equal(asked, 2);
	str_close(&answer);
}

static void coprocess_leave__lets_go_of_what_the_other_process_talks_with(void **state)
{
	static const char *const argv[] = {"cat", NULL};
	struct coprocess cat = start(argv);
	struct str answer = {0};
	struct err err = {0};
	int left[2];
	int status = -1;
	char byte = 0;
	(void)state;
	assert_int_equal(pipe(left), 0);
	const pid_t other = fork();
	if (other == 0) {
		coprocess_leave(&cat);
		if (write(left[1], "x", 1) == 1)
			pause();
		_exit(1);
	}
	assert_true(other > 0);
	assert_int_equal(read(left[0], &byte, 1), 1);
	assert_int_equal(coprocess_send(&cat, "one", 3, &err), 0);
	assert_int_equal(coprocess_read(&cat, 3, &answer, &err), 0);
	assert_string_equal(str_text(&answer), "one");
	/* It sees the end of what is asked, although the other lives. */
	alarm(10);
	coprocess_end(&cat, &status, NULL);
	alarm(0);
	assert_int_equal(status, 0);
	kill(other, SIGKILL);
	waitpid(other, &status, 0);
	close(left[0]);
	close(left[1]);
	str_close(&answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(coprocess__answers_one_question_after_the_other),
		cmocka_unit_test(coprocess__reads_what_is_longer_than_its_buffer),
		cmocka_unit_test(coprocess__tells_the_end),
		cmocka_unit_test(coprocess__refuses_an_endless_answer),
		cmocka_unit_test(coprocess__survives_a_program_that_is_gone),
		cmocka_unit_test(coprocess__says_what_cannot_be_run),
		cmocka_unit_test(coprocess__ends_one_that_waits_for_ever),
		cmocka_unit_test(coprocess_leave__lets_go_of_what_the_other_process_talks_with),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
