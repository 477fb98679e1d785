#include "merge/merge_ticket.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "record/volume.h"
#include "store/path.h"
#include "ticket/ticket.h"

/* Where a ticket lies. */
enum place { PLACE_OPEN, PLACE_CLOSED, PLACES };
static const char *const trays[PLACES] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED};

struct version {
	const char *blobs[PLACES]; /* zeros: it is not there */
	struct merge_text bound;   /* in the volume */
};

struct day {
	struct merge_work *work;
	const struct merge_ticket_change *changes;
	size_t n;
	const char *volume; /* path; NULL: neither changed it */
	const char *volume_blobs[MERGE_SIDES];
	struct merge_text volumes[MERGE_SIDES];
	const char **ids; /* of the tickets that changed, sorted */
	size_t ids_n;
	size_t ids_room;
	struct map known;
	struct volume_part *parts; /* what the volume of ours becomes */
	size_t parts_n;
	size_t parts_room;
};

bool merge_ticket_place(const struct tree_change *change, enum merge_side side, struct arena *arena,
	struct merge_ticket_change *place)
{
	const char *slash = strrchr(change->path, '/');
	const char *name = slash ? slash + 1 : change->path;
	const size_t n = strlen(name);
	const size_t day = sizeof place->day - 1;
	*place = (struct merge_ticket_change){.change = change, .side = side};
	if (!str_ends(name, ".yaml") || n < day + strlen(".yaml"))
		return false;
	if (str_starts(change->path, PATH_TICKETS_ARCHIVE "/")) {
		size_t k = 0;
		for (const char *c = name; *c != '.' && k < day; c++)
			if (*c != '-')
				place->day[k++] = *c;
		return k == day;
	}
	if (!str_starts(change->path, PATH_TICKETS_OPEN "/") && !str_starts(change->path, PATH_TICKETS_CLOSED "/"))
		return false;
	memcpy(place->day, name, day);
	place->id = arena_dup_n(arena, name, n - strlen(".yaml"));
	return true;
}

static void note_id(struct day *day, const char *id)
{
	struct arena *mem = day->work->arena;
	if (map_get(&day->known, id))
		return;
	map_set(&day->known, mem, id, 1);
	VEC_PUSH(mem, day->ids, day->ids_n, day->ids_room) = id;
}

static struct merge_text bound_at(const struct day *day, enum merge_side side, const char *id)
{
	struct merge_text text = {0};
	const char *begin;
	size_t length;
	if (day->volumes[side].bytes && volume_find(day->volumes[side].bytes, id, &begin, &length))
		text = (struct merge_text){arena_dup_n(day->work->arena, begin, length), length};
	return text;
}

/* The tickets of a volume that another version of it has not, or has otherwise. */
static void note_bound(struct day *day, enum merge_side side, enum merge_side other)
{
	static const char first[] = "id: \"";
	const struct merge_text *volume = &day->volumes[side];
	const char *end = volume->bytes ? volume->bytes + volume->length : NULL;
	for (const char *at = volume->bytes; at && at < end; at = volume_after(at, end, 1)) {
		if (!str_starts(at, first))
			continue;
		const char *id = arena_dup_n(day->work->arena, at + strlen(first), strcspn(at + strlen(first), "\"\n"));
		const struct merge_text here = {at, (size_t)(volume_end(at, end) - at)};
		const struct merge_text there = bound_at(day, other, id);
		if (!merge_work_same(&here, &there))
			note_id(day, id);
	}
}

static int read_volumes(struct day *day, struct err *err)
{
	const struct tree_change *of[MERGE_SIDES] = {0};
	for (size_t i = 0; i < day->n; i++)
		if (!day->changes[i].id)
			of[day->changes[i].side] = day->changes[i].change;
	const struct tree_change *any = of[MERGE_OURS] ? of[MERGE_OURS] : of[MERGE_THEIRS];
	if (!any)
		return 0;
	day->volume = any->path;
	for (size_t i = 0; i < MERGE_SIDES; i++) {
		day->volume_blobs[i] = of[i] ? of[i]->new_id : any->old_id;
		if (merge_work_read(day->work, day->volume_blobs[i], &day->volumes[i], err))
			return -1;
	}
	for (size_t i = MERGE_OURS; i < MERGE_SIDES; i++) {
		note_bound(day, (enum merge_side)i, MERGE_BASE);
		note_bound(day, MERGE_BASE, (enum merge_side)i);
	}
	return 0;
}

/* What the other side changed was there before, unless this side changed it as well: where both took it out of
 * the open ones neither has it there. */
static struct version version_of(const struct day *day, const char *id, enum merge_side side)
{
	struct version version = {{JOURNAL_NO_ID, JOURNAL_NO_ID}, bound_at(day, side, id)};
	bool own[PLACES] = {false};
	for (size_t i = 0; i < day->n; i++) {
		const struct merge_ticket_change *at = &day->changes[i];
		if (!str_equal(at->id, id))
			continue;
		const enum place place = str_starts(at->change->path, PATH_TICKETS_OPEN "/") ? PLACE_OPEN : PLACE_CLOSED;
		/* What the other side alone changed is as it was before; what this side removed is not. */
		if (at->side == side || !own[place])
			version.blobs[place] = at->side == side ? at->change->new_id : at->change->old_id;
		own[place] = own[place] || at->side == side;
	}
	return version;
}

static bool same(const struct version *a, const struct version *b)
{
	return str_equal(a->blobs[PLACE_OPEN], b->blobs[PLACE_OPEN]) &&
	       str_equal(a->blobs[PLACE_CLOSED], b->blobs[PLACE_CLOSED]) && merge_work_same(&a->bound, &b->bound);
}

/* What readers see of it: open, closed, bound, in that order. */
static int read_version(struct day *day, const struct version *version, struct merge_text *text, struct err *err)
{
	*text = version->bound;
	for (size_t i = 0; i < PLACES; i++)
		if (!str_equal(version->blobs[i], JOURNAL_NO_ID))
			return merge_work_read(day->work, version->blobs[i], text, err);
	return 0;
}

/* Both changed it.  What both have bound stays so; else it lies where its state says, and leaves the volume, to be bound
 * again later. */
static int join(struct day *day, const char *id, const struct version versions[MERGE_SIDES],
	struct merge_text files[PLACES], struct merge_text *bound, struct err *err)
{
	struct merge_text texts[MERGE_SIDES];
	struct merge_text merged;
	const void *record;
	for (size_t i = 0; i < MERGE_SIDES; i++)
		if (read_version(day, &versions[i], &texts[i], err))
			return -1;
	if (merge_work_record(day->work, id, &ticket_schema, texts, &record, &merged, err))
		return -1;
	const struct ticket *ticket = record;
	const bool ended = ticket_is_final(ticket->state) && ticket->disputed.n == 0;
	const bool stays = versions[MERGE_OURS].bound.bytes && versions[MERGE_THEIRS].bound.bytes;
	*bound = (struct merge_text){0};
	if (ended && (stays || merge_work_same(&merged, &versions[MERGE_OURS].bound) ||
			     merge_work_same(&merged, &versions[MERGE_THEIRS].bound)))
		*bound = merged;
	else
		files[ended ? PLACE_CLOSED : PLACE_OPEN] = merged;
	return 0;
}

static void put_bound(struct day *day, const char *id, const struct merge_text *ours, const struct merge_text *bound)
{
	if (!merge_work_same(ours, bound))
		VEC_PUSH(day->work->arena, day->parts, day->parts_n, day->parts_room) =
			(struct volume_part){id, bound->bytes, bound->length};
}

static int join_ticket(struct day *day, const char *id, struct err *err)
{
	struct merge_work *work = day->work;
	struct version versions[MERGE_SIDES];
	for (size_t i = 0; i < MERGE_SIDES; i++)
		versions[i] = version_of(day, id, (enum merge_side)i);
	const struct version *ours = &versions[MERGE_OURS], *theirs = &versions[MERGE_THEIRS];
	if (same(ours, theirs) || same(theirs, &versions[MERGE_BASE]))
		return 0;
	if (same(ours, &versions[MERGE_BASE])) {
		for (size_t i = 0; i < PLACES; i++)
			merge_work_take(work, path_ticket(trays[i], id, work->arena), ours->blobs[i], theirs->blobs[i]);
		put_bound(day, id, &ours->bound, &theirs->bound);
		return 0;
	}
	struct merge_text files[PLACES] = {{0}}, bound;
	if (join(day, id, versions, files, &bound, err))
		return -1;
	for (size_t i = 0; i < PLACES; i++)
		merge_work_put(work, path_ticket(trays[i], id, work->arena), ours->blobs[i], theirs->blobs[i], &files[i]);
	put_bound(day, id, &ours->bound, &bound);
	return 0;
}

static int put_volume(struct day *day, struct err *err)
{
	struct merge_work *work = day->work;
	struct str text = {0};
	if (!day->parts_n)
		return 0;
	int rc = volume_change(day->volume, day->volumes[MERGE_OURS].bytes, day->parts, day->parts_n, &text, err);
	const struct merge_text volume = {text.length ? arena_dup_n(work->arena, text.text, text.length) : NULL, text.length};
	if (rc == 0)
		merge_work_put(work, day->volume, day->volume_blobs[MERGE_OURS], day->volume_blobs[MERGE_THEIRS], &volume);
	str_close(&text);
	return rc;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int merge_ticket_day(struct merge_work *work, const struct merge_ticket_change *changes, size_t n, struct err *err)
{
	struct day day = {.work = work, .changes = changes, .n = n};
	if (read_volumes(&day, err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (changes[i].id)
			note_id(&day, changes[i].id);
	if (day.ids_n)
		qsort(day.ids, day.ids_n, sizeof *day.ids, by_text);
	for (size_t i = 0; i < day.ids_n; i++)
		if (join_ticket(&day, day.ids[i], err))
			return -1;
	return put_volume(&day, err);
}
