/* How far long work has come: a bar on standard error for the person who waits.
 *
 * Drawn only on a terminal, in one line of its width, at most ten times a second, and taken away at
 * the end.  Knows nothing of the work. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct run;

struct progress {
	const char *title;
	size_t total;
	bool shown;       /* a person sees standard error and did not say --quiet */
	int64_t drawn_at; /* milliseconds of the monotonic clock */
	size_t width;     /* columns the line takes now */
	const struct run *run;
	bool begun;
	bool at_once; /* the first step draws */
};

/* Begin to show work of `total` steps under the title (translated, kept). */
void progress_begin(struct progress *progress, const struct run *run, const char *title,
	size_t total);

/* `done` steps are done.  Cheap to call for every step. */
void progress_at(struct progress *progress, size_t done);

/* The same for one of which only run, title and at_once are set, as what a library calls for every step; the first one
 * begins it, and unless it is to draw at once, what is done within half a second draws nothing. */
void progress_step(void *progress, size_t done, size_t total);

/* Take the line away. */
void progress_end(struct progress *progress);

#endif
