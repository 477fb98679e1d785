/* Files as one commit had them: git cat-file, asked for one after the other. */
#ifndef HISTORY_OLD_FILE_H
#define HISTORY_OLD_FILE_H

#include <stdbool.h>

#include "base/coprocess.h"
#include "base/err.h"
#include "base/str.h"

struct store;

struct old_file {
	const char *commit; /* kept */
	struct coprocess git;
	struct str line;
};

/* Begin; end with old_file_end, also on failure. */
int old_file_begin(struct store *store, const char *commit, struct old_file *old, struct err *err);
void old_file_end(struct old_file *old);

/* The bytes of the file, replacing what `into` has; `*found` is false when the commit has no such file. */
int old_file_read(struct old_file *old, const char *path, struct str *into, bool *found, struct err *err);

#endif
