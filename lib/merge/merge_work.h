/* A merge of two commits while it is computed.  Internal to sync/store_merge.c and sync/merge_*. */
#ifndef MERGE_MERGE_WORK_H
#define MERGE_MERGE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "store/git_blob.h"
#include "store/tree.h"

enum merge_side { MERGE_BASE, MERGE_OURS, MERGE_THEIRS, MERGE_SIDES };

struct merge_work {
	struct store *store;
	const char *commits[MERGE_SIDES]; /* ids; the base is the first of these */
	const char **bases;
	size_t bases_n;
	struct arena *arena;
	struct git_blob_source blobs;	  /* one git for all */
	struct tree_change_list *changes; /* against ours */
};

/* A file, or a document of one, as a commit has it; bytes NULL: it has none.  A NUL follows them. */
struct merge_text {
	const char *bytes;
	size_t length;
};

/* Is it the same in both? */
bool merge_work_same(const struct merge_text *a, const struct merge_text *b);

/* The bytes of a blob; zeros are none. */
int merge_work_read(struct merge_work *work, const char *id, struct merge_text *text, struct err *err);

/* The bytes of a path in the merge base of that number. */
int merge_work_read_base(struct merge_work *work, size_t base, const char *path, struct merge_text *text,
	struct err *err);

/* The merge has `text` at the path, where ours has the blob `ours` and theirs the blob `theirs` (zeros for none). */
void merge_work_put(struct merge_work *work, const char *path, const char *ours, const char *theirs,
	const struct merge_text *text);

/* The merge has what theirs has, unread. */
void merge_work_take(struct merge_work *work, const char *path, const char *ours, const char *theirs);

/* Refuse to join them: ERR_REFUSED, with the path and both commits named. */
int merge_work_refuse(const struct merge_work *work, const char *path, struct err *err);

/* One record of both, each of which has it otherwise than the base, in canonical form; `record` (may be NULL) is it.
 * `at` names it in messages.  ERR_REFUSED, with the commit named, when one has lost or rewritten an event that the
 * base has. */
int merge_work_record(struct merge_work *work, const char *at, const struct schema *schema,
	const struct merge_text versions[MERGE_SIDES], const void **record, struct merge_text *merged, struct err *err);

/* Of one writer: the version that a merge base has, or that begins the other, gives way.  `old` are those of all merge
 * bases. */
int merge_work_one_writer(const struct merge_work *work, const char *at, const struct merge_text versions[MERGE_SIDES],
	const struct merge_text *old, struct merge_text *merged, struct err *err);

#endif
