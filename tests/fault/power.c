/* power [OPTION]... -- COMMAND...: COMMAND changes a store, and at moments of it the power is cut.
 *
 *     --store DIR     the store (default: the current directory)
 *     --into DIR      where a store is made as it may be after the cut
 *     --every N       a moment is before every N-th call that changes the store, and before and after
 *                     each sync; 0, the default: only there
 *     --chances N     states by chance for each moment, beside the four extremes (default: 1)
 *     --seed N        of the first chance; the next has the next number
 *     --one-of N      only every N-th state is shown (default: 1)
 *     --output FILE   of COMMAND
 *
 * For each state that was not there before, DIR is made anew, a line "state HOW WHEN" goes to standard
 * output, and a line is awaited on standard input.  WHEN is "end" after the end of COMMAND, where
 * eight times as many chances are taken.  The last line is "exit STATUS STATES".  Ends with 125 when
 * the model of the disk has become another thing than the disk. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tracer/disk.h"
#include "tracer/tracer.h"

struct power {
	char store[PATH_MAX];
	const char *into;
	long every;
	long chances;
	long seed;
	long one_of;
	struct disk *disk;
	long n;         /* calls so far */
	uint64_t *seen; /* states that were shown */
	size_t seen_n;
	struct tracer tracer;
};

static void usage(const char *what)
{
	fprintf(stderr, "power: %s (see tests/fault/power.c)\n", what);
	exit(125);
}

/* A state under way may be shown once more after the end: more is asked of it then. */
static bool is_new(struct power *power, uint64_t state, bool ended)
{
	state ^= ended;
	for (size_t i = 0; i < power->seen_n; i++)
		if (power->seen[i] == state)
			return false;
	power->seen = realloc(power->seen, (power->seen_n + 1) * sizeof *power->seen);
	if (!power->seen)
		tracer_die("memory");
	power->seen[power->seen_n++] = state;
	return true;
}

static void remove_tree(const char *path)
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		execl("/bin/rm", "rm", "-rf", "--", path, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status)
		tracer_die(path);
}

static void show(struct power *power, enum disk_how how, long seed, const char *when)
{
	static const char *const names[] = {"none", "names", "bytes", "all"};
	char answer[64];
	uint64_t state = disk_cut(power->disk, how, (unsigned)seed);
	if (!is_new(power, state, strcmp(when, "end") == 0) || power->seen_n % (size_t)power->one_of)
		return;
	remove_tree(power->into);
	disk_write(power->disk, power->into);
	if (how == DISK_CHANCE)
		printf("state seed-%ld %s\n", seed, when);
	else
		printf("state %s %s\n", names[how], when);
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin))
		tracer_die("an answer");
}

static void cut(struct power *power, long chances, const char *when)
{
	for (enum disk_how how = DISK_NONE; how < DISK_CHANCE; how++)
		show(power, how, 0, when);
	for (long i = 0; i < chances; i++)
		show(power, DISK_CHANCE, power->seed + power->n * 1000 + i, when);
}

static bool changes(const struct call *call)
{
	return call->kind != CALL_DESCRIPTOR && call->kind != CALL_PROCESS &&
	       (call->kind != CALL_OPEN || call->flags & (O_CREAT | O_TRUNC));
}

static bool is_sync(const struct call *call)
{
	return call->kind == CALL_SYNCFS || call->kind == CALL_FSYNC;
}

static void cut_at(struct power *power, const struct call *call, const char *side)
{
	char when[3 * PATH_MAX];
	snprintf(when, sizeof when, "%s %ld %s %s", side, power->n, call->name, call->path.text);
	cut(power, power->chances, when);
}

static enum verdict before(const struct call *call, void *context)
{
	struct power *power = context;
	if (changes(call) && call_is_beneath(call, power->store)) {
		power->n++;
		if (is_sync(call) || (power->every > 0 && power->n % power->every == 0))
			cut_at(power, call, "before");
	}
	return CALL_RUNS;
}

static void after(const struct call *call, void *context)
{
	struct power *power = context;
	disk_follow(power->disk, call);
	if (is_sync(call) && call_is_beneath(call, power->store))
		cut_at(power, call, "after");
}

static long number(const char *word)
{
	char *end;
	long n = strtol(word, &end, 10);
	if (!*word || *end || n < 0)
		usage("a number is expected");
	return n;
}

static void read_option(struct power *power, const char *name, const char *value)
{
	if (!value)
		usage("a word is missing");
	if (strcmp(name, "--store") == 0) {
		if (!realpath(value, power->store))
			tracer_die(value);
	} else if (strcmp(name, "--into") == 0) {
		power->into = value;
	} else if (strcmp(name, "--every") == 0) {
		power->every = number(value);
	} else if (strcmp(name, "--chances") == 0) {
		power->chances = number(value);
	} else if (strcmp(name, "--seed") == 0) {
		power->seed = number(value);
	} else if (strcmp(name, "--one-of") == 0) {
		power->one_of = number(value);
		if (!power->one_of)
			usage("none of the states");
	} else if (strcmp(name, "--output") == 0) {
		power->tracer.output = value;
	} else {
		usage("there is no such option");
	}
}

int main(int argc, char **argv)
{
	struct power power = {.chances = 1, .seed = 1, .one_of = 1};
	(void)argc;
	if (!getcwd(power.store, sizeof power.store))
		tracer_die("power");
	for (argv++; *argv && strcmp(*argv, "--") != 0; argv += 2)
		read_option(&power, argv[0], argv[1]);
	if (!*argv || !argv[1] || !power.into || !power.tracer.output)
		usage("--into, --output and -- COMMAND are needed");
	power.disk = disk_open(power.store);
	power.tracer.before = before;
	power.tracer.after = after;
	power.tracer.context = &power;
	int status = tracer_run(&power.tracer, argv + 1);
	if (disk_compare(power.disk))
		return 125;
	cut(&power, power.chances * 8, "end");
	printf("exit %d %zu\n", status, power.seen_n);
	return 0;
}
