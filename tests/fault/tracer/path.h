#ifndef TRACER_PATH_H
#define TRACER_PATH_H

#include "tracer.h"

/* The path at the address `text` in the process, relative to its descriptor `dir`, or to its current
 * directory; without a text, or with an empty one, the file of the descriptor. */
void path_of(pid_t pid, bool has_dir, int dir, bool has_text, uint64_t text,
	struct call_path *path);

/* Both are resolved. */
bool path_is_beneath(const char *text, const char *directory);

#endif
