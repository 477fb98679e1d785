/* Does a commit concern a record, at which desk was it made, and what was done: what the files that it changed
 * say. */
#ifndef REPORT_REPORT_LOG_RECORD_H
#define REPORT_REPORT_LOG_RECORD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/words.h"
#include "report/report_commits.h"
#include "store/git_blob.h"

struct report_log_record {
	const char *ticket;  /* whose acts are wanted; NULL: any */
	const char *account; /* the same */
	struct git_blob_source blobs;
};

/* The records that the message of a commit names. */
struct report_log_names {
	struct words records; /* all of them */
	const char *ticket;   /* the first; NULL */
	const char *account;  /* the same */
};

/* What the message does not say. */
struct report_log_mark {
	const char *desk; /* of the day book, the operation or the last event that it wrote; NULL */
	const char *act;  /* of the last event; NULL */
};

/* The paths where the record may be or have been, ended by NULL; NULL where none is wanted.  In the arena. */
const char *const *report_log_record_paths(const struct report_log_record *record, struct arena *arena);

/* Does the commit concern the record?  It names it; or, naming none of its kind (an import, a binding, a hand
 * edit), it changes what a file has of it. */
int report_log_record_concerned(struct report_log_record *record, const struct report_commit *commit,
	const struct report_log_names *names, struct arena *arena, bool *concerned, struct err *err);

/* Read what it wrote of the first ticket and the first account that it names. */
int report_log_record_mark(struct report_log_record *record, const struct report_commit *commit,
	const struct report_log_names *names, struct arena *arena, struct report_log_mark *mark, struct err *err);

#endif
