/* A pack of git that is made in process, for a commit of many files: every object whole, none by its difference to
 * another, little compressed; git's own repacking makes up for it.  Not flushed.
 *
 *     git_pack_write_begin -> git_pack_write_add, as often as was said -> git_pack_write_end */
#ifndef GIT_GIT_PACK_WRITE_H
#define GIT_GIT_PACK_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sha1.h"
#include "base/str.h"

/* An object as it stands in a pack, appended: so it can be made before, and elsewhere.  `type` is "commit", "tree" or
 * "blob". */
int git_pack_write_object(const char *type, const void *bytes, size_t length, struct str *into, struct err *err);

/* All objects together have less. */
#define GIT_PACK_WRITE_BYTES (INT64_C(1) << 31)

struct git_pack_written {
	unsigned char id[SHA1_BYTES];
	uint32_t crc;
	uint32_t at;
};

struct git_pack_write {
	int store_fd;
	int fd;
	const char *temp; /* of the pack */
	const char *temp_index;
	struct arena arena;
	struct sha1 sha1;
	uint64_t length;
	struct git_pack_written *objects;
	size_t n;
	size_t room;
};

/* Begin a pack of so many objects as two new files, which get their names at the end. */
int git_pack_write_begin(struct git_pack_write *pack, int store_fd, size_t objects_n, const char *temp,
	const char *temp_index, struct err *err);

/* One that git_pack_write_object made, each name once. */
int git_pack_write_add(struct git_pack_write *pack, const char *id, const char *bytes, size_t length, struct err *err);

/* Write its index and put both into place.  ERR_SYSTEM, and both files are gone. */
int git_pack_write_end(struct git_pack_write *pack, struct err *err);

/* Instead: both files go. */
void git_pack_write_drop(struct git_pack_write *pack);

#endif
