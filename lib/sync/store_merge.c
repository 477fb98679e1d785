#include "sync/store_merge.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"

struct merge {
	const char *ours;
	const char *theirs;
	struct arena *arena;
	struct tree_change_list *changes;
};

/* What only they changed, as they have it. */
static void take(struct merge *merge, const struct tree_change *change)
{
	VEC_PUSH(merge->arena, merge->changes->items, merge->changes->n, merge->changes->room) = *change;
}

/* What both changed since the base. */
static int join(struct merge *merge, const struct tree_change *a, const struct tree_change *b, struct err *err)
{
	(void)b;
	return err_set(err, ERR_REFUSED, _("%s: changed in commit %.12s and in commit %.12s"), a->path, merge->ours,
		merge->theirs);
}

static int join_all(struct merge *merge, const struct tree_change_list *ours, const struct tree_change_list *theirs,
	struct err *err)
{
	size_t a = 0;
	for (size_t b = 0; b < theirs->n; b++) {
		const struct tree_change *change = &theirs->items[b];
		while (a < ours->n && strcmp(ours->items[a].path, change->path) < 0)
			a++;
		bool both = a < ours->n && str_equal(ours->items[a].path, change->path);
		if (!both)
			take(merge, change);
		else if (!str_equal(ours->items[a].new_id, change->new_id) &&
			 join(merge, &ours->items[a], change, err))
			return -1;
	}
	return 0;
}

int store_merge(struct store *store, const char *ours, const char *theirs, struct arena *arena,
	struct tree_change_list *changes, struct err *err)
{
	struct merge merge = {ours, theirs, arena, changes};
	struct tree_change_list since[2];
	const char **bases;
	size_t n;
	*changes = (struct tree_change_list){0};
	if (tree_bases(store, ours, theirs, arena, &bases, &n, err))
		return -1;
	if (n == 0)
		return err_set(err, ERR_REFUSED, _("commit %.12s and commit %.12s have no history in common"), ours,
			theirs);
	if (tree_diff(store, bases[0], ours, arena, &since[0], err) ||
		tree_diff(store, bases[0], theirs, arena, &since[1], err))
		return -1;
	return join_all(&merge, &since[0], &since[1], err);
}
