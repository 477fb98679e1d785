/* Another program that is talked with while it runs: asked, answered, asked again.  For what is too
 * large to hold at once; what fits into memory is asked by process_run (base/process.h). */
#ifndef BASE_COPROCESS_H
#define BASE_COPROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/process.h"
#include "base/str.h"

struct coprocess {
	pid_t pid;
	struct process process; /* of which `stuck` and its context are kept */
	const char *name; /* kept */
	int to;           /* its standard input: a socket, so that its death is no signal to us */
	int from;         /* its standard output */
	int errors;       /* what it says on standard error, for the end */
	char *buffer;     /* what was read and not yet taken */
	size_t at;
	size_t held;
};

/* Start it; `input` of `process` is not looked at.  ERR_SYSTEM when it could not be started.  End with
 * coprocess_end. */
int coprocess_start(const struct process *process, struct coprocess *started, struct err *err);

/* Give it these bytes to read.  ERR_SYSTEM when it is gone. */
int coprocess_send(struct coprocess *started, const char *bytes, size_t length, struct err *err);

/* Replace what `into` has by what it writes up to the byte `end`, which is taken too and left out.
 * `*found` is false when it ended before: then `into` has what remained.  A text longer than `limit`
 * is ERR_SYSTEM. */
int coprocess_read_until(struct coprocess *started, char end, size_t limit, struct str *into,
	bool *found, struct err *err);

/* Replace what `into` has by the next `length` bytes; ERR_SYSTEM when it ended before. */
int coprocess_read(struct coprocess *started, size_t length, struct str *into, struct err *err);

/* Close its input, wait for its end; `*status` as of process_run, what it complained of is appended to
 * `errors` (may be NULL).  What it still has to say is not waited for.  Also for one that was never
 * started or has ended: `*status` is 0 then. */
void coprocess_end(struct coprocess *started, int *status, struct str *errors);

/* In a process that was forked off: let go of one that the other talks with, and goes on to. */
void coprocess_leave(struct coprocess *started);

#endif
