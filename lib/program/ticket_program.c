#include "program/ticket_program.h"

#include "ticket/ticket_change.h"
#include "value/date.h"

int ticket_program_run(struct run *run, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument,
		struct err *err),
	struct err *err)
{
	struct ticket ticket;
	if (ticket_change(&run->session, typed, rule, NULL, &ticket, err))
		return -1;
	run_print(run, "%s\t%s", ticket.id, ticket_states[ticket.state].name);
	return 0;
}

int ticket_program_run_due(struct run *run, const char *typed,
	int (*rule)(struct ticket *ticket, const struct session *session, const void *argument,
		struct err *err),
	struct err *err)
{
	struct ticket ticket;
	char due[DATE_TEXT_SIZE];
	char first[DATE_TEXT_SIZE];
	if (ticket_change(&run->session, typed, rule, NULL, &ticket, err))
		return -1;
	run_print(run, "%s\t%s\t%s", ticket.id, date_format(ticket.due, due),
		date_format(ticket.first_due, first));
	return 0;
}
