/* The merge of a file of many records that both commits changed: document by document, by what each begins with.
 * Internal to sync/store_merge.c. */
#ifndef MERGE_MERGE_STREAM_H
#define MERGE_MERGE_STREAM_H

#include "base/err.h"
#include "merge/merge_work.h"

/* The blobs are those of the path in base, ours and theirs.  A file that is no stream is one document of one
 * writer. */
int merge_stream(struct merge_work *work, const char *path, const char *const blobs[MERGE_SIDES], struct err *err);

#endif
