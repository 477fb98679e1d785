/* Work shared by as many processes as there are processors (SHARES at most): forks of this one, which hand back bytes
 * when they are done.  A process that cannot be started is no fault: there are fewer of them, down to this one alone,
 * so whoever shares must come to the same result with any number.
 *
 * They end with this one, whatever ends it. */
#ifndef STORE_SHARE_H
#define STORE_SHARE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "store/spool.h"

struct store;

enum { SHARES = 4 };

/* Where a process handed back its bytes, in its spool. */
struct share_place {
	int64_t at;
	size_t length;
	enum { SHARE_WORKS, SHARE_DONE, SHARE_COULD_NOT } end; /* set last */
};

/* What a process hands back: numbers, and texts with their NUL, one behind the other. */
struct share_result {
	struct str bytes;
	size_t at; /* as far as it was read */
};

struct share {
	struct store *store;
	size_t n;                    /* of processes, of which this is the first */
	void *board;                 /* what all of them see: zeros to begin with */
	struct spool spools[SHARES]; /* one of each, to write in */
	struct share_place *places;
	void *shown;      /* places and board; NULL: nobody shares */
	size_t shown_size;
	pid_t others[SHARES]; /* 0: ended */
};

/* How many processes may share. */
size_t share_processors(void);

/* Begin with this process alone and a board of so many bytes.  Close with share_close. */
void share_open(struct share *share, struct store *store, size_t board_size);

/* Start the others, `most` with this one.  Each calls `help` with its number, from 1 on, and ends: with what it put into
 * the result, or where it returned -1, without. */
void share_start(struct share *share, size_t most,
	int (*help)(void *context, size_t nth, struct share_result *result), void *context);

/* Wait for the end of another process: 0 and what it handed back, 1 where it returned -1; ERR_SYSTEM where it did not
 * come that far. */
int share_end(struct share *share, size_t nth, struct share_result *result, struct err *err);

/* Those whose end was not waited for are killed. */
void share_close(struct share *share);

void share_put(struct share_result *result, const void *bytes, size_t n);
void share_take(struct share_result *result, void *into, size_t n);
void share_put_text(struct share_result *result, const char *text); /* not NULL */
const char *share_take_text(struct share_result *result, struct arena *arena);
#define SHARE_PUT(result, value) share_put((result), &(value), sizeof(value))
#define SHARE_TAKE(result, value) share_take((result), &(value), sizeof(value))

#endif
