/* median RUNS [PREPARE... --before] COMMAND... [--then COMMAND...]
 *
 * Runs the command RUNS times and prints the median of the wall-clock times in milliseconds, and the most
 * memory in KiB that a process of any run had, its own children counted.  With
 * --then several commands are one measured run.  PREPARE is run before each run and not measured.
 * "%" within an argument becomes the next line of standard input, one line a run; where there is no
 * "%", standard input is not read.  Output is thrown away, messages are not.  Ends with status 1
 * when a command fails: what did not work has no time. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"

extern char **environ;

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Waits for the command, and raises `*memory` to what it used; 0 when it ended with 0. */
static int run(char *const *argv, long *memory)
{
	struct rusage usage = {0};
	posix_spawn_file_actions_t files;
	pid_t pid;
	int status = 0;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	int failed = posix_spawnp(&pid, argv[0], &files, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	if (failed) {
		fprintf(stderr, "median: %s: %s\n", argv[0], strerror(failed));
		return -1;
	}
	while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	if (usage.ru_maxrss > *memory)
		*memory = usage.ru_maxrss;
	if (status == 0)
		return 0;
	fprintf(stderr, "median: failed:");
	for (char *const *word = argv; *word; word++)
		fprintf(stderr, " %s", *word);
	fputc('\n', stderr);
	return -1;
}

/* The argument with "%" replaced. */
static char *fill(const char *argument, const char *line, struct arena *arena)
{
	const char *mark = strchr(argument, '%');
	if (!mark)
		return arena_dup(arena, argument);
	return arena_printf(arena, "%.*s%s%s", (int)(mark - argument), argument, line, mark + 1);
}

/* Run the words up to `end`, which "--then" parts into commands. */
static int run_all(char **words, size_t n, const char *line, long *memory, struct arena *arena)
{
	char **argv = arena_array(arena, n + 1, sizeof *argv);
	size_t count = 0;
	for (size_t i = 0; i <= n; i++) {
		if (i < n && !str_equal(words[i], "--then")) {
			argv[count++] = fill(words[i], line, arena);
			continue;
		}
		argv[count] = NULL;
		if (count && run(argv, memory))
			return -1;
		count = 0;
	}
	return 0;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct err err = {0};
	int64_t runs;
	char *line = NULL;
	size_t room = 0;
	bool filled = false;
	int before = 2;
	long prepared = 0;
	long memory = 0;
	if (argc < 3 || num_parse(argv[1], 1, 100000, &runs, &err)) {
		fputs("usage: median RUNS [PREPARE... --before] COMMAND... [--then COMMAND...]\n", stderr);
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		filled = filled || strchr(argv[i], '%');
		if (str_equal(argv[i], "--before"))
			before = i;
	}
	double *times = arena_array(&arena, (size_t)runs, sizeof *times);
	int begin = before > 2 ? before + 1 : 2;
	for (int64_t i = 0; i < runs; i++) {
		ssize_t length = filled ? getline(&line, &room, stdin) : 0;
		if (length < 0) {
			fputs("median: too few lines on standard input\n", stderr);
			return 1;
		}
		if (length > 0 && line[length - 1] == '\n')
			line[length - 1] = '\0';
		if (run_all(argv + 2, (size_t)(before - 2), line, &prepared, &arena))
			return 1;
		double begun = now_ms();
		if (run_all(argv + begin, (size_t)(argc - begin), line, &memory, &arena))
			return 1;
		times[i] = now_ms() - begun;
	}
	qsort(times, (size_t)runs, sizeof *times, by_size);
	size_t middle = (size_t)runs / 2;
	double median = runs % 2 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
	printf("%.1f %ld\n", median, memory);
	arena_clear(&arena);
	free(line);
	return 0;
}
