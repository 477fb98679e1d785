/* What a fold says it took from an account against what is in its history: the money that it came to, and the
 * keys that were billed. */
#ifndef CHECK_CHECK_FOLD_H
#define CHECK_CHECK_FOLD_H

#include "base/arena.h"

struct findings_place;
struct event;
struct event_list;
struct findings;

/* The carry of an account. */
void check_fold_carry(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event *carry);

/* Events of an account that were folded away. */
void check_fold_past(struct findings *findings, const struct findings_place *place, const char *account,
	const struct event_list *events, struct arena *scratch);

/* Tell what differs, after all accounts and histories. */
void check_folds(struct findings *findings);

#endif
