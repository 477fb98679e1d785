/* A backup of a store: one file of tar, that can be opened without these programs.
 *
 *     onestop-backup.yaml   struct backup: of when, of which desk, of which commit
 *     store.bundle          all refs and their objects (git clone store.bundle)
 *     attachments/          what stands beside the records, when there is any
 *     reveals/              who looked at personal data (.git/onestop/reveals), when there is any
 *
 * Made under the store's lock, so that it has one moment of all of it, and then restored once, beside
 * the file, before it gets its name: a backup that is there can be read. */
#ifndef BACKUP_BACKUP_H
#define BACKUP_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "backup/new_place.h"
#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "txn/txn.h"

struct store;

enum { BACKUP_FORMAT = 1 };

struct backup {
	int64_t format;   /* BACKUP_FORMAT */
	int64_t made;     /* moment */
	const char *desk; /* of the clone */
	const char *head; /* commit */
	/* Where windows have clones of their own, what makes it one of them; empty otherwise. */
	const char *hub;     /* the URL of the hub */
	const char *staff;   /* onestop.staff of the clone */
	struct words others; /* further desks that work in it */
	const char *wrong; /* of backup_make: an attachment that was damaged before, and is so in it; NULL */
};

extern const struct schema backup_schema;

/* For field tables: the id of a commit. */
int backup_check_head(const char *head, struct err *err);

/* Write `file`, replacing an older one; mode 0600, as everything is in it.  ERR_REFUSED for a place within
 * the store.  Waits for the lock as the actor says; what a killed program left is repaired first. */
int backup_make(struct store *store, const struct txn_actor *actor, const char *file,
	struct backup *made, struct err *err);

/* A backup on its way to being a store again. */
struct backup_restore {
	struct new_place place;
	struct backup backup;
	struct store *store; /* open, in place.temp */
};

/* Make a store of the file beside `directory`, with the settings that store-init gives and the mark of
 * txn/restored.h.  End with new_place_finish or new_place_drop of its place, and store_close. */
int backup_restore(const char *file, const char *directory, struct arena *mem,
	struct backup_restore *restore, struct err *err);

/* Unpack a backup into a directory that is there; `*bundle` is the path of its history.  ERR_MALFORMED when
 * it is none. */
int backup_open(const char *file, const char *directory, struct arena *mem, const char **bundle,
	struct err *err);

#endif
