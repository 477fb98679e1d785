/* A ticket in the editor: what its customer gave, and one's own last text. */
#ifndef PROGRAM_EDIT_TICKET_H
#define PROGRAM_EDIT_TICKET_H

#include "act/ticket_edit.h"
#include "program/edit_program.h"

/* What is changed there is put into `edit`, and the step of the program follows.  It is shown in full, which is
 * noted: to whoever may see that (ticket-show --unmask), else ERR_REFUSED. */
int edit_ticket(struct run *run, const char *typed, struct ticket_edit *edit, struct err *err);

#endif
