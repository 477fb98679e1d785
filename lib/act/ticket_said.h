/* Who really said it: an opinion or a result that the window records for a department, and what was
 * typed for a matter that has to wait.  Both stand in the event. */
#ifndef ACT_TICKET_SAID_H
#define ACT_TICKET_SAID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "ticket/ticket.h"

struct session;
struct service;

/* The mark of an event that was recorded for somebody who was not named. */
#define TICKET_SAID_UNNAMED "-"

/* The opinion of a department (act/ticket_act.h).  It is given by its own handlers and
 * supervisors; the window records one with the name of who gave it (`given_by`; NULL: not told). */
struct opinion {
	const char *department;
	bool agrees;
	const char *text;
	const char *given_by;
};
int ticket_said_opinion(struct ticket *ticket, const struct session *session,
	const struct service *service, const struct opinion *opinion, struct err *err);

/* Does the person act for a department that is not his own, so that the name of who said it should
 * be told? */
bool ticket_said_for_others(const struct session *session, const char *department);

/* The events from `since` on were recorded for somebody else; NULL changes nothing. */
void ticket_said_by(struct ticket *ticket, size_t since, const char *given_by);

/* How the customer was told of the last event (enum ticket_channel; 0: not told) and what was said, kept with
 * it after its text.  ERR_REFUSED, and nothing is kept, for a channel without words. */
int ticket_said_telling(struct ticket *ticket, const struct session *session, int told, const char *said,
	struct err *err);

/* The last event of an act in the present round that has it; NULL when there is none. */
const struct event *ticket_said_last(const struct ticket *ticket, const char *act);

/* What was typed last for a matter that waits; none when it goes on without. */
struct pairs ticket_said_typed(const struct ticket *ticket);

/* Keep what was typed with the last of the events from `since` on, or with one of its own when there
 * are none; what is kept already is not kept twice. */
int ticket_said_keep(struct ticket *ticket, const struct session *session, size_t since,
	const struct pairs *typed, struct err *err);

/* Not now, for a reason that no paper mends: the ticket rests until --go-on. */
int ticket_said_rest(struct ticket *ticket, const struct session *session, const char *reason,
	struct err *err);

/* The words of the page it is told on. */
struct ticket_said_words {
	/* An extension for that reason, to which a leader agreed. */
	const char *(*agreed)(struct arena *arena, const char *reason, const char *leader);
	const char *ended; /* of a ticket that repeated another, which ended without a result */
};

/* What the data of events say, as records hold no text that depends on the language of who wrote it: put
 * it into the texts of the events, in the words given; NULL: in those of the language that messages
 * have.  `shown` are the same events with the names that the reader may see (event_mask).  In a copy, the list
 * given points to it then; all in the arena. */
void ticket_said_tell(const struct event_list *shown, const struct ticket_said_words *words,
	struct event_list *events, struct arena *arena);

#endif
