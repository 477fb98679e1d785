/* A merge commit: the tree is the one that merging its two parents gives, and nothing else. */
#ifndef SYNC_RECEIVE_MERGE_H
#define SYNC_RECEIVE_MERGE_H

#include "base/err.h"
#include "sync/receive_look.h"

int receive_merge_check(struct receive_look *look, struct err *err);

#endif
