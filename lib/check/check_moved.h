/* The commit in which day books became pages (check/check_upgrade.h): every entry that went came, and no
 * other. */
#ifndef CHECK_CHECK_MOVED_H
#define CHECK_CHECK_MOVED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "check/check_record.h"
#include "check/record_text.h"

/* An entry of a day book or a cash-up on one side. */
struct check_moved_entry {
	const char *path;
	struct record_text_entry entry;
	bool arrived;
	size_t twin; /* index + 1 of the same entry on the other side; 0: none */
};

struct check_moved {
	struct check_moved_entry *items;
	size_t n;
	size_t room;
	struct map at; /* by check_upgrade_key: index + 1 */
};

/* Note the entries of a file that went, or with `arrived` came: first all that went.  Copied into the arena of
 * the commit. */
void check_moved_note(struct check_moved *moved, const struct check_commit *commit, const char *path,
	const struct record_text_list *list, bool arrived);

/* Then tell those that have no match. */
void check_moved_tell(const struct check_moved *moved, const struct check_commit *commit);

#endif
