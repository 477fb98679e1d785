/* What was asked for at the window before the deed: a ticket that rests keeps what was typed for it
 * (act/ticket_said.h), and its form can be printed, read and signed before anything is done. */
#ifndef FORM_FORM_ASKED_H
#define FORM_FORM_ASKED_H

#include <stdint.h>

#include "account/account.h"
#include "base/arena.h"
#include "ticket/ticket.h"

struct form_asked {
	struct account to;      /* of a transfer: the new holder, as far as he was typed */
	int from;               /* date: his first day; 0: not told */
	int64_t reading;        /* m3; -1: not told */
	const char *no_reading; /* why none is taken; NULL: not told */
	const char *final_bill; /* yuan, as text; NULL: not told */
	int64_t months;         /* of a suspension; 0: not told */
	const char *reason;     /* NULL: not told */
	const char *opinions;   /* "meter-reading=已核实,service-center=同意"; NULL: not told */
};

/* What the ticket keeps; all is empty of one that went on without. */
void form_asked(const struct ticket *ticket, struct form_asked *asked);

/* The opinion of a department among them, in the arena; NULL: none. */
const char *form_asked_opinion(const struct form_asked *asked, const char *department, struct arena *arena);

#endif
