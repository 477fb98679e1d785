#include "check/check_upgrade.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "store/path.h"
#include "value/id.h"

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

const char *check_upgrade_key(const char *path, const struct record_text_entry *entry, struct arena *arena)
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
