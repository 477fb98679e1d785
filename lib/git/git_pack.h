/* Packs of git under .git/objects/pack: which objects they have, by their indexes, read in process.
 *
 * By indexes of version 2, which is all that git writes of itself; what has another form, or is damaged, is not
 * found, and git is asked then.  Nothing is mapped into memory, as whoever cuts a mapped file short kills its
 * readers.  Knows no store, only its directory. */
#ifndef GIT_GIT_PACK_H
#define GIT_GIT_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/sha1.h"

#define GIT_PACK_DIRECTORY ".git/objects/pack"

struct git_pack {
	const char *name; /* "pack-..." without its ending */
	int index;        /* descriptor */
	uint32_t n;       /* how many objects */
	uint32_t fan_out[256]; /* how many have a name that begins with this byte or a lesser one */
};

/* The pack of that name; false where it cannot be read.  Close with git_pack_close. */
bool git_pack_open(int store_fd, const char *name, struct git_pack *pack);
void git_pack_close(struct git_pack *pack);

/* Does the pack stand beside its index, and is it the one that this was made of, to its end?  Git passes over an index
 * alone, and what only such a one has is nowhere. */
bool git_pack_stands(int store_fd, const struct git_pack *pack);

/* Has the pack an object of this name? */
bool git_pack_has(const struct git_pack *pack, const char *id);

/* Has `other` every object that `pack` has?  False also where one of them cannot be read to its end. */
bool git_pack_is_within(const struct git_pack *pack, const struct git_pack *other);

/* The names of all packs that have an index, by bytes; in the arena. */
int git_pack_names(int store_fd, struct arena *arena, const char ***names, size_t *names_n, struct err *err);

/* Which of the objects has this name? */
bool git_pack_find(const struct git_pack *pack, const unsigned char id[SHA1_BYTES], uint32_t *number);

/* Where the object with that number begins in the pack; false where that cannot be read. */
bool git_pack_place(const struct git_pack *pack, uint32_t number, uint64_t *place);

/* Open "NAME.END", a regular file; -1 where there is none. */
int git_pack_file(int store_fd, const char *name, const char *end);

#endif
