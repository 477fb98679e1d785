/* The law of record/canonical.h, for its test and for the fuzzer: with the line reader and without it the
 * same bytes give the same records, with the same lines, or the same refusal. */
#ifndef TWO_READERS_H
#define TWO_READERS_H

#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "record/canonical.h"
#include "record/read.h"
#include "record/read_yaml.h"
#include "sample.h"

/* What one reader made of the bytes. */
struct reading {
	struct arena arena;
	int rc;
	struct err err;
	struct sample *records;
	size_t *lines;
	size_t n;
	size_t room;
	size_t lines_n;
	size_t lines_room;
};

static inline int reading_note(void *context, void *record, size_t line, struct err *err)
{
	struct reading *reading = context;
	(void)err;
	VEC_PUSH(&reading->arena, reading->records, reading->n, reading->room) = *(struct sample *)record;
	VEC_PUSH(&reading->arena, reading->lines, reading->lines_n, reading->lines_room) = line;
	return 0;
}

static inline bool readings_equal(const struct reading *a, const struct reading *b)
{
	if (a->rc != b->rc || a->n != b->n)
		return false;
	if (a->rc && (a->err.code != b->err.code || !str_equal(a->err.msg, b->err.msg)))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->lines[i] != b->lines[i] ||
			!record_equal(&sample_schema, &a->records[i], &b->records[i]))
			return false;
	return true;
}

/* Do the two agree about the bytes as a stream? */
static inline bool two_readers_agree_on_stream(const char *bytes, size_t length)
{
	struct reading ours = {0};
	struct reading theirs = {0};
	ours.rc = record_read_stream(&sample_schema, "f", bytes, length, &ours.arena, reading_note, &ours,
		&ours.err);
	theirs.rc = bytes_check("f", bytes, length, RECORD_VOLUME_BYTES, &theirs.err);
	if (theirs.rc == 0)
		theirs.rc = record_read_yaml_stream(&sample_schema, "f", bytes, length, 1, &theirs.arena,
			reading_note, &theirs, &theirs.err);
	bool agree = readings_equal(&ours, &theirs);
	arena_clear(&ours.arena);
	arena_clear(&theirs.arena);
	return agree;
}

/* And as the one record of a file? */
static inline bool two_readers_agree_on_record(const char *bytes, size_t length)
{
	struct sample a = {0};
	struct sample b = {0};
	struct reading ours = {.records = &a, .n = 1, .lines = (size_t[]){1}};
	struct reading theirs = {.records = &b, .n = 1, .lines = (size_t[]){1}};
	ours.rc = record_read(&sample_schema, &a, "f", bytes, length, &ours.arena, &ours.err);
	theirs.rc = bytes_check("f", bytes, length, RECORD_FILE_BYTES, &theirs.err);
	if (theirs.rc == 0)
		theirs.rc = record_read_yaml(&sample_schema, &b, "f", bytes, length, &theirs.arena,
			&theirs.err);
	bool agree = readings_equal(&ours, &theirs);
	arena_clear(&ours.arena);
	arena_clear(&theirs.arena);
	return agree;
}

/* How many documents from the beginning on the line reader takes by itself. */
static inline size_t documents_taken(const char *bytes, size_t length)
{
	struct canonical in;
	struct arena arena = {0};
	struct err err;
	size_t n = 0;
	if (bytes_check("f", bytes, length, RECORD_VOLUME_BYTES, &err))
		return 0;
	canonical_open(&in, bytes, length, &arena);
	for (struct sample record = {0}; in.at < in.end && canonical_read(&in, &sample_schema, &record); n++)
		memset(&record, 0, sizeof record);
	canonical_close(&in);
	arena_clear(&arena);
	return n;
}

#endif
