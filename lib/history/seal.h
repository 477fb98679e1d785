/* A seal: one line that says which commit the history of a store had come to on a day.
 *
 *     SEAL 2026-11-26 XS 3f2a9c01d7e4b5a60c1f 1532
 *     SEAL 2026-11-27 XS 09b1c2d3e4f5a6b7c8d9 1544 77aa01b2c3d4e5f60718
 *
 * A commit's id depends on all commits before it, so whoever keeps such a line on paper can show later
 * that nothing of what the store said on that day was taken back.  CODE is the beginning of the id, long
 * enough that nobody can make another commit that begins so, and short enough to be typed from paper.  The last word is there once something was
 * revealed in this clone: the same of the last line of its log of reveals (office/reveal_log.h). */
#ifndef HISTORY_SEAL_H
#define HISTORY_SEAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/git.h"

struct store;

enum { SEAL_CODE_DIGITS = 20 };

struct seal {
	int date;
	char desk[3];
	char code[GIT_ID_SIZE]; /* SEAL_CODE_DIGITS or more of an id */
	int64_t commits;        /* in the history up to it: less the last seal's, those of the day */
	char reveals[GIT_ID_SIZE]; /* of the hash of the last reveal; "": there was none */
};

/* The seal of the store as it is now. */
int seal_make(struct store *store, const char *desk, int date, struct seal *seal, struct err *err);

/* The line, in the arena, without its end. */
const char *seal_format(const struct seal *seal, struct arena *arena);

/* Blanks around and between the words are as they come; ERR_MALFORMED when it is no such line. */
int seal_parse(const char *line, struct seal *seal, struct err *err);

#endif
