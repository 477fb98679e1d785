/* What a person at the terminal hears when a ticket changes hands, and when a late one ends: how many working
 * days the department used that gives it away, and that nobody reported it.  Silent elsewhere, and where it
 * cannot be told: the act is done already. */
#ifndef PROGRAM_CUSTODY_PROGRAM_H
#define PROGRAM_CUSTODY_PROGRAM_H

struct err;
struct run;
struct ticket;

/* After a return, a transfer or a step that hands the ticket on: what the department that had it used of the
 * round.  Nothing where the last act gave it to nobody else. */
void custody_program_tell_used(struct run *run, const struct ticket *ticket);

/* How a program prints the ticket (struct ticket_program `print`) that gave it away, or closed it: after the
 * closing of a late round that nobody reported, that it stands in report-discipline (article 6). */
int custody_program_print_given(struct run *run, const struct ticket *ticket, struct err *err);
int custody_program_print_closed(struct run *run, const struct ticket *ticket, struct err *err);

#endif
