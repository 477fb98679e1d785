/* The commit that brought a store from one format to the next (store-upgrade) changes events and moves day
 * books, and nothing of what they said before.  For looking at history. */
#ifndef CHECK_CHECK_UPGRADE_H
#define CHECK_CHECK_UPGRADE_H

#include <stdbool.h>

#include "base/arena.h"
#include "check/record_text.h"

/* Is that the subject of such a commit? */
bool check_upgrade_says(const char *message);

/* Does it bring the settings, as both commits have them, from format 1 to 2? */
bool check_upgrade_is(const char *settings_before, const char *settings_after);

/* Is it the event that it was, but for what format 2 adds (`after`, amount, bills, voids) and what says the same
 * in format 1 (texts and references of bills and payments, `prepaid` that is set)? */
bool check_upgrade_same(const struct record_text_entry *before, const struct record_text_entry *after);

/* By what an entry of a day book or a cash-up is found in either format: its receipt, or the day and desk of
 * the path. */
const char *check_upgrade_key(const char *path, const struct record_text_entry *entry, struct arena *arena);

#endif
