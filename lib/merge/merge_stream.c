#include "merge/merge_stream.h"

#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/desk.h"
#include "office/staff.h"
#include "record/bytes.h"
#include "record/volume.h"
#include "store/path.h"

/* Which files are streams; the first row that the path begins with decides.  What has no schema here has one writer. */
static const struct stream {
	const char *prefix;
	const struct schema *schema;
	const char *second; /* a second key that a document is known by; NULL */
	bool whole;	    /* all of the file is one document */
} streams[] = {
	{.prefix = PATH_ACCOUNT_HISTORY "/"},
	{.prefix = PATH_ACCOUNTS "/", .schema = &account_schema},
	{.prefix = PATH_STAFF, .schema = &staff_schema},
	{.prefix = PATH_DESKS, .schema = &desk_schema},
	{.prefix = PATH_BILLS "/"},
	{.prefix = PATH_PAYMENTS "/"},
	{.prefix = PATH_OPS "/", .second = "\npart: "},
	{.prefix = "", .whole = true},
};

struct document {
	const char *key;
	struct merge_text text;
};

struct document_list {
	struct document *items; /* in their order */
	size_t n;
	size_t room;
	struct map places; /* key -> 1 + index */
};

static const struct stream *stream_of(const char *path)
{
	const struct stream *row = streams;
	while (!str_starts(path, row->prefix))
		row++;
	return row;
}

/* The line that it begins with, and that of the second key. */
static const char *key_of(const struct stream *stream, const struct merge_text *text, struct arena *arena)
{
	const char *first = arena_dup_n(arena, text->bytes, strcspn(text->bytes, "\n"));
	const char *second = stream->second ? memmem(text->bytes, text->length, stream->second, strlen(stream->second)) : NULL;
	return second ? arena_printf(arena, "%s%.*s", first, (int)strcspn(second + 1, "\n") + 1, second) : first;
}

static void split(const struct stream *stream, const struct merge_text *file, struct arena *arena,
	struct document_list *list)
{
	*list = (struct document_list){0};
	const char *end = file->bytes ? file->bytes + file->length : NULL;
	for (const char *at = file->bytes; at && at < end; at = stream->whole ? NULL : volume_after(at, end, 1)) {
		struct document document;
		const size_t length = stream->whole ? file->length : (size_t)(volume_end(at, end) - at);
		document.text = (struct merge_text){arena_dup_n(arena, at, length), length};
		document.key = stream->whole ? "" : key_of(stream, &document.text, arena);
		VEC_PUSH(arena, list->items, list->n, list->room) = document;
		map_set(&list->places, arena, document.key, list->n);
	}
}

static struct merge_text text_of(const struct document_list *list, const char *key)
{
	const size_t place = map_get(&list->places, key);
	return place ? list->items[place - 1].text : (struct merge_text){0};
}

struct stream_merge {
	struct merge_work *work;
	const char *path;
	const struct stream *stream;
	struct document_list sides[MERGE_SIDES];
	struct document_list *old; /* of each merge base, when it was needed */
};

static int read_old(struct stream_merge *merge, struct err *err)
{
	struct merge_work *work = merge->work;
	if (merge->old)
		return 0;
	merge->old = arena_array(work->arena, work->bases_n, sizeof *merge->old);
	for (size_t i = 0; i < work->bases_n; i++) {
		struct merge_text file;
		if (merge_work_read_base(work, i, merge->path, &file, err))
			return -1;
		split(merge->stream, &file, work->arena, &merge->old[i]);
	}
	return 0;
}

/* What becomes of one document. */
static int join(struct stream_merge *merge, const char *key, struct merge_text *result, struct err *err)
{
	struct merge_work *work = merge->work;
	struct merge_text versions[MERGE_SIDES];
	for (size_t i = 0; i < MERGE_SIDES; i++)
		versions[i] = text_of(&merge->sides[i], key);
	*result = versions[MERGE_OURS];
	if (merge_work_same(&versions[MERGE_OURS], &versions[MERGE_THEIRS]) ||
		merge_work_same(&versions[MERGE_BASE], &versions[MERGE_THEIRS]))
		return 0;
	*result = versions[MERGE_THEIRS];
	if (merge_work_same(&versions[MERGE_BASE], &versions[MERGE_OURS]))
		return 0;
	const char *at = *key ? arena_printf(work->arena, "%s (%s)", merge->path, key) : merge->path;
	if (merge->stream->schema)
		return merge_work_record(work, at, merge->stream->schema, versions, NULL, result, err);
	if (read_old(merge, err))
		return -1;
	struct merge_text *old = arena_array(work->arena, work->bases_n, sizeof *old);
	for (size_t i = 0; i < work->bases_n; i++)
		old[i] = text_of(&merge->old[i], key);
	return merge_work_one_writer(work, at, versions, old, result, err);
}

/* The keys of both, in the order that each of them has; where neither says which comes first, by bytes. */
static const char **order(const struct stream_merge *merge, size_t *n)
{
	const struct document_list *a = &merge->sides[MERGE_OURS];
	const struct document_list *b = &merge->sides[MERGE_THEIRS];
	const char **keys = arena_array(merge->work->arena, a->n + b->n, sizeof *keys);
	struct map taken = {0};
	size_t i = 0, k = 0;
	*n = 0;
	while (i < a->n || k < b->n) {
		const char *left = i < a->n ? a->items[i].key : NULL;
		const char *right = k < b->n ? b->items[k].key : NULL;
		if (left && map_get(&taken, left)) {
			i++;
			continue;
		}
		if (right && map_get(&taken, right)) {
			k++;
			continue;
		}
		const bool left_waits = left && right && !str_equal(left, right) && map_get(&b->places, left);
		const bool right_waits = left && right && !str_equal(left, right) && map_get(&a->places, right);
		const char *next = !left ? right : !right ? left : left_waits == right_waits
			? (str_less(right, left) ? right : left) : left_waits ? right : left;
		keys[(*n)++] = next;
		map_set(&taken, merge->work->arena, next, 1);
	}
	return keys;
}

int merge_stream(struct merge_work *work, const char *path, const char *const blobs[MERGE_SIDES], struct err *err)
{
	struct stream_merge merge = {.work = work, .path = path, .stream = stream_of(path)};
	struct str text = {0};
	size_t n;
	int rc = 0;
	for (size_t i = 0; i < MERGE_SIDES; i++) {
		struct merge_text file;
		if (merge_work_read(work, blobs[i], &file, err))
			return -1;
		split(merge.stream, &file, work->arena, &merge.sides[i]);
	}
	const char **keys = order(&merge, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct merge_text result;
		rc = join(&merge, keys[i], &result, err);
		if (rc == 0 && result.bytes) {
			str_add(&text, text.length ? "---\n" : "");
			str_add_n(&text, result.bytes, result.length);
		}
	}
	const struct merge_text file = {text.length ? arena_dup_n(work->arena, text.text, text.length) : NULL, text.length};
	if (rc == 0)
		merge_work_put(work, path, blobs[MERGE_OURS], blobs[MERGE_THEIRS], &file);
	str_close(&text);
	return rc;
}
