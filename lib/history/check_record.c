#include "history/check_record.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "history/check_upgrade.h"
#include "finding/findings.h"
#include "store/path.h"

/* An event is dated when its program begins, as the author of its commit is. */
enum { EVENT_SECONDS = 10 * 60, EVENT_ID_SIZE = 32 };

/* Of a commit.  Who puts a year of tickets into a store by hand is not told of each. */
enum { BY_HAND_TOLD = 100 };

void check_record_tell(const struct check_commit *commit, int kind, const char *path, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *what = arena_vprintf(commit->mem, format, args);
	va_end(args);
	findings_add(commit->findings, kind, kind == FINDING_ERROR ? ERR_REFUSED : ERR_NONE, path,
		arena_printf(commit->mem, _("commit %.12s: %s"), commit->is.id, what));
}

/* Nothing that people may have typed in its place. */
static bool is_plain(const char *id)
{
	size_t stem;
	return record_text_number(id, &stem) >= 0 && stem <= 16 &&
	       strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") == strlen(id);
}

/* "20260918-XS-0001 XS-3" */
static const char *event_name(const struct check_commit *commit, const struct record_text *record,
	size_t index)
{
	const char *id = record->entries[index].id;
	const char *event = is_plain(id) ? id : arena_printf(commit->mem, "%zu", index + 1);
	return arena_printf(commit->mem, "%s %s", record->name, event);
}

/* The highest number of the desk among the events that a fold says it took. */
static int64_t highest_folded(const struct record_text_entry *entry, const char *id, size_t stem)
{
	static const char mark[] = "\n  folded:\n";
	static const char item[] = "  - \"";
	const char *end = entry->bytes + entry->length;
	const char *at = memmem(entry->bytes, entry->length, mark, strlen(mark));
	int64_t highest = 0;
	if (!at)
		return 0;
	for (at += strlen(mark); at + strlen(item) + stem < end && str_starts(at, item);) {
		char last[EVENT_ID_SIZE];
		size_t other, n = 0;
		for (at += strlen(item); at[n] != '"' && at[n] != '\n' && n + 1 < sizeof last; n++)
			last[n] = at[n];
		last[n] = '\0';
		const int64_t number = record_text_number(last, &other);
		if (other == stem && strncmp(last, id, stem) == 0 && number > highest)
			highest = number;
		at = (const char *)memchr(at, '\n', (size_t)(end - at)) + 1;
	}
	return highest;
}

/* The number that the desk of this entry comes to after those before it, and after those that were folded
 * away: the carry may stand behind it. */
static int64_t next_number(const struct record_text *record, size_t index, size_t stem)
{
	const char *id = record->entries[index].id;
	int64_t highest = record->before;
	for (size_t i = 0; i < record->n; i++) {
		int64_t folded = highest_folded(&record->entries[i], id, stem);
		highest = folded > highest ? folded : highest;
	}
	for (size_t i = 0; i < index; i++) {
		size_t other;
		int64_t number = record_text_number(record->entries[i].id, &other);
		if (other == stem && strncmp(record->entries[i].id, id, stem) == 0 && number > highest)
			highest = number;
	}
	return highest + 1;
}

/* Is it dated like a later one of those before it, of a desk whose clock runs ahead (office/event.h)? */
static bool is_held_back(const struct record_text *record, size_t index)
{
	int64_t latest = 0;
	for (size_t i = 0; i < index; i++)
		if (record->entries[i].at > latest)
			latest = record->entries[i].at;
	return index > 0 && record->entries[index].at == latest;
}

static void check_new_event(struct check_commit *commit, struct check_record_place place, size_t index)
{
	const struct record_text_entry *entry = &place.record->entries[index];
	const char *name = event_name(commit, place.record, index);
	size_t stem;
	int64_t number = record_text_number(entry->id, &stem);
	int64_t apart = entry->at - commit->is.authored;
	if (*entry->id && number != next_number(place.record, index, stem))
		check_record_tell(commit, FINDING_ERROR, place.path, _("event %s is not numbered as the next of its desk"),
			name);
	if (!*commit->staff) {
		if (commit->by_hand++ < BY_HAND_TOLD)
			check_record_tell(commit, FINDING_WARNING, place.path, _("event %s was written by hand"), name);
		return;
	}
	if (!str_equal(entry->by, commit->staff))
		check_record_tell(commit, FINDING_ERROR, place.path,
			_("event %s names somebody else than the commit, which is by \"%s\""), name,
			commit->staff);
	if (llabs(apart) > EVENT_SECONDS && !is_held_back(place.record, index))
		check_record_tell(commit, FINDING_ERROR, place.path, _("event %s is not of the time of the commit"), name);
}

/* In a merge an event is new when no parent has it: known when the last one was compared. */
static bool is_new_to_all(struct check_commit *commit, const struct record_text *record, size_t index)
{
	if (commit->is.parents_n < 2)
		return true;
	const char *key =
		arena_printf(commit->mem, "%s %s", record->key, record->entries[index].id);
	if (map_get(&commit->added, key) != commit->parent)
		return false;
	map_set(&commit->added, commit->mem, key, commit->parent + 1);
	return commit->parent + 1 == commit->is.parents_n;
}

/* Where the record has the event of that id, looked for from `from` on first; n when nowhere. */
static size_t find_event(const struct record_text *record, const char *id, size_t from)
{
	for (size_t i = 0; i < record->n; i++) {
		size_t at = (from + i) % record->n;
		if (str_equal(record->entries[at].id, id))
			return at;
	}
	return record->n;
}

static void digest_of(const struct record_text_entry *entry, unsigned char digest[SHA1_BYTES])
{
	struct sha1 sha1;
	sha1_begin(&sha1);
	sha1_add(&sha1, entry->bytes, entry->length);
	sha1_end(&sha1, digest);
}

/* Has the event left its account for the history, as it was? */
static bool has_left(struct check_commit *commit, const struct record_text *record,
	const struct record_text_entry *entry)
{
	size_t at = str_starts(record->key, "account ")
			    ? map_get(&commit->folded_at,
				      arena_printf(commit->mem, "%s %s", record->name, entry->id))
			    : 0;
	if (!at)
		return false;
	struct check_folded *folded = &commit->folded[at - 1];
	unsigned char sha1[SHA1_BYTES];
	digest_of(entry, sha1);
	folded->left = memcmp(folded->sha1, sha1, sizeof sha1) == 0;
	return folded->left;
}

void check_record_fold(struct check_commit *commit, struct check_record_place before,
	struct check_record_place after)
{
	const struct record_text *old = before.record;
	const struct record_text *new = after.record;
	for (size_t i = 0; i < old->n; i++)
		if (i >= new->n || old->entries[i].length != new->entries[i].length ||
			memcmp(old->entries[i].bytes, new->entries[i].bytes, old->entries[i].length) != 0)
			check_record_tell(commit, FINDING_ERROR, after.path, _("event %s was changed"),
				event_name(commit, old, i));
	for (size_t i = old->n; i < new->n; i++) {
		const struct record_text_entry *entry = &new->entries[i];
		const char *key = arena_printf(commit->mem, "%s %s", new->name, entry->id);
		struct check_folded folded = {.path = after.path,
			.name = is_plain(entry->id) ? key : event_name(commit, new, i)};
		digest_of(entry, folded.sha1);
		VEC_PUSH(commit->mem, commit->folded, commit->folded_n, commit->folded_room) = folded;
		map_set(&commit->folded_at, commit->mem, key, commit->folded_n);
	}
}

void check_record_end(struct check_commit *commit)
{
	if (commit->by_hand > BY_HAND_TOLD)
		check_record_tell(commit, FINDING_WARNING, ".git", _("%zu more events were written by hand"),
			commit->by_hand - BY_HAND_TOLD);
	for (size_t i = 0; i < commit->folded_n; i++)
		if (!commit->folded[i].left)
			check_record_tell(commit, FINDING_ERROR, commit->folded[i].path,
				_("event %s stands in the history, and did not leave its account as it was"),
				commit->folded[i].name);
}

/* Does the event stand as it stood, byte for byte? */
static bool is_kept(const struct check_commit *commit, const struct record_text_entry *old,
	const struct record_text_entry *new)
{
	if (new->length == old->length && memcmp(new->bytes, old->bytes, old->length) == 0)
		return true;
	return commit->upgrades && check_upgrade_same(old, new);
}

/* The record as the parent has it and as the commit has it. */
void check_record_compare(struct check_commit *commit, struct check_record_place before,
	struct check_record_place after)
{
	const struct record_text *old = before.record;
	const struct record_text *new = after.record;
	bool *kept = arena_array(commit->mem, new->n + 1, sizeof *kept);
	size_t next = 0;
	for (size_t i = 0; i < old->n; i++) {
		size_t at = find_event(new, old->entries[i].id, next);
		if (at == new->n && has_left(commit, new, &old->entries[i]))
			continue;
		if (at == new->n) {
			check_record_tell(commit, FINDING_ERROR, after.path, _("event %s was removed"),
				event_name(commit, old, i));
			continue;
		}
		kept[at] = true;
		if (!is_kept(commit, &old->entries[i], &new->entries[at]))
			check_record_tell(commit, FINDING_ERROR, after.path, _("event %s was changed"),
				event_name(commit, old, i));
		else if (commit->is.parents_n < 2 && at != next)
			check_record_tell(commit, FINDING_ERROR, after.path,
				_("event %s does not stand where it stood"), event_name(commit, old, i));
		next = at + 1;
	}
	for (size_t i = 0; i < new->n; i++)
		if (!kept[i] && is_new_to_all(commit, new, i))
			check_new_event(commit, after, i);
	if (str_starts(after.path, PATH_TICKETS_ARCHIVE "/") &&
		!str_starts(before.path, PATH_TICKETS_ARCHIVE "/") &&
		(old->length != new->length || memcmp(old->bytes, new->bytes, old->length) != 0))
		check_record_tell(commit, FINDING_ERROR, after.path, _("%s was not bound as it was"), new->name);
	if (commit->each)
		commit->each(commit->context, &before, &after, kept);
}

/* Is this all that may stand behind who acted: the end of the line, and how that was known? */
static bool is_end_of_message(const char *rest)
{
	static const char login[] = "\nLogin: ";
	if (str_starts(rest, login))
		rest += strlen(login) + strcspn(rest + strlen(login), "\n");
	return str_equal(rest, "\n");
}

/* The value of "Staff: ID" among the lines that end the message of every commit of these programs;
 * older ones have no "Login: ..." behind it. */
const char *check_record_staff(const char *message, struct arena *mem)
{
	static const char trailer[] = "\nStaff: ";
	const char *last = NULL;
	for (const char *at = strstr(message, trailer); at; at = strstr(at + 1, trailer))
		last = at + strlen(trailer);
	size_t n = last ? strcspn(last, "\n") : 0;
	return n && is_end_of_message(last + n) ? arena_dup_n(mem, last, n) : "";
}
