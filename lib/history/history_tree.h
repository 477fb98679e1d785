/* The entries of a tree, read as git keeps it: from the process that gives the other objects. */
#ifndef HISTORY_HISTORY_TREE_H
#define HISTORY_HISTORY_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "history/history.h"
#include "store/git.h"

struct history_tree {
	struct str text;
	size_t at;
	const char *name; /* of the entry */
	char id[GIT_ID_SIZE];
};

/* By its id, or as "COMMIT:PATH"; one without entries where there is none.  Zeroed before; close it also on failure. */
int history_tree_open(struct history *history, const char *object, struct history_tree *tree, struct err *err);
bool history_tree_next(struct history_tree *tree);
void history_tree_close(struct history_tree *tree);

#endif
