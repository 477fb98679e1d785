#include "merge/store_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "merge/merge_stream.h"
#include "merge/merge_ticket.h"
#include "merge/merge_work.h"

struct tickets {
	struct merge_ticket_change *items;
	size_t n;
	size_t room;
};

static int by_day(const void *a, const void *b)
{
	const struct merge_ticket_change *x = a, *y = b;
	int order = strcmp(x->day, y->day);
	order = order ? order : strcmp(x->change->path, y->change->path);
	return order ? order : (int)x->side - (int)y->side;
}

/* The changes of a day that both changed are joined; what only one changed is as that one has it, unread. */
static int join_day(struct merge_work *work, const struct merge_ticket_change *changes, size_t n, struct err *err)
{
	bool sides[MERGE_SIDES] = {0};
	for (size_t i = 0; i < n; i++)
		sides[changes[i].side] = true;
	if (sides[MERGE_OURS] && sides[MERGE_THEIRS])
		return merge_ticket_day(work, changes, n, err);
	for (size_t i = 0; sides[MERGE_THEIRS] && i < n; i++)
		merge_work_take(work, changes[i].change->path, changes[i].change->old_id, changes[i].change->new_id);
	return 0;
}

static int join_tickets(struct merge_work *work, struct tickets *tickets, struct err *err)
{
	if (tickets->n)
		qsort(tickets->items, tickets->n, sizeof *tickets->items, by_day);
	for (size_t first = 0, next; first < tickets->n; first = next) {
		for (next = first + 1; next < tickets->n && str_equal(tickets->items[next].day, tickets->items[first].day);)
			next++;
		if (join_day(work, tickets->items + first, next - first, err))
			return -1;
	}
	return 0;
}

/* A path that is of no ticket. */
static int join_file(struct merge_work *work, const struct tree_change *ours, const struct tree_change *theirs,
	struct err *err)
{
	if (!theirs || (ours && str_equal(ours->new_id, theirs->new_id)))
		return 0;
	if (!ours) {
		merge_work_take(work, theirs->path, theirs->old_id, theirs->new_id);
		return 0;
	}
	const char *const blobs[MERGE_SIDES] = {ours->old_id, ours->new_id, theirs->new_id};
	return merge_stream(work, theirs->path, blobs, err);
}

static void note_ticket(struct merge_work *work, struct tickets *tickets, const struct tree_change *change,
	enum merge_side side)
{
	struct merge_ticket_change place;
	if (change && merge_ticket_place(change, side, work->arena, &place))
		VEC_PUSH(work->arena, tickets->items, tickets->n, tickets->room) = place;
}

static bool is_ticket(const struct tree_change *change, struct arena *arena)
{
	struct merge_ticket_change ignored;
	return merge_ticket_place(change, MERGE_OURS, arena, &ignored);
}

/* Both lists are by path. */
static int join_all(struct merge_work *work, const struct tree_change_list *ours, const struct tree_change_list *theirs,
	struct err *err)
{
	struct tickets tickets = {0};
	for (size_t a = 0, b = 0; a < ours->n || b < theirs->n;) {
		const struct tree_change *left = a < ours->n ? &ours->items[a] : NULL;
		const struct tree_change *right = b < theirs->n ? &theirs->items[b] : NULL;
		const int order = !left ? 1 : !right ? -1 : strcmp(left->path, right->path);
		left = order <= 0 ? left : NULL;
		right = order >= 0 ? right : NULL;
		a += left != NULL;
		b += right != NULL;
		if (is_ticket(left ? left : right, work->arena)) {
			note_ticket(work, &tickets, left, MERGE_OURS);
			note_ticket(work, &tickets, right, MERGE_THEIRS);
		} else if (join_file(work, left, right, err)) {
			return -1;
		}
	}
	return join_tickets(work, &tickets, err);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct tree_change *)a)->path, ((const struct tree_change *)b)->path);
}

int store_merge(struct store *store, const char *ours, const char *theirs, struct arena *arena,
	struct tree_change_list *changes, struct err *err)
{
	struct merge_work work = {.store = store, .arena = arena, .blobs = {.store = store}, .changes = changes};
	struct tree_change_list since[2];
	*changes = (struct tree_change_list){0};
	if (tree_bases(store, ours, theirs, arena, &work.bases, &work.bases_n, err))
		return -1;
	if (work.bases_n == 0)
		return err_set(err, ERR_REFUSED, _("commit %.12s and commit %.12s have no history in common"), ours,
			theirs);
	work.commits[MERGE_BASE] = work.bases[0];
	work.commits[MERGE_OURS] = ours;
	work.commits[MERGE_THEIRS] = theirs;
	int rc = tree_diff(store, work.bases[0], ours, arena, &since[0], err) ||
				 tree_diff(store, work.bases[0], theirs, arena, &since[1], err) ||
				 join_all(&work, &since[0], &since[1], err)
			 ? -1 : 0;
	git_blob_end(&work.blobs);
	if (changes->n)
		qsort(changes->items, changes->n, sizeof *changes->items, by_path);
	return rc;
}
