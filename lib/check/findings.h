/* The parts of an audit, and what they share; used by check/check*.c only. */
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

struct auditing {
	struct session *session;
	struct audit *audit;
	struct arena *mem;
	size_t room;
	struct catalogue catalogue;
	struct list staff;
	bool has_catalogue;
	bool has_staff;
	struct finding *findings;
	struct book_count *books; /* day books that accounts know receipts of */
	size_t books_n;
	size_t books_room;
	struct map books_at;   /* by path: index + 1 */
	bool accounts_unread;  /* some could not be read, so they may know more */
};

/* Note a finding.  A path that the message begins with itself is not repeated. */
void audit_found(struct auditing *auditing, int kind, int code, const char *path,
	const char *message);
void audit_found_err(struct auditing *auditing, const char *path, const struct err *err);

/* For struct scan: a file that cannot be read is a finding like another. */
void audit_unreadable(void *auditing, const char *path, const struct err *err);

/* Are these the bytes that the record would be written as?  ERR_MALFORMED names the line. */
int audit_canonical(const struct schema *schema, const void *record, const char *bytes,
	size_t length, struct err *err);

/* The records of a kind; -1 only when they could not be looked at. */
int audit_tickets(struct auditing *auditing, struct err *err);
int audit_accounts(struct auditing *auditing, struct err *err);
int audit_payments(struct auditing *auditing, struct err *err);

/* Is the path one that some program would read?  And the files that are none. */
bool audit_knows(const char *path);
int audit_strays(struct auditing *auditing, struct err *err);

#endif
