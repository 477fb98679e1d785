/* Tickets that repeat another. */
#ifndef TICKET_TICKET_DUPLICATE_H
#define TICKET_TICKET_DUPLICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"

struct store;
struct ticket;

/* The id of a ticket of this service on this account that has no result yet, or of the one that answers
 * for it; NULL when there is none. */
int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err);

/* The id of a ticket of this service on this account that was refused or withdrawn on or after the day;
 * NULL when there is none. */
int ticket_find_ended(struct store *store, const char *service, const char *account, int since,
	const char **id, struct err *err);

/* Tickets of one service on one account, both open and without a result, that two desks opened without knowing of
 * each other.  Whoever opens one beside another that he sees says why (ticket-new --force), which is the text of
 * its first event: such a ticket is none, nor are those of which an event of one names the other (linked, no longer
 * linked, going on with it), nor one that was reopened. */
struct ticket_double {
	const char *id;    /* received later */
	const char *other; /* the first of another desk */
	const char *service;
	const char *account;
};

struct ticket_double_list {
	struct ticket_double *items;
	size_t n;
};

/* Zeroed but for `mem` at first. */
struct ticket_doubles {
	struct arena *mem;
	struct double_ticket *items;
	size_t n;
	size_t room;
};

/* One of the open tickets, if it may be one of a pair; what is needed of it is copied. */
void ticket_doubles_add(struct ticket_doubles *doubles, const struct ticket *ticket);

/* The pairs among them, by service, account and moment: every ticket once, with the first that it repeats. */
struct ticket_double_list ticket_doubles_pairs(struct ticket_doubles *doubles);

#endif
