/* Tickets: each by itself, against the transition table and against its place in the store; and against the
 * tickets that it names, which must name it. */
#ifndef CHECK_CHECK_TICKET_H
#define CHECK_CHECK_TICKET_H

#include "base/err.h"

struct arena;
struct scan_file;
struct ticket;

/* Check a file of one ticket, or a volume. */
int check_ticket_file(void *findings, const struct scan_file *file, struct err *err);
int check_ticket_volume(void *findings, const struct scan_file *file, struct err *err);

/* Does a ticket belong into the file: by its id, its state and the day it was received?  In a volume all are
 * final.  ERR_MALFORMED says where. */
int check_ticket_place(const char *path, const struct ticket *ticket, struct arena *mem, struct err *err);

#endif
