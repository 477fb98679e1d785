/* What a fold says it took from an account against what is in its history: the money that it came to, and the
 * keys that were billed.  Both stand in files of one name, the block and its histories, and are looked at
 * together: see check_past.h. */
#ifndef CHECK_CHECK_FOLD_H
#define CHECK_CHECK_FOLD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"

struct findings_place;
struct event;
struct event_list;
struct findings;
struct folded_account;

/* The accounts of one block of which something was folded away. */
struct check_folds {
	struct arena mem; /* cleared by the owner */
	struct folded_account *items;
	size_t n;
	size_t room;
	struct map at; /* by number: index + 1 */
};

/* The carry of an account. */
void check_fold_carry(struct check_folds *folds, const struct findings_place *place, const char *account,
	const struct event *carry);

/* Events of an account that were folded away. */
void check_fold_past(struct check_folds *folds, const struct findings_place *place, const char *account,
	const struct event_list *events, struct arena *scratch);

/* Tell what differs, after the block and all its histories. */
void check_folds_compare(struct findings *findings, const struct check_folds *folds);

#endif
