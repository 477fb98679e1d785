/* The store: a directory of YAML records under git.  Only the modules of lib/store/ open its
 * files; everything else asks them by a path relative to the store that store/path.h made.
 *
 * Readers take no lock and start no git: they read the work tree, in which every file appears and
 * changes whole.  Writers go through store/txn.h. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "store/settings.h"

#define STORE_SETTINGS_PATH "onestop.yaml"

struct store {
	const char *root; /* absolute path, without a link in it */
	int fd;           /* the root directory */
	struct settings settings;
	/* From the clone's own .git/config (onestop.desk, onestop.staff); NULL when not set. */
	const char *desk;
	const char *staff;
	struct arena *mem; /* kept */
};

/* Find the store: `wanted` (--store) if given, else $ONESTOP_STORE, else the nearest parent of the
 * current directory that holds onestop.yaml, else $XDG_DATA_HOME/onestop (~/.local/share/onestop).
 * ERR_REFUSED names what was looked at and store-init. */
int store_find(const char *wanted, struct arena *mem, const char **root, struct err *err);

/* Open the store at `root`: reads onestop.yaml and .git/config, the latter against the list of
 * settings a store may have (store/git_config.h).  Close with store_close. */
int store_open(const char *root, struct arena *mem, struct store **store, struct err *err);

/* The same for a directory that is only becoming a store (store-init): nothing is read, the
 * settings are the caller's. */
int store_open_new(const char *root, const struct settings *settings, struct arena *mem,
	struct store **store, struct err *err);
void store_close(struct store *store); /* accepts NULL */

/* The bytes of the file at `path`, a regular file of at most `limit` bytes reached without any
 * link; `*bytes` is NULL and the result 0 when there is no such file. */
int store_read(struct store *store, const char *path, size_t limit, struct arena *arena,
	const char **bytes, size_t *length, struct err *err);

/* Why a path of the store could not be opened (errno): a link or a wrong kind of file on the way is
 * ERR_MALFORMED, all else ERR_SYSTEM.  Returns -1. */
int store_open_failed(const char *path, struct err *err);

/* Read one record: 0 and `*found` false when the file is not there. */
int store_read_record(struct store *store, const char *path, const struct schema *schema,
	void *record, bool *found, struct err *err);

/* Read a stream of records into an array in the store's arena (`items` of schema->size). */
int store_read_list(struct store *store, const char *path, const struct schema *schema,
	struct list *list, bool *found, struct err *err);

/* The names in a directory of the store, sorted; none when it is not there.  Names that begin
 * with "." are left out. */
int store_names(struct store *store, const char *directory, struct arena *arena,
	const char ***names, size_t *names_n, struct err *err);

/* Remove the directories above `path` that became empty: they say nothing, and git does not keep them
 * either. */
void store_prune(struct store *store, const char *path);

#endif
