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

/* The id of a ticket of this service on this account that has no result yet, or of the one that answers
 * for it; NULL when there is none. */
int ticket_find_duplicate(struct store *store, const char *service, const char *account,
	const char **id, struct err *err);

/* The id of a ticket of this service on this account that was refused or withdrawn on or after the day;
 * NULL when there is none. */
int ticket_find_ended(struct store *store, const char *service, const char *account, int since,
	const char **id, struct err *err);

#endif
