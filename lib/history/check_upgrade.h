/* The commit that brought a store from one format to the next (store-upgrade) changes events and moves day
 * books, and nothing of what they said before.  For looking at history. */
#ifndef HISTORY_CHECK_UPGRADE_H
#define HISTORY_CHECK_UPGRADE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "finding/record_text.h"

/* Is that the subject of such a commit? */
bool check_upgrade_says(const char *message);

/* Does it bring the settings, as both commits have them, from format 1 to 2? */
bool check_upgrade_is(const char *settings_before, const char *settings_after);

/* Is it the event that it was, but for what format 2 adds (`after`, amount, bills, voids) and what says the same
 * in format 1 (texts and references of bills and payments, `prepaid` that is set)? */
bool check_upgrade_same(const struct record_text_entry *before, const struct record_text_entry *after);

/* Day books become pages: every entry that went came, and no other.  An entry of a book or a cash-up, on one
 * side. */
struct check_upgrade_entry {
	const char *path;
	struct record_text_entry entry;
	bool arrived;
	size_t twin; /* index + 1 of the same entry on the other side; 0: none */
};

struct check_upgrade_books {
	struct check_upgrade_entry *items;
	size_t n;
	size_t room;
	struct map at; /* by receipt, or day and desk: index + 1 */
};

/* Note the entries of a file that went, or with `arrived` came: first all that went.  Copied into the arena. */
void check_upgrade_note(struct check_upgrade_books *books, struct arena *mem, const char *path,
	const struct record_text_list *list, bool arrived);

/* Then: what is wrong with the entry at that index; NULL: it came as it went. */
const char *check_upgrade_wrong(const struct check_upgrade_books *books, size_t at, struct arena *mem);

#endif
