/* What work of one desk is called when it becomes that of another: tickets, receipts, entries of registers, each
 * once.  For the parts of lib/renumber/. */
#ifndef RENUMBER_RENUMBER_NAMES_H
#define RENUMBER_RENUMBER_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "record/field.h"
#include "record/list.h"

/* A paper that went out under another number. */
struct renumber_paper {
	const char *was;
	const char *now;
};

struct renumber_paper_list {
	struct renumber_paper *items;
	size_t n;
};

extern const struct schema renumber_paper_schema;

struct renumber_names {
	struct arena *arena;
	const char *code;  /* the new desk */
	struct map places; /* what it was -> 1 + index; of an event "RECORD EVENT" */
	const char **now;
	size_t n, room;
	struct map counts; /* of a day or register -> how many were given */
	struct renumber_paper_list papers;
	size_t papers_room;
};

/* What it is called now; NULL: it was not renamed.  A register entry is known by its name in events,
 * "2026-09-XS/XS-3". */
const char *renumber_names_of(const struct renumber_names *names, const char *was);

/* Give a ticket, a receipt or an entry of a register (each with its grammar checked) its number with the new desk, unless it has one. */
const char *renumber_names_give(struct renumber_names *names, const char *was);

/* An event of a record (by its old name) has this id now; and what it has.  NULL: it was not renamed. */
void renumber_names_note_event(struct renumber_names *names, const char *record, const char *id, const char *now);
const char *renumber_names_of_event(const struct renumber_names *names, const char *record, const char *id);

/* How many receipts were given for the day of a receipt or ticket id. */
size_t renumber_names_receipts(const struct renumber_names *names, const char *day);

/* Text with every id of a ticket or a receipt in it as it is now, appended. */
void renumber_names_apply(const struct renumber_names *names, const char *bytes, size_t length, struct str *into);

/* A record of any schema, all its texts so. */
int renumber_names_record(const struct renumber_names *names, const struct schema *schema, const void *record,
	void *renamed, struct err *err);

#endif
