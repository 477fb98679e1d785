/* Every system call by which a command, or a process that it started, changes a disk: one after the
 * other in one order, seen before it runs and, when asked for, after.
 *
 * The command and all that it starts run under ptrace; a filter of seccomp stops them at the calls
 * of a table and at no other.  While one is looked at, no other can go past a call of the table, so
 * the disk stands still.  x86_64 and aarch64. */
#ifndef TRACER_H
#define TRACER_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum call_kind {
	CALL_WRITE,    /* arguments: descriptor, bytes, length */
	CALL_PWRITE,   /* the same, and where */
	CALL_WRITEV,   /* from several places */
	CALL_COPY,     /* from another descriptor */
	CALL_TRUNCATE, /* also fallocate */
	CALL_OPEN,
	CALL_RENAME,
	CALL_LINK,
	CALL_SYMLINK,
	CALL_UNLINK, /* also rmdir */
	CALL_MKDIR,
	CALL_MODE, /* mode, owner, times */
	CALL_FSYNC,
	CALL_SYNCFS, /* also sync */
	CALL_DESCRIPTOR, /* makes one without opening a file */
	CALL_PROCESS,
};

/* A path as the process means it: `parent` can be opened by anybody, beneath /proc/PID/cwd or
 * /proc/PID/fd, `text` is the resolved whole.  Both are empty when there is none. */
struct call_path {
	char parent[PATH_MAX + 64];
	char name[NAME_MAX + 1];
	char text[2 * PATH_MAX];
};

struct call {
	pid_t pid;
	const char *name;
	enum call_kind kind;
	uint64_t arguments[6];
	uint64_t flags;         /* of CALL_OPEN */
	struct call_path path;  /* what is changed; of a rename or link the new name */
	struct call_path other; /* the old name */
	long result;            /* after: -errno when it failed */
};

enum verdict { CALL_RUNS, CALL_FAILS, CALL_KILLS_ALL, CALL_KILLS_ALONE, CALL_KILLS_ALL_AFTER };

struct tracer {
	/* Shall the call run?  CALL_FAILS: with `error`. */
	enum verdict (*before)(const struct call *call, void *context);
	/* NULL, or called when it has run. */
	void (*after)(const struct call *call, void *context);
	void *context;
	int error;
	const char *output; /* NULL, or a file for the command's standard output and error */
};

/* Runs the command to the end of all its processes.  Returns its exit status, 128 + the signal that
 * killed it, or 127 when it could not be run. */
int tracer_run(struct tracer *tracer, char *const command[]);

/* Does the call name something beneath the directory, which must be a resolved path? */
bool call_is_beneath(const struct call *call, const char *directory);

/* Bytes of the memory of the process; false when they are not there. */
bool call_memory(pid_t pid, uint64_t from, void *into, size_t length);

/* Prints what is wrong, and ends with 125. */
void tracer_die(const char *what) __attribute__((noreturn));

#endif
