/* Histories of accounts: what was folded away.  accounts/history/2026/000012/00001234.yaml is one of the block
 * accounts/000012/00001234.yaml, and is looked at together with it. */
#ifndef CHECK_CHECK_PAST_H
#define CHECK_CHECK_PAST_H

#include "base/err.h"

struct check_folds;
struct findings;
struct scan_file;

/* Check the histories of the block at that path, and what its accounts say of them (`folds`).  False when one
 * could not be read: then less is known than there is. */
_Bool check_past_of_block(struct findings *findings, const char *block, struct check_folds *folds);

/* Check a history whose block is not there, which is wrong; of another one nothing is done. */
int check_past_alone(void *findings, const struct scan_file *file, struct err *err);

/* Sum up what a history says. */
int check_past_sum(void *findings, const struct scan_file *file, struct err *err);

/* The block of a history, in the arena. */
struct arena;
const char *check_past_block(const char *path, struct arena *arena);

#endif
