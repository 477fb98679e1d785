/* Another program: what it is given, what comes of it, and what is told when it cannot be run. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/process.h"

static const char *const env[] = {"PATH=/usr/bin:/bin", "WORD=given", NULL};

static void process_run__keeps_its_streams_apart_and_tells_how_it_ended(void **state)
{
	static const struct {
		const char *line;
		const char *output;
		const char *errors;
		int status;
	} cases[] = {
		{"true", "", "", 0},
		{"echo out; echo err >&2; exit 7", "out\n", "err\n", 7},
		{"cat; echo $WORD", "input given\n", "", 0},
		{"pwd", "/usr\n", "", 0},
		{"kill -9 $$", "", "", -9},
		{"kill -PIPE $$; echo alive", "", "", -13}, /* not ignored, as the caller's may be */
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const argv[] = {"sh", "-c", cases[i].line, NULL};
		const struct process process = {.argv = argv, .env = env, .directory = "/usr",
			.input = "input ", .input_length = 6};
		struct str output = {0}, errors = {0};
		struct err err = {0};
		int status = -1;
		if (process_run(&process, &output, &errors, &status, &err))
			fail_msg("%s: %s", cases[i].line, err.msg);
		if (status != cases[i].status || strcmp(str_text(&output), cases[i].output) != 0 ||
			strcmp(str_text(&errors), cases[i].errors) != 0)
			fail_msg("%s: %d \"%s\" \"%s\"", cases[i].line, status, str_text(&output),
				str_text(&errors));
		str_close(&output);
		str_close(&errors);
	}
}

/* One that says much before it reads, and of whose words nobody wants to know. */
static void process_run__never_blocks(void **state)
{
	static const char *const argv[] = {"sh", "-c",
		"head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero; wc -c", NULL};
	char *input = calloc(1, 300000);
	const struct process process = {.argv = argv, .env = env, .input = input,
		.input_length = 300000};
	struct str output = {0}, errors = {0};
	struct err err = {0};
	int status = -1;
	(void)state;
	assert_int_equal(process_run(&process, &output, &errors, &status, &err), 0);
	assert_int_equal(output.length, 300000 + strlen("300000\n"));
	assert_int_equal(errors.length, 300000);
	assert_int_equal(process_run(&process, NULL, NULL, &status, &err), 0);
	assert_int_equal(status, 0);
	str_close(&output);
	str_close(&errors);
	free(input);
}

static void process_run__reads_a_file_from_its_beginning(void **state)
{
	static const char *const argv[] = {"cat", NULL};
	FILE *file = tmpfile();
	struct str output = {0};
	struct err err = {0};
	int status = -1, ends[2];
	(void)state;
	fputs("whole", file);
	fflush(file);
	struct process process = {.argv = argv, .env = env, .input_fd = fileno(file)};
	assert_int_equal(process_run(&process, &output, NULL, &status, &err), 0);
	assert_string_equal(str_text(&output), "whole");
	fclose(file);
	str_close(&output);

	assert_int_equal(pipe(ends), 0);
	process.input_fd = ends[0];
	assert_int_equal(process_run(&process, NULL, NULL, &status, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "no input for cat: Illegal seek");
	close(ends[0]);
	close(ends[1]);
}

static void process_run__leaves_one_descriptor(void **state)
{
	static const char *const argv[] = {"sh", "-c", "echo x >&9 && ! echo y >&8", NULL};
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	struct err err = {0};
	int status = -1;
	(void)state;
	int closed = fcntl(null, F_DUPFD_CLOEXEC, 8);
	int kept = fcntl(null, F_DUPFD_CLOEXEC, 9);
	assert_int_equal(closed, 8);
	assert_int_equal(kept, 9);
	const struct process process = {.argv = argv, .env = env, .keep_fd = kept};
	assert_int_equal(process_run(&process, NULL, NULL, &status, &err), 0);
	assert_int_equal(status, 0);
	close(null);
	close(closed);
	close(kept);
}

/* Whichever descriptor there is none left for, it is told, and no other is lost. */
static void process_run__tells_that_it_could_not(void **state)
{
	static const char *const argv[] = {"true", NULL};
	static const char *const gone[] = {"no-such-program", NULL};
	struct process process = {.argv = gone, .env = env};
	struct err err = {0};
	struct rlimit before;
	int status = 42, refused = 0, next = dup(0);
	(void)state;
	close(next);
	assert_int_equal(process_run(&process, NULL, NULL, &status, &err), -1);
	assert_int_equal(err.code, ERR_SYSTEM);
	assert_string_equal(err.msg, "cannot run no-such-program: No such file or directory");
	assert_int_equal(status, 42);

	process.argv = argv;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	for (int room = 0; room < 6; room++) {
		struct rlimit few = {(rlim_t)(next + room), before.rlim_max};
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
		int rc = process_run(&process, NULL, NULL, &status, &err);
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
		if (rc == 0)
			break;
		refused++;
		if (!strstr(err.msg, ": Too many open files"))
			fail_msg("%d descriptors: %s", room, err.msg);
	}
	assert_int_equal(refused, 4);
	assert_int_equal(status, 0);
	int again = dup(0);
	assert_int_equal(again, next);
	close(again);
}

static void process_pass_on__takes_what_is_set(void **state)
{
	struct arena arena = {0};
	const char *words[2] = {NULL, NULL};
	(void)state;
	unsetenv("ONESTOP_TEST");
	assert_int_equal(process_pass_on("ONESTOP_TEST", &arena, words, 0), 0);
	assert_null(words[0]);
	assert_int_equal(setenv("ONESTOP_TEST", "a=b", 1), 0);
	assert_int_equal(process_pass_on("ONESTOP_TEST", &arena, words, 0), 1);
	assert_string_equal(words[0], "ONESTOP_TEST=a=b");
	assert_null(words[1]);
	arena_clear(&arena);
}

static void process_words__parts_at_blanks_alone(void **state)
{
	static const struct {
		const char *line, *last;
		const char *words; /* each behind a "|" */
	} rows[] = {
		{"vi", NULL, "|vi"},
		{"vi", "a file", "|vi|a file"},
		{" \tless  -FR\t-X ", NULL, "|less|-FR|-X"},
		{"true; touch x", "f", "|true;|touch|x|f"},
		{"a \"b c\" $HOME `d`", NULL, "|a|\"b|c\"|$HOME|`d`"},
		{"", NULL, ""},
		{"  ", "f", "|f"},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *const *words = process_words(rows[i].line, rows[i].last, &arena);
		const char *joined = "";
		for (size_t k = 0; words[k]; k++)
			joined = arena_printf(&arena, "%s|%s", joined, words[k]);
		assert_string_equal(joined, rows[i].words);
	}
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(process_run__keeps_its_streams_apart_and_tells_how_it_ended),
		cmocka_unit_test(process_run__never_blocks),
		cmocka_unit_test(process_run__reads_a_file_from_its_beginning),
		cmocka_unit_test(process_run__leaves_one_descriptor),
		cmocka_unit_test(process_run__tells_that_it_could_not),
		cmocka_unit_test(process_pass_on__takes_what_is_set),
		cmocka_unit_test(process_words__parts_at_blanks_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
