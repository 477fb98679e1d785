/* What the targets share: the input as a text or as a file. */
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input up to its first NUL, in the arena. */
static inline const char *input_text(const uint8_t *data, size_t size, struct arena *arena)
{
	return arena_dup_n(arena, (const char *)data, size);
}

/* Puts the input into the file `path`. */
static inline void input_file(const char *path, const uint8_t *data, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		bug("the input cannot be written");
	close(fd);
}

/* A directory of this process, made with the first call. */
static inline const char *input_directory(void)
{
	static char path[64];
	if (!*path) {
		snprintf(path, sizeof path, "/dev/shm/onestop-fuzz-XXXXXX");
		if (!mkdtemp(path))
			bug("no directory for the input");
	}
	return path;
}

/* A refusal says why, and is the input's fault. */
static inline void input_refused(const struct err *err, enum err_code code)
{
	if (err->code != code || !*err->msg)
		bug("a refusal without a reason, or of another kind");
}

#endif
