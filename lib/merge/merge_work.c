#include "merge/merge_work.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "office/event.h"
#include "record/read.h"
#include "record/write.h"
#include "merge/record_merge.h"

bool merge_work_same(const struct merge_text *a, const struct merge_text *b)
{
	if (!a->bytes || !b->bytes)
		return a->bytes == b->bytes;
	return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

int merge_work_read(struct merge_work *work, const char *id, struct merge_text *text, struct err *err)
{
	struct str bytes = {0};
	*text = (struct merge_text){0};
	if (str_equal(id, JOURNAL_NO_ID))
		return 0;
	int rc = git_blob_read(&work->blobs, id, &bytes, err);
	if (rc == 0)
		*text = (struct merge_text){arena_dup_n(work->arena, str_text(&bytes), bytes.length), bytes.length};
	str_close(&bytes);
	return rc;
}

int merge_work_read_base(struct merge_work *work, size_t base, const char *path, struct merge_text *text,
	struct err *err)
{
	char id[1][SHA1_TEXT_SIZE];
	return git_blob_at(work->store, work->bases[base], &path, 1, id, err) ? -1
									      : merge_work_read(work, id[0], text, err);
}

static void add(struct merge_work *work, const char *path, const char *ours, const char *result,
	const struct merge_text *text)
{
	struct tree_change change = {.path = path};
	if (str_equal(ours, result))
		return;
	memcpy(change.old_id, ours, SHA1_TEXT_SIZE);
	memcpy(change.new_id, result, SHA1_TEXT_SIZE);
	if (text)
		change.bytes = text->bytes;
	if (text)
		change.length = text->length;
	VEC_PUSH(work->arena, work->changes->items, work->changes->n, work->changes->room) = change;
}

void merge_work_put(struct merge_work *work, const char *path, const char *ours, const char *theirs,
	const struct merge_text *text)
{
	char id[SHA1_TEXT_SIZE];
	memcpy(id, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
	if (text->bytes)
		git_blob_id(text->bytes, text->length, id);
	add(work, path, ours, id, text->bytes && !str_equal(id, theirs) ? text : NULL);
}

void merge_work_take(struct merge_work *work, const char *path, const char *ours, const char *theirs)
{
	add(work, path, ours, theirs, NULL);
}

int merge_work_refuse(const struct merge_work *work, const char *path, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("%s: commit %.12s and commit %.12s changed it, and it has one writer"), path,
		work->commits[MERGE_OURS], work->commits[MERGE_THEIRS]);
}

static const struct event *find_event(const struct event_list *events, const char *id)
{
	for (size_t i = 0; i < events->n; i++)
		if (str_equal(events->items[i].id, id))
			return &events->items[i];
	return NULL;
}

/* What the centre folded away has left the record by right. */
static bool has_folded(const struct event_list *events, const struct event_list *base)
{
	for (size_t i = 0; i < events->n; i++)
		if (events->items[i].folded.n && !find_event(base, events->items[i].id))
			return true;
	return false;
}

/* No event of the base is lost or another in the record of a side. */
static int check_kept(const struct merge_work *work, const char *at, enum merge_side side,
	const struct event_list *base, const struct event_list *events, struct err *err)
{
	const bool folded = has_folded(events, base);
	for (size_t i = 0; i < base->n; i++) {
		const struct event *was = &base->items[i];
		const struct event *is = find_event(events, was->id);
		if (is && record_equal(&event_schema, was, is))
			continue;
		if (!is && folded)
			continue;
		return err_set(err, ERR_REFUSED,
			is ? _("%s: commit %.12s has another event %s than commit %.12s")
			   : _("%s: commit %.12s has lost event %s of commit %.12s"),
			at, work->commits[side], was->id, work->commits[MERGE_BASE]);
	}
	return 0;
}

static int read_versions(const struct merge_work *work, const char *at, const struct schema *schema,
	const struct merge_text versions[MERGE_SIDES], void *records[MERGE_SIDES], struct err *err)
{
	for (size_t i = 0; i < MERGE_SIDES; i++) {
		records[i] = arena_alloc(work->arena, schema->size);
		if (versions[i].bytes && record_read(schema, records[i], at, versions[i].bytes, versions[i].length, work->arena, err))
			return err_prefix(err, _("commit %.12s"), work->commits[i]);
	}
	return 0;
}

int merge_work_record(struct merge_work *work, const char *at, const struct schema *schema,
	const struct merge_text versions[MERGE_SIDES], const void **record, struct merge_text *merged, struct err *err)
{
	void *records[MERGE_SIDES];
	void *both = arena_alloc(work->arena, schema->size);
	struct str text = {0};
	if (!versions[MERGE_OURS].bytes || !versions[MERGE_THEIRS].bytes)
		return err_set(err, ERR_REFUSED, _("%s: commit %.12s has lost it, and commit %.12s changed it"), at,
			work->commits[versions[MERGE_OURS].bytes ? MERGE_THEIRS : MERGE_OURS],
			work->commits[versions[MERGE_OURS].bytes ? MERGE_OURS : MERGE_THEIRS]);
	if (read_versions(work, at, schema, versions, records, err))
		return -1;
	const struct event_list *base = event_list_of(schema, records[MERGE_BASE]);
	for (size_t i = MERGE_OURS; i < MERGE_SIDES; i++)
		if (check_kept(work, at, (enum merge_side)i, base, event_list_of(schema, records[i]), err))
			return -1;
	if (record_merge(schema, records[MERGE_OURS], records[MERGE_THEIRS], both, work->arena, err))
		return err_prefix(err, _("%s: commit %.12s and commit %.12s"), at, work->commits[MERGE_OURS],
			work->commits[MERGE_THEIRS]);
	int rc = record_write(schema, both, true, &text, err);
	if (rc == 0)
		*merged = (struct merge_text){arena_dup_n(work->arena, str_text(&text), text.length), text.length};
	str_close(&text);
	if (record)
		*record = both;
	return rc;
}

static bool begins(const struct merge_text *longer, const struct merge_text *shorter)
{
	return longer->bytes && shorter->bytes && longer->length > shorter->length &&
	       memcmp(longer->bytes, shorter->bytes, shorter->length) == 0;
}

int merge_work_one_writer(const struct merge_work *work, const char *at, const struct merge_text versions[MERGE_SIDES],
	const struct merge_text *old, struct merge_text *merged, struct err *err)
{
	const struct merge_text *ours = &versions[MERGE_OURS];
	const struct merge_text *theirs = &versions[MERGE_THEIRS];
	bool ours_old = begins(theirs, ours), theirs_old = begins(ours, theirs);
	for (size_t i = 0; i < work->bases_n; i++) {
		ours_old = ours_old || merge_work_same(ours, &old[i]);
		theirs_old = theirs_old || merge_work_same(theirs, &old[i]);
	}
	if (ours_old == theirs_old)
		return merge_work_refuse(work, at, err);
	*merged = ours_old ? *theirs : *ours;
	return 0;
}
