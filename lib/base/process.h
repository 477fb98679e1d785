/* Another program, run without a shell. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct process {
	const char *const *argv;  /* argv[0] is looked up in PATH; NULL-terminated */
	const char *const *env;   /* the whole environment, NULL-terminated */
	const char *directory;    /* where it starts */
	const char *input;        /* its standard input; may be NULL for none */
	size_t input_length;
	int input_fd;             /* instead of it: a file, read from its beginning (0: none) */
	int keep_fd;              /* a descriptor the child inherits (0: none) */
	/* Asked now and then while it says nothing; may be NULL.  -1, with the reason, ends it: it waits
	 * for what never comes. */
	int (*stuck)(void *context, struct err *err);
	void *context;
};

/* Run to the end; what it wrote to standard output and standard error is appended to `output`
 * and `errors` (both owned by the caller, either may be NULL).  `*status` is its exit status, or
 * minus the number of the signal that killed it.  -1 (ERR_SYSTEM) only when it could not be run at all. */
int process_run(const struct process *process, struct str *output, struct str *errors, int *status,
	struct err *err);

/* Wait until there is something to read from it, or it has closed that end.  -1 when it was stuck: it is
 * ended, and must still be waited for. */
int process_await(const struct process *process, pid_t pid, int fd, struct err *err);

/* What there is to tell of a program that ended with this status: that a signal killed it, else the first line
 * of what it said.  ERR_SYSTEM `NAME: ...`. */
int process_failed(const char *name, int status, const struct str *errors, struct err *err);

/* The words of a command that the environment names (PAGER, EDITOR), NULL behind them, in the arena: parted by
 * blanks and by nothing else, as no shell reads them.  `last` (may be NULL) follows as one word. */
const char *const *process_words(const char *line, const char *last, struct arena *arena);

/* Put a variable of our own environment, "NAME=value" in the arena, at env[n], when it is set; the new n. */
size_t process_pass_on(const char *name, struct arena *arena, const char **env, size_t n);

/* Start it on these descriptors and leave it running (base/coprocess.h).  An errno value, 0 when it
 * runs. */
int process_spawn(const struct process *process, int in, int out, int errors, pid_t *pid);

#endif
