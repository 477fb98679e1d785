/* What ticket-new takes from an account, and tells a person of it. */
#ifndef PROGRAM_RECEPTION_PROGRAM_H
#define PROGRAM_RECEPTION_PROGRAM_H

#include "cli/run.h"
#include "rules/catalogue.h"
#include "ticket/ticket.h"

/* Fill the form in from its account; a name that is not the holder's is told. */
int reception_program_begin(struct run *run, struct ticket *form, struct err *err);

/* What the account of a struct ticket_reception gives for its name, telephone or address, as pages show it; NULL. */
const char *reception_program_usual(struct run *run, const void *reception, const char *key);

/* Tell which guards of the service do not hold yet, and why the ticket rests. */
void reception_program_tell(struct run *run, const struct service *service, const struct ticket *ticket);

#endif
