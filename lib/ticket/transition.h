/* The transition table: state, act, new state, who may, and the article it rests on.
 *
 * The single source of what may happen to a ticket: rules ask it, ticket-show prints from it what
 * may come next, store-check holds every event against it, and the page of states is made from
 * it.  A new act is a row here and a rule in act/ticket_act.h or beside it; what must hold besides the state
 * is a guard in ticket/ticket_guard.h. */
#ifndef TICKET_TRANSITION_H
#define TICKET_TRANSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "ticket/ticket.h"

struct session;

struct transition {
	unsigned from;        /* the states it begins in: bits 1 << enum ticket_state */
	const char *act;      /* as in the events */
	int to;               /* TICKET_NONE: stays as it is */
	bool anywhere;        /* it leads to whatever state its event says */
	bool leads_on;        /* it is the next one along 受理、审核、办理、送达、回访、归档 */
	const char *title;    /* msgid in the context "act": what people read for it */
	const char *program;
	const char *options;  /* msgid: what is typed behind "PROGRAM ID"; NULL: no step to be offered */
	unsigned roles;
	const char *article;
};

/* Every state of a ticket that there is. */
#define TRANSITION_ANY_STATE ((2U << TICKET_LINKED) - 2)

/* In the order in which what may come next is offered and the page of states lists it; the first act of
 * a program names the article of the program. */
extern const struct transition transitions[];
extern const size_t transitions_n;

bool transition_begins_in(const struct transition *row, int state);

/* The row for an act in a state; NULL when the act is not possible there. */
const struct transition *transition_find(int state, const char *act);

/* What people read for an act, translated; the act itself when no row has it. */
const char *transition_title(const char *act);

/* The article an act rests on; NULL for an act of no row. */
const char *transition_article(const char *act);

/* The program whose act this is; NULL for an act of no row. */
const char *transition_program(const char *act);

/* Of a program that does acts: the roles of whoever may do one of them (ROLE_ANYONE when anybody may),
 * and the article of the first in the table; NULL for a program of no row. */
unsigned transition_program_roles(const char *program);
const char *transition_program_article(const char *program);

/* The row that leads on from a state along 受理、审核、办理、送达、回访、归档; NULL at the end. */
const struct transition *transition_forward(int state);

/* May `act` be done on the ticket by somebody of `roles`?  ERR_REFUSED says which state it is in,
 * what is missing before, and the next command. */
int transition_require(const struct ticket *ticket, const char *act, unsigned roles,
	const struct transition **row, struct err *err);

/* What is typed for a row on the ticket: "ticket-hold ID --reason <reason>".  In the arena. */
const char *transition_usage(const struct transition *row, const struct ticket *ticket, struct arena *arena);

/* Do the events of a ticket lead along rows of the table, each from the state that the ticket was in for its
 * author, by the events he had seen?  What merely crossed is no fault.  ERR_MALFORMED names the event that
 * does not. */
int transition_check(const struct ticket *ticket, struct err *err);

#endif
