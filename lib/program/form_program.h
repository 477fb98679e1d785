/* A form on its way to the printer or the terminal: who may see it, and where it goes. */
#ifndef PROGRAM_FORM_PROGRAM_H
#define PROGRAM_FORM_PROGRAM_H

#include "cli/run.h"
#include "form/form_grid.h"
#include "form/form_print.h"

/* What was typed as one order: the kind by its name, and a record unless the form is to be `blank`.
 * ERR_USAGE says what does not go together. */
int form_program_check(struct form_print_order *order, const char *kind, bool blank, struct arena *arena,
	struct err *err);

/* The record, where a code is typed, in place of what people type for it: the service of a notice by its title,
 * an account or a receipt by its end. */
int form_program_name(struct run *run, struct form_print_order *order, struct err *err);

/* Personal data stands whole on a customer's own form, so who prints one is known and has one of the roles of the command, or one `besides`:
 * ERR_REFUSED otherwise. */
int form_program_require_role(struct run *run, unsigned besides, struct err *err);

/* Note that a paper shows the data of `record` in full (office/reveal_log.h). */
int form_program_reveal(struct run *run, const char *record, struct err *err);

/* Write the form to the file (NULL or "-": standard output), as PDF or as `text` for a terminal.
 * ERR_USAGE for PDF on a terminal. */
int form_program_write(struct run *run, const struct form_grid *form, const char *path, bool text,
	struct err *err);

#endif
