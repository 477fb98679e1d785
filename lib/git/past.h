/* Files as a commit had them: what is computed anew for an earlier day is computed by the rules of that
 * day, not by those that stand in the work tree now. */
#ifndef GIT_PAST_H
#define GIT_PAST_H

#include <stddef.h>

#include "base/arena.h"

struct past_file {
	const char *path;
	const char *bytes;
	size_t length;
};

struct past {
	struct arena *mem; /* kept */
	struct past_file *files; /* by path within a directory */
	size_t n;
	size_t room;
};

/* Add a file; path and bytes are copied. */
void past_keep(struct past *past, const char *path, const char *bytes, size_t length);

/* The bytes of the file, in the past's arena; NULL and 0 when the commit had none of that path. */
void past_read(const struct past *past, const char *path, const char **bytes, size_t *length);

/* The names of the directory in the order of the commit; the array is in the arena, the names are the
 * past's. */
void past_names(const struct past *past, const char *directory, struct arena *arena, const char ***names,
	size_t *names_n);

#endif
