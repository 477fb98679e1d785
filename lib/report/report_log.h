/* Who did what: the commits of the store as a list, one row a command line.
 *
 * What a program commits says who, with which program, on which records; at which desk the events say
 * that it wrote, or the day book.  A commit made by hand has neither, but its author and its subject.  A
 * ticket is followed from the open ones to the closed and into its bound volume, an account through its
 * block and what was folded out of it. */
#ifndef REPORT_REPORT_LOG_H
#define REPORT_REPORT_LOG_H

#include <stdint.h>

#include "base/err.h"
#include "record/field.h"
#include "record/words.h"

struct session;

struct report_log {
	const char *commit;
	int64_t at;             /* moment: when it was done, by the clock of who did it */
	const char *staff;      /* staff id; NULL: made by hand */
	const char *staff_name; /* of then */
	const char *desk;       /* NULL: of none */
	const char *program;    /* NULL: made by hand */
	const char *ticket;     /* the first; NULL */
	const char *account;    /* the same */
	struct words records;   /* all tickets and accounts that it names */
	struct words acts;      /* what happened to the ticket or account */
	const char *text;       /* what else the subject says: a receipt, counts; of a commit by hand all of it */
	const char *what;       /* both, as people read them */
	const char *login;      /* under which it was done */
};

extern const struct schema report_log_schema;

/* What people read for an act on a ticket or an account.  Both may have one of that name (void, transfer,
 * resume): which is meant follows from the program (NULL: not known), as those of tickets are called ticket-*. */
const char *report_log_act(const char *program, const char *act);

/* Which; empty members ask for nothing. */
struct report_log_query {
	int day; /* on this day alone; then no from and to */
	int from;
	int to;
	const char *staff;
	const char *desk;
	const char *ticket;  /* of this ticket (checked), wherever it lay */
	const char *account; /* of this account (checked) */
	const char *since;   /* staff id: what others did since this person's last act */
};

/* The days of the query: where no day, record or act is asked for, today.  ERR_USAGE when they do not go
 * together. */
int report_log_period(const struct session *session, struct report_log_query *query, struct err *err);

/* The rows (struct report_log, in the arena of the session), the oldest first.  ERR_REFUSED when the
 * person of `since` has done nothing. */
int report_log_list(struct session *session, const struct report_log_query *query, struct list *list,
	struct err *err);

#endif
