#include "git/past.h"

#include <string.h>

#include "base/str.h"
#include "base/vec.h"

void past_keep(struct past *past, const char *path, const char *bytes, size_t length)
{
	VEC_PUSH(past->mem, past->files, past->n, past->room) = (struct past_file){
		arena_dup(past->mem, path), arena_dup_n(past->mem, bytes, length), length};
}

void past_read(const struct past *past, const char *path, const char **bytes, size_t *length)
{
	*bytes = NULL;
	*length = 0;
	for (size_t i = 0; i < past->n; i++) {
		if (!str_equal(past->files[i].path, path))
			continue;
		*bytes = past->files[i].bytes;
		*length = past->files[i].length;
	}
}

void past_names(const struct past *past, const char *directory, struct arena *arena, const char ***names,
	size_t *names_n)
{
	size_t length = strlen(directory);
	*names = arena_array(arena, past->n + 1, sizeof **names);
	*names_n = 0;
	for (size_t i = 0; i < past->n; i++)
		if (str_starts(past->files[i].path, directory) && past->files[i].path[length] == '/')
			(*names)[(*names_n)++] = past->files[i].path + length + 1;
}
