/* What a supervisor saw of somebody's conduct (articles 3 and 7): an event of the staff record. */
#ifndef ADMIN_STAFF_NOTE_H
#define ADMIN_STAFF_NOTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/staff.h"

struct session;

/* Note `text` about the person, seen on a day (0: today).  ERR_REFUSED for a day to come, an empty text,
 * an unknown person; about oneself where another supervisor is on duty (office/separation.h). */
int staff_note(struct session *session, const char *id, const char *text, int on, struct err *err);

/* A note, as a row of a list or report. */
struct staff_note {
	int on;            /* date: the day it is about */
	const char *staff; /* id */
	const char *name;
	const char *department;
	const char *text;
	const char *by;    /* staff id of the supervisor */
	int64_t at;        /* when it was noted */
	int separation;    /* enum separation: he noted it of himself */
};

struct staff_note_list {
	struct staff_note *items;
	size_t n;
};

extern const struct schema staff_note_schema;

/* The columns in which notes are listed. */
#define STAFF_NOTE_COLUMNS "on,staff,name,department,text,by,separation"

/* The notes about the days `from` to `until` (0: open), in the order of the file; what was noted after
 * the moment `known_at` (0: now) is left out.  In the arena. */
struct staff_note_list staff_notes(const struct staff_list *all, int from, int until, int64_t known_at,
	struct arena *arena);

#endif
