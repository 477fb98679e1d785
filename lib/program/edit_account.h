/* An account in the editor: what a customer gave when it was opened. */
#ifndef PROGRAM_EDIT_ACCOUNT_H
#define PROGRAM_EDIT_ACCOUNT_H

#include "account/account_edit.h"
#include "program/edit_program.h"

/* What is changed there is put into `edit`, and `apply` follows.  It is shown in full, which is noted. */
int edit_account(struct run *run, const char *number, struct account_edit *edit,
	int (*apply)(struct run *run, const char *number, struct err *err), struct err *err);

#endif
