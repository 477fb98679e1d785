/* Keys of which there may be tens of millions (the numbers of statements, attachments), each as the few bytes
 * that its rule needs: what is said of one key is added up, and only a key whose sums are not right is looked
 * at as a text.
 *
 * At most MARKS_HELD of them are in memory; when there are more they are sorted and written to a file
 * without a name (store/spool.h).  marks_wanted merges all of it. */
#ifndef FINDING_MARKS_H
#define FINDING_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct spool;
struct store;

/* In memory at a time; of 24 bytes. */
enum { MARKS_HELD = 64 * 1024 };

struct mark {
	uint64_t key; /* a hash */
	int64_t sum;  /* each rule says for itself what these are */
	int32_t count;
	int32_t other;
};

struct marks_run {
	int64_t at; /* in the file */
	size_t n;
};

struct marks {
	struct spool *spool; /* kept */
	struct store *store; /* where it lies; kept */
	struct mark *items;
	size_t n;
	struct marks_run *runs; /* sorted pieces of the file */
	size_t runs_n;
	size_t runs_room;
	struct err failed; /* code ERR_NONE: the file took all */
};

/* Note one.  `arena` is that of all of them.  What the file did not take is told by marks_flush. */
void marks_add(struct marks *marks, struct mark mark, struct arena *arena);

/* All into the file.  ERR_SYSTEM when it was not taken, now or before. */
int marks_flush(struct marks *marks, struct arena *arena, struct err *err);

/* Sorted keys. */
struct marks_keys {
	uint64_t *items;
	size_t n;
	size_t room;
};

bool marks_keys_have(const struct marks_keys *keys, uint64_t key);

/* The keys, in the arena, whose sums over all marks are not right: of `n` flushed
 * lists, those of processes that shared the work. */
int marks_wanted(const struct marks *const *marks, size_t n,
	bool (*is_right)(const struct mark *sum), struct marks_keys *keys, struct arena *arena, struct err *err);

#endif
