/* What somebody looks for: --find.  It is found where it stands as typed, where it stands folded
 * (value/fold.h), a telephone with or without +86, and in names and places by pinyin (value/pinyin.h). */
#ifndef VALUE_FIND_H
#define VALUE_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "value/fold.h"
#include "value/han.h"

enum { FIND_WAYS = 3 };

struct find {
	const char *typed;
	const struct han *han;
	struct fold ways[FIND_WAYS]; /* to write it */
	size_t ways_n;
	struct fold code;   /* as it is in an id, where dashes count */
	struct fold pinyin; /* n is 0 when it is none */
};

/* Make ready; `typed` is kept, what is made is in the arena. */
void find_begin(struct find *find, const char *typed, struct arena *arena);

/* Is it in a text; in an id; in a name or an address?  NULL is "". */
bool find_in_text(const struct find *find, const char *text);
bool find_in_id(const struct find *find, const char *id);
bool find_in_name(const struct find *find, const char *name);

/* Where one of the values that these bytes of records (record/write.h) hold could have it first, NULL when none has;
 * could a name behind one of the places where `key` ("\nname: ") stands?  Never false when it has. */
const char *find_in_bytes(const struct find *find, const char *bytes, size_t length);
bool find_in_lines(const struct find *find, const char *key, const char *bytes, size_t length);

#endif
