/* One round of a ticket as evidence: who did what, what was found, how the due date moved, what the customer
 * was told, who held it how long, and the commit of each event. */
#ifndef TICKET_EVIDENCE_ROUND_H
#define TICKET_EVIDENCE_ROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "office/staff.h"
#include "ticket/ticket_custody.h"
#include "ticket/ticket_history.h"

/* Something that was done, and by whom. */
struct evidence_round_act {
	const char *id; /* of the event */
	int64_t at;
	const char *by;    /* staff id */
	bool claimed;      /* he only said that it was he: office/event.h */
	const char *name;  /* as the staff file has it */
	const char *badge; /* article 7 */
	const char *act;
	const char *department; /* that had the ticket then */
	const char *channel;    /* by which the customer was told */
	const char *text;
	const char *commit;     /* that first had the event; NULL: none yet */
};

struct evidence_round_act_list {
	struct evidence_round_act *items;
	size_t n;
};

/* The due date moved. */
struct evidence_round_due {
	int64_t at;
	const char *by;
	bool claimed;
	const char *act;
	int from; /* date; 0: none before */
	int to;
	const char *reason;
};

struct evidence_round_due_list {
	struct evidence_round_due *items;
	size_t n;
};

struct evidence_round {
	struct ticket_round round;
	const char *request; /* of the first round what the customer asked for, of a later why it was reopened */
	struct evidence_round_act_list findings;  /* results of stages and of the whole */
	struct evidence_round_due_list dues;
	struct evidence_round_act_list tellings;  /* what the customer was told */
	struct evidence_round_act_list reminders;
	struct ticket_custody_list hands;
	int64_t escalated_at;
	int cause;                          /* enum of ticket/ticket.h */
	const char *accountability;
	struct evidence_round_act_list acts;      /* all that happened */
};

struct evidence_round_list {
	struct evidence_round *items;
	size_t n;
};

extern const struct schema evidence_round_act_schema;
extern const struct schema evidence_round_due_schema;
extern const struct schema evidence_round_schema;

/* What rounds are told from. */
struct evidence_source {
	const struct ticket_history *history;
	const struct ticket_custody_list *hands;
	const struct staff_list *staff;
	const char *const *commits; /* of the events of the ticket, in their order */
	struct arena *arena;
};

/* The rounds, in order, in the arena. */
struct evidence_round_list evidence_round_all(const struct evidence_source *source);

#endif
