/* Asking for tickets: which of all there are. */
#ifndef TICKET_TICKET_QUERY_H
#define TICKET_TICKET_QUERY_H

#include <stdbool.h>

#include "base/err.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct catalogue;
struct session;
struct store;
struct ticket_view;

/* Empty members ask for nothing. */
struct ticket_query {
	struct words states;
	struct words services;
	struct words departments;
	const char *owner;
	const char *handler;
	const char *account;
	int from; /* dates received */
	int to;
	int bound_from; /* of volumes, the first day received; 0: all */
	const char *find; /* as value/find.h, in any text of the ticket */
	bool all;         /* also final tickets */
	struct words owed; /* keys of ticket_owed_kinds */
	bool disputed;    /* only those, whatever their state */
	bool late;        /* only those whose round is late */
	bool events;      /* give them with their events and rounds, which need the most memory */
};

/* Are the people, services and departments it asks for there?  A misspelt code must not pass for "there
 * are none": ERR_REFUSED names the first. */
int ticket_query_check(struct store *store, const struct ticket_query *query,
	const struct catalogue *catalogue, struct err *err);

/* The tickets (struct ticket_view, in the session's arena), oldest first. */
int ticket_query_run(struct session *session, const struct ticket_query *query, struct list *list,
	struct err *err);

/* The same one by one, read day by day and kept no longer than `each` needs them; non-zero of it ends it. */
int ticket_query_each(struct session *session, const struct ticket_query *query,
	int (*each)(void *context, struct ticket_view *view, struct err *err), void *context, struct err *err);

/* For option tables: a state's name, what may be owed. */
int ticket_check_state(const char *text, struct err *err);
int ticket_check_owed(const char *text, struct err *err);

#endif
