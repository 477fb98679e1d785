/* The text of a file of records, cut into what may only grow: the events of a record, and the entries
 * of a day book.
 *
 * For comparing what commits have, byte for byte: nothing is parsed but the three facts that an entry
 * is held against, so a file that an older program wrote, or a person, is looked at like any other.
 * Canonical form makes it possible: what begins a record, its events and an event stands at the margin,
 * where no text that people typed ever does. */
#ifndef FINDING_RECORD_TEXT_H
#define FINDING_RECORD_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct record_text_entry {
	const char *id;    /* "XS-3", "20260918-XS-R0001"; "" when it has none */
	const char *by;    /* "" likewise */
	int64_t at;        /* 0 likewise */
	const char *bytes; /* borrowed from the file */
	size_t length;
};

struct record_text {
	const char *key;   /* which record it is, wherever it lies: "ticket 20260918-XS-0001" */
	const char *name;  /* "20260918-XS-0001", of a page "2026-09-18-XS-01"; "?" when unfit to be shown */
	const char *bytes; /* borrowed from the file */
	size_t length;
	struct record_text_entry *entries;
	size_t n;
	int64_t before;    /* of a page of a day book: how many entries stand in those before it */
};

struct record_text_list {
	struct record_text *items;
	size_t n;
};

/* Has a file at this path records that are looked at here? */
bool record_text_knows(const char *path);

/* Cut up a file of `length` bytes, a NUL behind them.  In the arena. */
void record_text_cut(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct record_text_list *list);

/* The same, but for the events of its records, of which they have none then. */
void record_text_part(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct record_text_list *list);

/* The one with this key; NULL when there is none.  Two versions of a file have their records in nearly the same order:
 * `from` is where to begin. */
const struct record_text *record_text_find(const struct record_text_list *list, size_t from, const char *key);

/* What stands before the number at the end of an id, as its length, and the number; -1 when it ends in
 * none. */
int64_t record_text_number(const char *id, size_t *stem);

/* What is looked for in a record; members that are NULL are not asked for. */
struct record_words {
	const char *event;  /* id of one of its events */
	const char *bill;   /* key of one of the bills of that, or of the record */
	const char *member; /* key of a line of that */
};

/* The line (from 1) of a text, NUL-terminated and the whole file, whose record begins on `line`: of all that
 * was asked for, or of as much of it as is there. */
size_t record_text_line(const char *text, size_t line, const struct record_words *words);

#endif
