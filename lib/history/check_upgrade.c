#include "history/check_upgrade.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/path.h"
#include "value/id.h"
#include "value/moment.h"

bool check_upgrade_says(const char *message)
{
	return str_starts(message, "store-upgrade: ");
}

bool check_upgrade_is(const char *settings_before, const char *settings_after)
{
	return str_starts(settings_before, "format: 1\n") && str_starts(settings_after, "format: 2\n");
}

/* A member of an event while its lines are read: "  ref: ..." and what stands further in. */
struct member {
	const char *name;
	size_t length;
	bool bill;  /* of an event that bills */
	bool money; /* or pays, or reverses */
};

static bool is_called(const struct member *member, const char *name)
{
	return strlen(name) == member->length && strncmp(member->name, name, member->length) == 0;
}

static bool is_dropped(const struct member *member)
{
	static const char *const added[] = {"after", "amount", "bills", "voids"};
	for (size_t i = 0; i < sizeof added / sizeof *added; i++)
		if (is_called(member, added[i]))
			return true;
	return (member->money && is_called(member, "text")) || (member->bill && is_called(member, "ref"));
}

static void note_act(struct member *member, const char *line)
{
	const char *act = strchr(line, '"');
	if (!is_called(member, "act") || !act)
		return;
	member->bill = str_starts(act, "\"bill\"");
	member->money = member->bill || str_starts(act, "\"pay\"") || str_starts(act, "\"void\"");
}

/* The event without what the formats say in different ways. */
static void reduce(const struct record_text_entry *entry, struct str *kept)
{
	static const char set[] = "  set:\n", prepaid[] = "    prepaid: ";
	const char *end = entry->bytes + entry->length;
	struct member member = {0};
	bool set_waits = false; /* for something that is set, as nothing is written of an empty list */
	for (const char *at = entry->bytes; at < end;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *next = newline ? newline + 1 : end;
		if (next - at > 2 && (at[0] == '-' || at[0] == ' ') && at[1] == ' ' && islower((unsigned char)at[2])) {
			member.name = at + 2;
			member.length = strcspn(member.name, ":");
			note_act(&member, at);
			set_waits = false;
		}
		if (str_starts(at, set)) {
			set_waits = true;
		} else if (!is_dropped(&member) && !(is_called(&member, "set") && str_starts(at, prepaid))) {
			if (set_waits)
				str_add(kept, set);
			set_waits = false;
			str_add_n(kept, at, (size_t)(next - at));
		}
		at = next;
	}
}

bool check_upgrade_same(const struct record_text_entry *before, const struct record_text_entry *after)
{
	struct str old = {0}, new = {0};
	reduce(before, &old);
	reduce(after, &new);
	bool same = str_equal(str_text(&old), str_text(&new));
	str_close(&old);
	str_close(&new);
	return same;
}

/* By what an entry of a day book or a cash-up is found in either format: its receipt, or day and desk of the
 * path. */
static const char *key_of(const char *path, const struct record_text_entry *entry, struct arena *arena)
{
	struct err ignored = {0};
	const char *file = path + strlen(PATH_PAYMENTS "/");
	const char *name = strrchr(file, '/') + 1;
	if (id_check_receipt(entry->id, &ignored) == 0)
		return entry->id;
	/* "2026/2026-08-13-XS-closed.yaml" was, "2026/08-13/XS-closed.yaml" is. */
	return strchr(file, '/') + 1 == name ? arena_dup(arena, name)
					     : arena_printf(arena, "%.4s-%.5s-%s", file, file + 5, name);
}

static void add(struct check_upgrade_books *books, struct arena *mem, const char *path,
	struct record_text_entry entry, bool arrived)
{
	const char *key = key_of(path, &entry, mem);
	size_t other = map_get(&books->at, key);
	entry.bytes = arena_dup_n(mem, entry.bytes, entry.length);
	VEC_PUSH(mem, books->items, books->n, books->room) =
		(struct check_upgrade_entry){path, entry, arrived, other};
	if (other)
		books->items[other - 1].twin = books->n;
	map_set(&books->at, mem, key, books->n);
}

void check_upgrade_note(struct check_upgrade_books *books, struct arena *mem, const char *path,
	const struct record_text_list *list, bool arrived)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct record_text *record = &list->items[i];
		/* A day that was closed in format 1 is told by a record without events. */
		if (record->n == 0)
			add(books, mem, path,
				(struct record_text_entry){.id = "", .by = "", .bytes = record->bytes,
					.length = record->length},
				arrived);
		for (size_t e = 0; e < record->n; e++)
			add(books, mem, path, record->entries[e], arrived);
	}
}

static bool has_line(const struct record_text_entry *entry, const char *key, const char *value,
	struct arena *mem)
{
	return strstr(entry->bytes, arena_printf(mem, "\n%s: \"%s\"\n", key, value)) != NULL;
}

/* An entry stands as it stood; a closing is an event where it was a record, by the same person at the same
 * moment. */
static bool is_whole(const struct check_upgrade_entry *went, const struct check_upgrade_entry *came,
	struct arena *mem)
{
	char at[MOMENT_TEXT_SIZE];
	if (str_starts(went->entry.bytes, "receipt: "))
		return went->entry.length == came->entry.length &&
		       memcmp(went->entry.bytes, came->entry.bytes, went->entry.length) == 0;
	return has_line(&went->entry, "at", moment_format(came->entry.at, at), mem) &&
	       has_line(&went->entry, "by", came->entry.by, mem);
}

const char *check_upgrade_wrong(const struct check_upgrade_books *books, size_t at, struct arena *mem)
{
	const struct check_upgrade_entry *entry = &books->items[at];
	const struct check_upgrade_entry *twin = entry->twin ? &books->items[entry->twin - 1] : NULL;
	bool pair = twin && twin->arrived != entry->arrived;
	/* Of a pair it is told once. */
	if (pair && (!entry->arrived || is_whole(twin, entry, mem)))
		return NULL;
	return entry->arrived ? _("an entry is not that of the book of before")
			      : _("an entry of the book did not go into a page");
}
