/* The entries of git's index, one behind the other: those of versions 2 and 3 have their names whole, in version 4 each
 * says how much of the name before it goes, and what stands behind the rest.  With the paths of a store that is a third
 * less to read, hash and write. */
#ifndef GIT_INDEX_ENTRY_H
#define GIT_INDEX_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/str.h"

enum { GIT_INDEX_HEAD = 12, GIT_INDEX_VERSION = 4 /* of those that are written */ };

struct git_index_change {
	const char *path;
	const char *id;		/* NULL: the entry goes */
	const struct stat *st;	/* of the file that has these bytes; NULL: git shall look itself */
};

struct git_index_entry {
	const unsigned char *at;
	size_t size;      /* with its padding */
	size_t fixed;     /* of it, before the name */
	const char *name; /* of the reader, until the one after the next is read; without a NUL */
	size_t name_n;
};

struct git_index_reader {
	const unsigned char *at; /* where the next entry begins */
	const unsigned char *end; /* of entries and extensions */
	uint32_t version;
	uint32_t left;           /* entries */
	struct str names[2];     /* of version 4: the last one, and the one before */
	unsigned turn;
};

uint32_t git_index_number(const unsigned char *at);

/* Begin behind the head of an index; false where there are no entries that we know.  Close in any case. */
bool git_index_open(const char *bytes, size_t length, struct git_index_reader *reader);
void git_index_reader_close(struct git_index_reader *reader);

/* The next entry, of those that are left; false where there is none whole. */
bool git_index_next(struct git_index_reader *reader, struct git_index_entry *entry);

/* The name that stands before an entry that is written; none before the first. */
struct git_index_name {
	const char *name;
	size_t n;
};

/* Append an entry of the version that is written: one that was read, or of a change. */
void git_index_put(struct str *out, struct git_index_name before, const struct git_index_entry *entry);
void git_index_put_change(struct str *out, struct git_index_name before, const struct git_index_change *change);

#endif
