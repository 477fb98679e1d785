/* The attachments of tickets: is every file there that should be, and what it was?
 *
 * What tickets say and which files are there is added up as marks (finding/marks.h); the tickets are read for it
 * again only where the two do not agree. */
#ifndef CHECK_CHECK_ATTACHMENT_H
#define CHECK_CHECK_ATTACHMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct check_doubts;
struct mark;
struct findings;
struct ticket;

/* Note those of a ticket.  ERR_MALFORMED for an event that does not tell its file as it must. */
int check_attachments_of(struct findings *findings, const struct ticket *ticket, struct err *err);

/* Is a file there of what some ticket has, and none of what no ticket has? */
bool check_attachments_are_right(const struct mark *sum);

/* Look at the content of the files that are there, and mark them where sums are made.  Those that changed since
 * (a time of the file system; 0: all), and those in which something was found before; with a `since` other than
 * 0 the directories that changed since become doubtful. */
int check_attachments_here(struct findings *findings, struct check_doubts *doubts, int64_t since, struct err *err);

/* Then tell what is doubtful: what is missing, and what should not be there. */
int check_attachments(struct findings *findings, const struct check_doubts *doubts, struct err *err);

/* The directories of attachments/ that those of a ticket are in become doubtful. */
void check_attachments_doubt(struct check_doubts *doubts, const struct ticket *ticket);

#endif
