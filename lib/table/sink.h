/* Where output goes: standard output, or a file that appears only when it is whole.
 *
 * For lib/table/, and for programs that write a file which is no list of records.  A regular file is
 * written beside its name and renamed by sink_commit; a device or a pipe is written as it is, because
 * a rename would replace it. */
#ifndef TABLE_SINK_H
#define TABLE_SINK_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

struct sink {
	FILE *stream;
	const char *target; /* name for messages: "standard output" or the path */
	bool terminal;
	const char *goal; /* the file to become; NULL when written in place */
	const char *temp; /* what exists beside it until the commit; NULL otherwise */
};

/* New files are for people: they are made with this umask, of whoever started the program, and not with
 * that of the process, which files of the store are made with. */
void sink_umask(mode_t umask);

/* Open for writing; NULL and "-" are standard output.  A link is followed, and a file that exists
 * keeps its mode.  Strings are in the arena.  Close with sink_close. */
int sink_open(struct sink *sink, const char *path, struct arena *arena, struct err *err);

/* Write it all.  The reason of a failure is known now and not later. */
int sink_write(struct sink *sink, const char *bytes, size_t length, struct err *err);

/* Flush, see that every byte arrived, and put the file in its place. */
int sink_commit(struct sink *sink, struct err *err);

/* Close; without a commit before, the file that was there stays as it was. */
void sink_close(struct sink *sink);

#endif
