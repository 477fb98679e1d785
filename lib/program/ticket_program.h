/* What the programs that take a ticket a step on (ticket-result, ticket-hold, ...) have in common:
 * their operand, and how the result is printed.  A rule gets what was typed through the `arg` of
 * its program, so its argument is not used. */
#ifndef PROGRAM_TICKET_PROGRAM_H
#define PROGRAM_TICKET_PROGRAM_H

#include "cli/main.h"
#include "ticket/ticket.h"

#define TICKET_PROGRAM_OPERANDS {.name = "ID", .help = N_("ticket id; - reads ids from standard input"), .many = true}

/* The rule of a step; see ticket_change. */
#define TICKET_PROGRAM_RULE(name)                                                                            \
	static int name(struct ticket *ticket, const struct session *session, const void *argument,        \
		struct err *err)

/* One ticket, one act, one commit; prints "ID\tSTATE". */
int ticket_program_run(struct run *run, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument,
		struct err *err),
	struct err *err);

/* The same for acts that move the clock; prints "ID\tDUE\tFIRST DUE". */
int ticket_program_run_due(struct run *run, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument,
		struct err *err),
	struct err *err);

#endif
