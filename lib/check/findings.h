/* The parts of an check, and what they share; used by check/check*.c only. */
#ifndef CHECK_FINDINGS_H
#define CHECK_FINDINGS_H

#include "base/arena.h"
#include "base/map.h"
#include "check/check.h"
#include "office/catalogue.h"

struct book_count {
	const char *path;
	size_t known; /* receipts */
	bool seen;    /* the file is there */
};

struct findings {
	struct session *session;
	struct check *check;
	struct arena *mem;
	size_t room;
	struct catalogue catalogue;
	struct list staff;
	bool has_catalogue;
	bool has_staff;
	struct finding *items;
	struct book_count *books; /* day books that accounts know receipts of */
	size_t books_n;
	size_t books_room;
	struct map books_at;   /* by path: index + 1 */
	bool accounts_unread;  /* some could not be read, so they may know more */
};

/* Note a finding.  A path that the message begins with itself is not repeated. */
void findings_add(struct findings *findings, int kind, int code, const char *path,
	const char *message);
void findings_add_err(struct findings *findings, const char *path, const struct err *err);

/* For struct scan: a file that cannot be read is a finding like another. */
void findings_unreadable(void *findings, const char *path, const struct err *err);

/* Are these the bytes that the record would be written as?  ERR_MALFORMED names the line. */
int findings_canonical(const struct schema *schema, const void *record, const char *bytes,
	size_t length, struct err *err);

/* The records of a kind; -1 only when they could not be looked at. */
int check_tickets(struct findings *findings, struct err *err);
int check_accounts(struct findings *findings, struct err *err);
int check_payments(struct findings *findings, struct err *err);

/* Is the path one that some program would read?  And the files that are none. */
bool check_knows(const char *path);
int check_strays(struct findings *findings, struct err *err);

#endif
