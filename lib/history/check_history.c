#include "history/check_history.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "history/check_cut.h"
#include "history/check_record.h"
#include "finding/stray.h"
#include "history/check_upgrade.h"
#include "history/history.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"
#include "value/id.h"

/* From the moment that it writes down a program may wait an hour for the lock (--wait), and import
 * for minutes. */
enum { COMMIT_SECONDS = 2 * 60 * 60, CLOCK_SECONDS = 10 * 60 };

/* What the parent has in a file, and the commit has not in the file of that name. */
struct gone {
	const char *path;
	struct record_text record;
	bool found; /* elsewhere */
};

struct check_history_walk {
	struct history *history;
	struct check_commit commit;
	struct gone *gone;
	size_t gone_n;
	size_t gone_room;
	struct map gone_at; /* by key: index + 1 */
	struct str old_text;
	struct str new_text;
	struct str bound_text;
	struct str not_bound; /* the volume of a parent that was looked for last, and was not there */
};

/* The records of a file, its text in `text`, what they are cut into in `mem`; none when there is no such file. */
static int read_records(struct check_history_walk *walk, const char *path, const char *id, struct str *text,
	struct arena *mem, struct record_text_list *list, struct err *err)
{
	bool found;
	*list = (struct record_text_list){0};
	if (!*id)
		return 0;
	if (history_object(walk->history, id, text, &found, err))
		return -1;
	if (!found)
		return err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: commit %.12s has a file that cannot be read"), path,
				walk->commit.is.id),
			"git fsck");
	record_text_cut(path, str_text(text), text->length, mem, list);
	return 0;
}

/* Both versions of a file; what they are cut into goes to `mem`. */
static int read_both(struct check_history_walk *walk, const struct history_change *change, struct arena *mem,
	struct record_text_list *old, struct record_text_list *new, struct err *err)
{
	return read_records(walk, change->path, change->old_id, &walk->old_text, mem, old, err) ||
			       read_records(walk, change->path, change->new_id, &walk->new_text, mem, new, err)
		       ? -1
		       : 0;
}

/* The text is kept, as the file it was in is let go. */
static void note_gone(struct check_history_walk *walk, const char *path, const struct record_text *record)
{
	struct arena *mem = walk->commit.mem;
	struct record_text_list kept;
	record_text_cut(path, arena_dup_n(mem, record->bytes, record->length), record->length, mem,
		&kept);
	VEC_PUSH(mem, walk->gone, walk->gone_n, walk->gone_room) =
		(struct gone){.path = path, .record = kept.items[0]};
	map_set(&walk->gone_at, mem, record->key, walk->gone_n);
}

/* The one that is gone under this key: of several, as of a copy that was left behind in a volume, the last. */
static struct gone *gone_of(struct check_history_walk *walk, const char *key)
{
	size_t at = map_get(&walk->gone_at, key);
	return at ? &walk->gone[at - 1] : NULL;
}

/* A ticket that stands otherwise in a volume came there from elsewhere, if that is gone: a copy was left behind
 * when it was reopened, as a merge does, and is replaced when it is bound again. */
static bool is_rebound(const struct history_change *change, const struct record_text *old,
	const struct record_text *new)
{
	return str_starts(change->path, PATH_TICKETS_ARCHIVE "/") &&
	       (old->length != new->length || memcmp(old->bytes, new->bytes, old->length) != 0);
}

/* A file is looked at and let go, so that an import of a town takes no more memory than one of a block; what is
 * noted of it stays. */
static void let_go(struct check_history_walk *walk, size_t gone, struct arena_mark mark)
{
	if (walk->gone_n == gone && walk->commit.is.parents_n < 2)
		arena_reset(walk->commit.mem, mark);
}

/* The records that both have are compared, those that are gone are noted.  `*more` says whether the
 * commit's file has others. */
static int compare_file(struct check_history_walk *walk, const struct history_change *change, bool *more,
	struct err *err)
{
	struct record_text_list old, new;
	size_t both = 0;
	const size_t gone = walk->gone_n;
	const struct arena_mark mark = arena_mark(walk->commit.mem);
	if (read_both(walk, change, walk->commit.mem, &old, &new, err))
		return -1;
	for (size_t i = 0; i < old.n; i++) {
		const struct check_record_place before = {change->path, &old.items[i]};
		const struct check_record_place after = {change->path,
			record_text_find(&new, i, old.items[i].key)};
		if (!after.record) {
			note_gone(walk, change->path, &old.items[i]);
			continue;
		}
		if (is_rebound(change, &old.items[i], after.record))
			continue;
		both++;
		struct gone *copy = gone_of(walk, after.record->key);
		if (copy)
			copy->found = true;
		check_record_compare(&walk->commit, before, after);
	}
	*more = new.n > both;
	let_go(walk, gone, mark);
	return 0;
}

/* What a ticket that is reopened is in its volume, where a copy of it was left behind. */
static int find_bound(struct check_history_walk *walk, const struct record_text *record,
	struct check_record_place *place, struct err *err)
{
	struct arena *mem = walk->commit.mem;
	struct err ignored = {0};
	struct record_text_list list;
	bool found;
	if (walk->commit.is.parents_n == 0 || !str_starts(record->key, "ticket ") ||
		id_check_ticket(record->name, &ignored))
		return 0;
	const char *volume = path_ticket_volume(record->name, mem);
	const char *object =
		arena_printf(mem, "%s:%s", walk->commit.is.parents[walk->commit.parent], volume);
	/* The tickets of a day come one behind the other. */
	if (str_equal(str_text(&walk->not_bound), object))
		return 0;
	if (history_object(walk->history, object, &walk->bound_text, &found, err))
		return -1;
	if (!found) {
		str_clear(&walk->not_bound);
		str_add(&walk->not_bound, object);
		return 0;
	}
	record_text_cut(volume, str_text(&walk->bound_text), walk->bound_text.length, mem, &list);
	const struct record_text *bound = record_text_find(&list, 0, record->key);
	if (bound)
		*place = (struct check_record_place){volume, bound};
	return 0;
}

/* A record that the parent's file of that name has not: it comes from elsewhere, or is new. */
static int compare_arrival(struct check_history_walk *walk, struct check_record_place after,
	struct err *err)
{
	static const struct record_text nothing = {.key = "", .name = "", .bytes = ""};
	struct check_record_place before = {after.path, &nothing};
	struct gone *gone = gone_of(walk, after.record->key);
	if (gone) {
		gone->found = true;
		before = (struct check_record_place){gone->path, &gone->record};
	} else if (find_bound(walk, after.record, &before, err)) {
		return -1;
	}
	check_record_compare(&walk->commit, before, after);
	return 0;
}

static int compare_arrivals(struct check_history_walk *walk, const struct history_change *change,
	struct err *err)
{
	struct record_text_list old, new;
	const struct arena_mark mark = arena_mark(walk->commit.mem);
	if (read_both(walk, change, walk->commit.mem, &old, &new, err))
		return -1;
	for (size_t i = 0; i < new.n; i++) {
		const struct check_record_place after = {change->path, &new.items[i]};
		const struct record_text *was = record_text_find(&old, i, after.record->key);
		if ((!was || is_rebound(change, was, after.record)) && compare_arrival(walk, after, err))
			return -1;
	}
	let_go(walk, walk->gone_n, mark);
	return 0;
}

static bool is_history(const struct history_change *change)
{
	return str_starts(change->path, PATH_ACCOUNT_HISTORY "/");
}

/* The pages of history, which account for what has left the accounts. */
static int compare_folded(struct check_history_walk *walk, const struct history_change *change, struct err *err)
{
	static const struct record_text nothing = {.key = "", .name = "", .bytes = ""};
	struct arena page = {0}; /* what is noted of it stays, in the commit's */
	struct record_text_list old, new;
	const int rc = read_both(walk, change, &page, &old, &new, err);
	for (size_t i = 0; rc == 0 && i < old.n; i++)
		if (!record_text_find(&new, i, old.items[i].key))
			check_record_tell(&walk->commit, FINDING_ERROR, change->path, _("record %s was deleted"),
				old.items[i].name);
	for (size_t i = 0; rc == 0 && i < new.n; i++) {
		const struct record_text *before = record_text_find(&old, i, new.items[i].key);
		check_record_fold(&walk->commit, (struct check_record_place){change->path, before ? before : &nothing},
			(struct check_record_place){change->path, &new.items[i]});
	}
	arena_clear(&page);
	return rc;
}

static bool is_book(const struct history_change *change)
{
	return str_starts(change->path, PATH_PAYMENTS "/");
}

/* Does the commit bring the store to the next format? */
static int look_for_upgrade(struct check_history_walk *walk, const struct history_change_list *changes,
	struct err *err)
{
	struct check_commit *commit = &walk->commit;
	struct record_text_list old, new;
	commit->upgrades = false;
	if (!*commit->staff || commit->is.parents_n != 1 || !check_upgrade_says(commit->is.message))
		return 0;
	for (size_t i = 0; i < changes->n; i++) {
		const struct history_change *change = &changes->items[i];
		if (!str_equal(change->path, STORE_SETTINGS_PATH))
			continue;
		if (read_both(walk, change, commit->mem, &old, &new, err))
			return -1;
		commit->upgrades = check_upgrade_is(str_text(&walk->old_text), str_text(&walk->new_text));
	}
	return 0;
}

/* Day books became pages. */
static int compare_books(struct check_history_walk *walk, const struct history_change_list *changes, struct err *err)
{
	struct check_upgrade_books books = {0};
	struct record_text_list list;
	for (int arrived = 0; arrived < 2; arrived++)
		for (size_t i = 0; i < changes->n; i++) {
			const struct history_change *change = &changes->items[i];
			const char *id = arrived ? change->new_id : change->old_id;
			if (!is_book(change) || !*id)
				continue;
			if (read_records(walk, change->path, id, &walk->old_text, walk->commit.mem, &list, err))
				return -1;
			check_upgrade_note(&books, walk->commit.mem, change->path, &list, arrived);
		}
	for (size_t i = 0; i < books.n; i++) {
		const char *wrong = check_upgrade_wrong(&books, i, walk->commit.mem);
		if (wrong)
			check_record_tell(&walk->commit, FINDING_ERROR, books.items[i].path, "%s", wrong);
	}
	return 0;
}

/* First what was folded away, then what stayed and what went, then what came. */
int check_history_compare(struct check_history_walk *walk, const struct history_change_list *changes,
	struct err *err)
{
	bool *more = arena_array(walk->commit.mem, changes->n + 1, sizeof *more);
	walk->commit.folded_n = walk->commit.folded_room = walk->commit.by_hand = 0;
	walk->commit.folded_at = (struct map){0};
	if (look_for_upgrade(walk, changes, err) || (walk->commit.upgrades && compare_books(walk, changes, err)))
		return -1;
	for (size_t i = 0; i < changes->n; i++)
		if (is_history(&changes->items[i]) && compare_folded(walk, &changes->items[i], err))
			return -1;
	walk->gone = NULL;
	walk->gone_n = walk->gone_room = 0;
	walk->gone_at = (struct map){0};
	for (size_t i = 0; i < changes->n; i++) {
		const struct history_change *change = &changes->items[i];
		more[i] = record_text_knows(change->path) && !is_history(change) &&
			  !(walk->commit.upgrades && is_book(change));
		if (more[i] && *change->old_id && compare_file(walk, change, &more[i], err))
			return -1;
	}
	for (size_t i = 0; i < changes->n; i++)
		if (more[i] && compare_arrivals(walk, &changes->items[i], err))
			return -1;
	for (size_t i = 0; i < walk->gone_n; i++)
		if (!gone_of(walk, walk->gone[i].record.key)->found)
			check_record_tell(&walk->commit, FINDING_ERROR, walk->gone[i].path,
				_("record %s was deleted"), walk->gone[i].record.name);
	check_record_end(&walk->commit);
	return 0;
}

/* A merge by git is one that nobody of these programs makes: what it does to records is looked at all
 * the same. */
static void name_hand_edit(const struct check_history_walk *walk, const struct history_change_list *changes)
{
	const char *first = NULL;
	size_t files = 0;
	if (*walk->commit.staff || walk->commit.is.parents_n > 1)
		return;
	for (size_t i = 0; i < changes->n; i++)
		if (stray_knows(changes->items[i].path) && files++ == 0)
			first = changes->items[i].path;
	if (first)
		check_record_tell(&walk->commit, FINDING_NOTE, first,
			_("made by hand, %zu files of the store changed"), files);
}

/* With a clock that can be set the author's date is whatever it was set to. */
static void check_clock(const struct check_history_walk *walk)
{
	const struct check_commit *commit = &walk->commit;
	int64_t later = commit->is.committed - commit->is.authored;
	if (*commit->staff && !commit->findings->session->store->settings.test_clock &&
		(later < -CLOCK_SECONDS || later > COMMIT_SECONDS))
		check_record_tell(commit, FINDING_WARNING, ".git",
			_("written at another time than it says: it was rebased, or a clock was set"));
}

static int check_commit(struct check_history_walk *walk, struct err *err)
{
	struct check_commit *commit = &walk->commit;
	size_t n = commit->is.parents_n ? commit->is.parents_n : 1;
	commit->staff = check_record_staff(commit->is.message, commit->mem);
	commit->added = (struct map){0};
	check_clock(walk);
	for (commit->parent = 0; commit->parent < n; commit->parent++) {
		struct history_change_list changes;
		if (history_changes(walk->history, &commit->is, commit->parent, commit->mem, &changes, err))
			return -1;
		name_hand_edit(walk, &changes);
		if (check_history_compare(walk, &changes, err))
			return -1;
	}
	return 0;
}

struct check_history_walk *check_history_begin(struct history *history, const struct check_commit *commit,
	struct arena *mem)
{
	struct check_history_walk *walk = arena_alloc(mem, sizeof *walk);
	*walk = (struct check_history_walk){.history = history, .commit = *commit};
	return walk;
}

struct check_commit *check_history_at(struct check_history_walk *walk)
{
	return &walk->commit;
}

void check_history_end(struct check_history_walk *walk)
{
	if (!walk)
		return;
	str_close(&walk->old_text);
	str_close(&walk->new_text);
	str_close(&walk->bound_text);
	str_close(&walk->not_bound);
}

void check_history(struct findings *findings)
{
	struct arena mem = {0};
	struct err err = {0};
	struct check_history_walk walk = {.commit = {.findings = findings, .mem = &mem}};
	bool found = true, cut = false;
	int rc = history_open(findings->session->store, &walk.history, &err);
	while (rc == 0 && found) {
		rc = history_next(walk.history, &mem, &walk.commit.is, &found, &err);
		if (rc == 0 && found)
			rc = walk.commit.is.cut ? check_cut_tell(findings, &walk.commit.is, &cut) : check_commit(&walk, &err);
		arena_clear(&mem);
	}
	history_close(walk.history);
	check_history_end(&walk);
	if (rc)
		findings_add_err(findings, ".git", &err);
}
