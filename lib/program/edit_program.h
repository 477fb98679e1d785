/* What a record says, corrected in the editor of whoever sits there ($VISUAL, else $EDITOR, else vi).
 *
 * The fields that may be changed stand in a file of YAML, empty ones too.  What was changed becomes the
 * members of the order and the keys to be emptied, as if the options had been typed, and the program goes
 * on with them.  What it refuses, and what does not fit a field, comes back in the editor with the reason on
 * top, until it fits or the file is left as it was: nothing typed is lost.  A file that was not changed at
 * all writes nothing. */
#ifndef PROGRAM_EDIT_PROGRAM_H
#define PROGRAM_EDIT_PROGRAM_H

#include "cli/command.h"
#include "cli/run.h"

/* For the table of options, where RECORD has a flag `editor`. */
#define EDIT_PROGRAM_OPTION FLAG("editor", editor, N_("correct it in the editor ($VISUAL, $EDITOR)"))

struct edit_program {
	const char *name;         /* of the record, for the first line: "ticket 20260918-XS-0001" */
	const struct schema *schema;
	const char *const *keys;  /* of the fields that may be changed; NULL ends them */
	const void *before;       /* the record as it is */
	void *to;                 /* a record: gets what was changed */
	struct words *empty;      /* gets the keys of what is to be empty */
	const char *typed;        /* for apply: the operand */
	int (*apply)(struct run *run, const char *typed, struct err *err);
};

/* Note that somebody is shown the record in full. */
int edit_program_reveal(struct run *run, const char *id, const char *reason, struct err *err);

/* ERR_USAGE when there is no terminal.  What is given up after a refusal stays in its file, which the
 * error names. */
int edit_program(struct run *run, const struct edit_program *edit, struct err *err);

#endif
