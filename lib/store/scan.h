/* Walking the files of a tray: all `*.yaml` beneath a directory, sorted by path. */
#ifndef STORE_SCAN_H
#define STORE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"

struct mention;
struct store;

struct scan_file {
	const char *path;  /* relative to the store */
	const char *name;  /* the last component */
	const char *bytes; /* NUL-terminated, borrowed; NULL when only names were asked for */
	size_t length;
	const struct stat *st; /* when it was opened; NULL where it is not (yet) the file of that path */
};

struct scan {
	const char *directory;
	size_t limit;  /* bytes a file may have; 0: names only */
	bool deep;     /* two directories lie above a file, as with operations, and not one */
	bool flat;     /* only the files of the directory itself */
	bool keep;     /* what `each` puts into the arena stays; otherwise it is reset after each */
	/* When set, a file whose name it does not want is passed over unread; a directory is not opened. */
	bool (*wants)(void *context, const char *name);
	bool (*opens)(void *context, const char *name);
	struct mention *mention; /* when set, files of which it is known that they lack it are passed over unread */
	int (*each)(void *context, const struct scan_file *file, struct err *err);
	/* When set, a file or directory that cannot be read is told here and the walk goes on; otherwise
	 * store_damaged decides. */
	void (*failed)(void *context, const char *path, const struct err *err);
	void *context;
};

/* Call `each` for every file; non-zero ends the walk and is returned.  A file that goes away while
 * we look (a ticket that moves) is passed over: the caller finds it in the next tray.  Path and name
 * are in the arena, the bytes in a buffer that the next file gets. */
int scan_files(struct store *store, const struct scan *scan, struct arena *arena, struct err *err);

#endif
