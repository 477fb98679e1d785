/* A bound volume as bytes: a stream of documents, each of which begins with its id, sorted by the bytes of the id.
 *
 * A document goes in and comes out byte for byte as it is: nothing of it is parsed here but its first line. */
#ifndef RECORD_VOLUME_H
#define RECORD_VOLUME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* Where the document ends that begins there, and where the one begins that `at` stands in: "---" at the
 * beginning of a line parts two, and cannot be anything else. */
const char *volume_end(const char *begin, const char *end);
const char *volume_begin(const char *bytes, const char *end, const char *at);

/* Where the document begins that has `n` before it; NULL when there are no more. */
const char *volume_after(const char *begin, const char *end, size_t n);

/* Where the document of this id lies in the bytes (a NUL follows them); false when it is not among them. */
bool volume_find(const char *bytes, const char *id, const char **begin, size_t *length);

/* Does the end of its last line, or all of it, lack? */
bool volume_is_cut(const char *bytes, size_t length);

/* Does the document that begins there begin with this id, as volume_find looks for it? */
bool volume_begins(const char *document, const char *id);

/* What becomes of the document of an id. */
struct volume_part {
	const char *id;
	const char *bytes; /* it goes in, in place of one that is there; NULL: that one goes out */
	size_t length;
};

/* The volume with these parts changed (sorted by id, each once), in `into`, which is empty when nothing
 * is left.  `bytes` is the volume as it is, with a NUL behind it; NULL: there is none yet.  A document that
 * does not begin with an id stays where it is.  ERR_MALFORMED for a volume that was cut short, named by
 * `path`. */
int volume_change(const char *path, const char *bytes, const struct volume_part *parts, size_t n,
	struct str *into, struct err *err);

#endif
