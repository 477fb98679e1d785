/* What a check has found so far, and what its parts share. */
#ifndef FINDING_FINDINGS_H
#define FINDING_FINDINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "rules/catalogue.h"
#include "office/staff.h"
#include "record/field.h"

struct check_sums;
struct record_words;
struct scan_file;
struct session;

enum finding_kind {
	FINDING_ERROR = 1, /* something is wrong */
	FINDING_WARNING,   /* a person should look; the store works */
	FINDING_NOTE       /* to be known; no exit status tells of it */
};

struct finding {
	int kind;
	const char *path;
	const char *message;
	size_t order; /* findings->order */
	int code; /* enum err_code that a program meeting it would end with */
};

struct finding_list {
	struct finding *items;
	size_t n;
};

extern const struct schema findings_schema;

struct findings {
	struct session *session;
	struct arena *mem;
	size_t room;
	struct catalogue catalogue;
	struct staff_list staff;
	bool has_catalogue;
	bool has_staff;
	struct finding *items;
	size_t n;
	int64_t tickets; /* how many were read */
	int64_t accounts;
	size_t order;          /* of the part that is looked at: findings are told by it */
	struct check_sums *sums; /* check/check_sums.h; NULL: only files are looked at */
	bool alone;            /* we hold the lock: no writer is at work */
	bool edited;           /* files of the store are not as HEAD has them */
	bool has_calendar;
	bool silent;           /* nothing is told: it is, or was, elsewhere */
	size_t remind;         /* how many warnings are of records, and are repeated by a whole check only */
	bool accounts_unread;  /* some could not be read, so they may know more */
	bool books_unread;     /* likewise of day books */
	bool registers_unread; /* and of the registers of bills */
};

/* Note a finding.  A path that the message begins with itself is not repeated. */
void findings_add(struct findings *findings, int kind, int code, const char *path,
	const char *message);
void findings_add_err(struct findings *findings, const char *path, const struct err *err);

/* A warning about `path`, with the hint of the err. */
void findings_warn(struct findings *findings, const char *path, const struct err *err);

/* The exit status that they stand for: the highest of errors, and with `strict` ERR_REFUSED for warnings. */
int findings_status(const struct finding_list *list, bool strict);

/* For struct scan: a file that cannot be read is a finding like another. */
void findings_unreadable(void *findings, const char *path, const struct err *err);

/* Are these the bytes that the record would be written as?  ERR_MALFORMED names the line. */
int findings_canonical(const struct schema *schema, const void *record, const char *bytes,
	size_t length, struct err *err);

/* The same for a file that is a stream of records. */
int findings_canonical_stream(const struct schema *schema, const struct scan_file *file,
	struct arena *scratch, struct err *err);

/* Where a record begins. */
struct findings_place {
	const char *path;
	size_t line; /* of the file, from 1 */
};

/* The line in it (finding/record_text.h); the file is read for it. */
size_t findings_line(const struct findings *findings, const struct findings_place *place,
	const struct record_words *words);

/* Of tickets, accounts and staff alike: are the fields of the record the sum of its events, do these stand in
 * an order that can have been, and does none set what is computed?  (Before format 2 some did.)  ERR_MALFORMED
 * says what is wrong. */
int findings_events(const struct findings *findings, const struct schema *schema, const void *record,
	struct arena *arena, struct err *err);

#endif
