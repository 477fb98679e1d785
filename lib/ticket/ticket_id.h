/* Ids of tickets: the next free one, and what a person types for one. */
#ifndef TICKET_TICKET_ID_H
#define TICKET_TICKET_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct session;
struct store;

/* The next free id of a desk on a day: one more than the highest in any tray. `*last` is 0 at the first call for a
 * day and carries the number on, so that many ids can be made in one transaction. */
int ticket_next_id(struct store *store, const char *desk, int day, int64_t *last, const char **id,
	struct err *err);

/* What a person typed becomes an id: a full id in any width and case, or, when session->by_tail, the
 * tail of exactly one open ticket's id ("7", "xs-7", "0921-1"); of several the only one of today.  ERR_REFUSED
 * lists the candidates. */
int ticket_find(const struct session *session, const char *typed, const char **id, struct err *err);

/* In a volume that was edited by hand a ticket may stand where nobody finds it who looks for its id at the beginning
 * of a record: ERR_MALFORMED, with its line; 0 when the volume of its day has no such ticket. */
int ticket_refuse_astray(struct store *store, const char *id, struct err *err);

#endif
