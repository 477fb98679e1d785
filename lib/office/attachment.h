/* Attachments: copies of papers, photographs, reports, as files beside the records.
 *
 * A file lies under the name of its content, attachments/ab/cdef….jpg: the SHA-256, and the type that its
 * first bytes show, so the same file is there once, and whether it is still the same can be told.
 * git does not have it: it can be erased, and another clone may not have it. */
#ifndef OFFICE_ATTACHMENT_H
#define OFFICE_ATTACHMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct store;
struct txn;

/* What a file of a person has in it. */
struct attachment {
	const char *sha256; /* 64 hexadecimal digits */
	const char *type;   /* value/file_type.h */
	const char *bytes;
	size_t length;
};

/* Read the file that a person names: a regular one (also behind a link), not empty, of at most `limit`
 * bytes.  Never waits: what is no file is refused unopened.  ERR_REFUSED says why not. */
int attachment_read(const char *path, int64_t limit, struct arena *arena, struct attachment *attachment,
	struct err *err);

/* Where it lies in the store. */
const char *attachment_path(const char *sha256, const char *type, struct arena *arena);

/* Is the text the SHA-256 of something?  For field tables: ERR_MALFORMED otherwise. */
int attachment_check_sha256(const char *text, struct err *err);

enum attachment_place {
	ATTACHMENT_ABSENT,
	ATTACHMENT_HERE,
	ATTACHMENT_CHANGED, /* its content is not what its name says */
	ATTACHMENT_STRANGE  /* no regular file */
};

/* Look at the file of that path, all of it.  ERR_SYSTEM when it cannot be read. */
int attachment_look(struct store *store, const char *path, enum attachment_place *place, struct err *err);

/* Have it in the store from the commit of the transaction on, or, when a record names it already, whatever
 * comes of that.  `*known`: the same file was there already. */
int attachment_put(struct store *store, struct txn *txn, const struct attachment *attachment, bool named,
	bool *known, struct err *err);

#endif
