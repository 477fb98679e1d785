#include "check/check_moved.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check_upgrade.h"
#include "check/findings.h"
#include "value/moment.h"

static void add(struct check_moved *moved, const struct check_commit *commit, const char *path,
	struct record_text_entry entry, bool arrived)
{
	const char *key = check_upgrade_key(path, &entry, commit->mem);
	size_t other = map_get(&moved->at, key);
	entry.bytes = arena_dup_n(commit->mem, entry.bytes, entry.length);
	VEC_PUSH(commit->mem, moved->items, moved->n, moved->room) =
		(struct check_moved_entry){path, entry, arrived, other};
	if (other)
		moved->items[other - 1].twin = moved->n;
	map_set(&moved->at, commit->mem, key, moved->n);
}

void check_moved_note(struct check_moved *moved, const struct check_commit *commit, const char *path,
	const struct record_text_list *list, bool arrived)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct record_text *record = &list->items[i];
		/* A day that was closed in format 1 is told by a record without events. */
		if (record->n == 0)
			add(moved, commit, path,
				(struct record_text_entry){.id = "", .by = "", .bytes = record->bytes,
					.length = record->length},
				arrived);
		for (size_t e = 0; e < record->n; e++)
			add(moved, commit, path, record->entries[e], arrived);
	}
}

static bool has_line(const struct record_text_entry *entry, const char *key, const char *value,
	struct arena *mem)
{
	return strstr(entry->bytes, arena_printf(mem, "\n%s: \"%s\"\n", key, value)) != NULL;
}

/* An entry stands as it stood; a closing is an event where it was a record, by the same person at the same
 * moment. */
static bool is_whole(const struct check_moved_entry *went, const struct check_moved_entry *came,
	struct arena *mem)
{
	char at[MOMENT_TEXT_SIZE];
	if (str_starts(went->entry.bytes, "receipt: "))
		return went->entry.length == came->entry.length &&
		       memcmp(went->entry.bytes, came->entry.bytes, went->entry.length) == 0;
	return has_line(&went->entry, "at", moment_format(came->entry.at, at), mem) &&
	       has_line(&went->entry, "by", came->entry.by, mem);
}

void check_moved_tell(const struct check_moved *moved, const struct check_commit *commit)
{
	for (size_t i = 0; i < moved->n; i++) {
		const struct check_moved_entry *entry = &moved->items[i];
		const struct check_moved_entry *twin = entry->twin ? &moved->items[entry->twin - 1] : NULL;
		bool pair = twin && twin->arrived != entry->arrived;
		/* Of a pair it is told once. */
		if (!pair || (entry->arrived && !is_whole(twin, entry, commit->mem)))
			check_record_tell(commit, FINDING_ERROR, entry->path,
				entry->arrived ? _("an entry is not that of the book of before")
					       : _("an entry of the book did not go into a page"));
	}
}
