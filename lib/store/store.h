/* The store: a directory of YAML records under git.  Its records are read through the modules of lib/store/ and written
 * through those of lib/txn/, by a path relative to the store that store/path.h made.
 *
 * Readers take no lock and start no git: they read the work tree, in which every file appears and
 * changes whole, through the overlay of a commit whose files are just being put into their places
 * (git/overlay.h).  Writers go through txn/txn.h. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "git/overlay.h"
#include "git/past.h"
#include "record/field.h"
#include "store/settings.h"

#define STORE_SETTINGS_PATH "onestop.yaml"
#define STORE_SHALLOW_PATH ".git/shallow"	    /* of a clone that has not all of the history */
#define STORE_LOCK_PATH ".git/onestop.lock"	    /* store/lock.h */
#define STORE_RESTORED_PATH ".git/onestop.restored" /* txn/restored.h */

struct store {
	const char *root; /* absolute path, without a link in it */
	int fd;           /* the root directory */
	struct settings settings;
	/* From the clone's own .git/config (onestop.desk, onestop.staff); NULL when not set. */
	const char *desk;  /* the first of: */
	struct words desks; /* that work in this clone, where windows have clones of their own */
	const char *staff; /* counts only under a login that several people share */
	bool shared;	   /* a group works in it (core.sharedRepository) */
	bool has_hub;      /* it has a remote "hub": windows have clones of their own */
	const char *hub;   /* its URL; NULL */
	struct arena *mem; /* kept */
	struct overlay *overlay; /* what to look through; NULL: the files as they stand */
	const struct past *past; /* calendar, catalogue, staff and settings as a commit had them; NULL: as they are */
	struct overlay_sequence sequence; /* as store_look found it */
	const char **notes; /* lines for standard error that are no failure: store_note */
	size_t notes_n;
	size_t notes_room;
	bool reads_on; /* a damaged file is noted and passed over: store_damaged */
	bool damaged;  /* there was one */
	struct err no_git; /* why no git may be started in it; code ERR_NONE: one may */
	bool bare;         /* a repository without a work tree, as a hub is: store_open_bare */
	const char *const *git_with; /* what its git needs in its environment besides, NULL-terminated; NULL: nothing */
};

/* Is this directory a store?  It holds onestop.yaml, or what only our programs leave in .git: a git reset
 * that is killed between taking a file away and writing it again leaves a store without settings.
 * Errno says why not: ENOENT, or EACCES when the settings cannot be seen by us. */
bool store_is(const char *directory, struct arena *mem);

/* Find the store: `wanted` (--store) if given, else $ONESTOP_STORE, else the nearest parent of the
 * current directory that is a store, else $XDG_DATA_HOME/onestop (~/.local/share/onestop).
 * ERR_REFUSED names what was looked at and store-init. */
int store_find(const char *wanted, struct arena *mem, const char **root, struct err *err);

/* The directory `root`, of which nothing is read: store_open (txn/store_open.h) does that.  Close
 * with store_close. */
int store_open_root(const char *root, struct arena *mem, struct store **store, struct err *err);

/* The same with the caller's settings, for one that is only becoming a store (store-init). */
int store_open_new(const char *root, const struct settings *settings, struct arena *mem,
	struct store **store, struct err *err);
void store_close(struct store *store); /* accepts NULL */

/* Begin to read what belongs together (the names in several directories): from here on files are
 * read as the commits show them that are there now. */
int store_look(struct store *store, struct err *err);

/* Has there been another commit since store_look?  Then what was read may be of both. */
bool store_moved(const struct store *store);

/* Make the disk take all that was written. */
int store_sync(struct store *store, struct err *err);

/* Note a line to be told to the person: a printf format. */
void store_note(struct store *store, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for a text, unless it is noted already. */
void store_note_once(struct store *store, const char *text);

/* The same for an err and its hint. */
void store_note_err(struct store *store, const struct err *err);

/* A message that begins with the path of a record file, with what it quotes from there masked
 * (value/quoted.h): to be applied to all that is printed.  The message itself when it begins otherwise. */
const char *store_mask(struct store *store, const char *message);

/* A file cannot be read as what it should be, as `err` says.  Programs that only read go on without it:
 * 0, and the error is noted, once.  All others must not decide anything by what they cannot see: -1. */
int store_damaged(struct store *store, const struct err *err);

/* Open a file to read, beneath the store and through the overlay; -1 with errno. */
int store_open_file(struct store *store, const char *path);

/* Read .git/config and look at every line of it (git/git_config.h); desk and staff are taken from it.  A
 * setting that a store may not have is no error yet: store_check_git. */
int store_read_git_config(struct store *store, struct err *err);

/* May git be started in the store?  Else ERR_REFUSED names the setting that is in the way, and what to
 * type.  Programs that read go on, as they start none. */
int store_check_git(const struct store *store, struct err *err);

/* The bytes of the file at `path`, a regular file of at most `limit` bytes reached without any
 * link; `*bytes` is NULL and the result 0 when there is no such file. */
int store_read(struct store *store, const char *path, size_t limit, struct arena *arena,
	const char **bytes, size_t *length, struct err *err);

/* Why a path of the store could not be opened (errno): a link or a wrong kind of file on the way is
 * ERR_MALFORMED, all else ERR_SYSTEM, with the owner of what is closed to us.  Returns -1. */
int store_open_failed(const struct store *store, const char *path, struct err *err);

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

#endif
