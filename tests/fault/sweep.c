/* sweep [OPTION]... -- COMMAND...: the N-th call by which COMMAND, or a process that it started, changes
 * a store goes wrong.
 *
 *     --store DIR        only calls on what is beneath it count (default: the current directory)
 *     --of KIND          disk: calls that change a disk; descriptors: those that make a descriptor,
 *                        also by opening a file to read it; processes: those that make a process.
 *                        Default: by the errno, otherwise disk
 *     --count            prints how many there are, to the file of --to
 *     --trace            prints each: its number, process, name, and path within the store
 *     --to FILE          instead of standard error
 *     --kill N           SIGKILL for everybody instead of the N-th call
 *     --kill-after N     when it has run
 *     --kill-alone N     for the process alone that makes it
 *     --fail N ERRNO     it fails: ENOSPC, EIO, EMFILE, ENFILE, EDQUOT, EROFS, EACCES, ENOMEM, EAGAIN
 *     --fail-from N ERRNO   and all that come after it
 *     --stop N SCRIPT    sh -c SCRIPT runs before it, to its end, while nobody gets past such a call
 *
 * Instead of a number, N may be /TEXT: the first call with TEXT in "NAME PATH".  The exit status is
 * that of COMMAND, 128 and the signal when it was killed; 125 when sweep itself fails. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tracer/tracer.h"

enum does {
	DOES_NOTHING,
	DOES_KILL,
	DOES_KILL_AFTER,
	DOES_KILL_ALONE,
	DOES_FAIL,
	DOES_FAIL_FROM,
	DOES_STOP,
};
enum of { OF_UNSAID, OF_DISK, OF_DESCRIPTORS, OF_PROCESSES };

struct sweep {
	char store[PATH_MAX];
	enum of of;
	enum does does;
	long at;          /* 0: not known yet, or none */
	const char *text; /* of /TEXT */
	const char *script;
	const char *to;
	bool counts;
	bool traces;
	FILE *out;
	long n; /* calls so far */
	struct tracer tracer;
};

static const struct {
	const char *name;
	int value;
	enum of of;
} errors[] = {
	{"ENOSPC", ENOSPC, OF_DISK},
	{"EIO", EIO, OF_DISK},
	{"EDQUOT", EDQUOT, OF_DISK},
	{"EROFS", EROFS, OF_DISK},
	{"EACCES", EACCES, OF_DISK},
	{"EMFILE", EMFILE, OF_DESCRIPTORS},
	{"ENFILE", ENFILE, OF_DESCRIPTORS},
	{"ENOMEM", ENOMEM, OF_PROCESSES},
	{"EAGAIN", EAGAIN, OF_PROCESSES},
};

static void usage(const char *what)
{
	fprintf(stderr, "sweep: %s (see tests/fault/sweep.c)\n", what);
	exit(125);
}

/* What the loader opens before main is no matter of a store. */
static bool is_system(const char *path)
{
	return strncmp(path, "/lib", 4) == 0 || strncmp(path, "/usr/lib", 8) == 0 ||
	       strncmp(path, "/etc/ld.so", 10) == 0;
}

static bool counts(const struct sweep *sweep, const struct call *call)
{
	switch (sweep->of) {
	case OF_PROCESSES:
		return call->kind == CALL_PROCESS;
	case OF_DESCRIPTORS:
		return call->kind == CALL_DESCRIPTOR ||
		       (call->kind == CALL_OPEN && !is_system(call->path.text));
	default:
		break;
	}
	if (call->kind == CALL_PROCESS || call->kind == CALL_DESCRIPTOR)
		return false;
	if (call->kind == CALL_OPEN && !(call->flags & (O_CREAT | O_TRUNC)))
		return false;
	return call_is_beneath(call, sweep->store) ||
	       (call->kind == CALL_SYNCFS && !*call->path.text);
}

static void run_script(const char *script)
{
	pid_t pid = fork();
	int status;
	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", script, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		tracer_die("the script");
}

/* As seen from the store. */
static const char *inside(const struct sweep *sweep, const char *path)
{
	size_t n = strlen(sweep->store);
	if (strncmp(path, sweep->store, n) != 0 || path[n] != '/')
		return path;
	return path + n + 1;
}

static bool has_text(const struct sweep *sweep, const struct call *call)
{
	char line[PATH_MAX * 2 + 64];
	snprintf(line, sizeof line, "%s %s", call->name, inside(sweep, call->path.text));
	return sweep->text && sweep->at == 0 && strstr(line, sweep->text);
}

static enum verdict before(const struct call *call, void *context)
{
	struct sweep *sweep = context;
	if (!counts(sweep, call))
		return CALL_RUNS;
	long n = ++sweep->n;
	if (sweep->traces)
		fprintf(sweep->out, "%ld %d %s %s%s%s\n", n, (int)call->pid, call->name,
			inside(sweep, call->other.text), *call->other.text ? " -> " : "",
			inside(sweep, call->path.text));
	if (has_text(sweep, call))
		sweep->at = n;
	if (sweep->at == 0 || n < sweep->at || (n > sweep->at && sweep->does != DOES_FAIL_FROM))
		return CALL_RUNS;
	switch (sweep->does) {
	case DOES_KILL:
		return CALL_KILLS_ALL;
	case DOES_KILL_AFTER:
		return CALL_KILLS_ALL_AFTER;
	case DOES_KILL_ALONE:
		return CALL_KILLS_ALONE;
	case DOES_FAIL:
	case DOES_FAIL_FROM:
		return CALL_FAILS;
	case DOES_STOP:
		run_script(sweep->script);
		return CALL_RUNS;
	case DOES_NOTHING:
		break;
	}
	return CALL_RUNS;
}

static char *next(char ***argv)
{
	if (!**argv)
		usage("a word is missing");
	return *(*argv)++;
}

static void read_place(struct sweep *sweep, enum does does, char ***argv)
{
	char *end;
	const char *word = next(argv);
	sweep->does = does;
	if (*word == '/') {
		sweep->text = word + 1;
		return;
	}
	sweep->at = strtol(word, &end, 10);
	if (*end || sweep->at < 1)
		usage("N is a number from 1, or /TEXT");
}

static void read_error(struct sweep *sweep, const char *name)
{
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcmp(errors[i].name, name) == 0) {
			sweep->tracer.error = errors[i].value;
			if (sweep->of == OF_UNSAID)
				sweep->of = errors[i].of;
			return;
		}
	usage("not an errno that it knows");
}

static void read_kind(struct sweep *sweep, const char *name)
{
	static const char *const names[] = {"", "disk", "descriptors", "processes"};
	for (size_t i = 1; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0) {
			sweep->of = (enum of)i;
			return;
		}
	usage("--of disk, descriptors or processes");
}

/* Also one that is yet to be made. */
static void read_store(struct sweep *sweep, const char *path)
{
	char parent[PATH_MAX];
	char full[PATH_MAX];
	if (realpath(path, sweep->store))
		return;
	snprintf(parent, sizeof parent, "%s", path);
	char *slash = strrchr(parent, '/');
	if (!slash || slash == parent || !slash[1])
		usage("--store is an absolute path");
	*slash = '\0';
	if (!realpath(parent, full) ||
		snprintf(sweep->store, sizeof sweep->store, "%s/%s", full, slash + 1) >= PATH_MAX)
		tracer_die("--store");
}

static void read_option(struct sweep *sweep, const char *name, char ***argv)
{
	static const struct {
		const char *name;
		enum does does;
	} places[] = {{"--kill", DOES_KILL}, {"--kill-after", DOES_KILL_AFTER},
		{"--kill-alone", DOES_KILL_ALONE}, {"--fail", DOES_FAIL},
		{"--fail-from", DOES_FAIL_FROM}, {"--stop", DOES_STOP}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		if (strcmp(places[i].name, name) != 0)
			continue;
		read_place(sweep, places[i].does, argv);
		if (sweep->does == DOES_FAIL || sweep->does == DOES_FAIL_FROM)
			read_error(sweep, next(argv));
		if (sweep->does == DOES_STOP)
			sweep->script = next(argv);
		return;
	}
	if (strcmp(name, "--count") == 0)
		sweep->counts = true;
	else if (strcmp(name, "--trace") == 0)
		sweep->traces = true;
	else if (strcmp(name, "--to") == 0)
		sweep->to = next(argv);
	else if (strcmp(name, "--of") == 0)
		read_kind(sweep, next(argv));
	else if (strcmp(name, "--store") != 0)
		usage("there is no such option");
	else
		read_store(sweep, next(argv));
}

int main(int argc, char **argv)
{
	struct sweep sweep = {.out = stderr};
	(void)argc;
	if (!getcwd(sweep.store, sizeof sweep.store))
		tracer_die("sweep");
	for (argv++; *argv && strcmp(*argv, "--") != 0;) {
		const char *name = *argv++;
		read_option(&sweep, name, &argv);
	}
	if (!*argv || !argv[1])
		usage("-- COMMAND is missing");
	if (sweep.to && !(sweep.out = fopen(sweep.to, "we")))
		tracer_die(sweep.to);
	sweep.tracer.before = before;
	sweep.tracer.context = &sweep;
	int status = tracer_run(&sweep.tracer, argv + 1);
	if (sweep.counts)
		fprintf(sweep.out, "%ld\n", sweep.n);
	fflush(sweep.out);
	return status;
}
