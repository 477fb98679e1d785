/* The papers of a service, and how they are named at the window: only those that the service asks for, so that nobody is
 * sent for something that nobody needs. */
#ifndef OFFICE_PAPER_H
#define OFFICE_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "record/field.h"
#include "record/words.h"

struct service;

enum paper_for { PAPER_ANY, PAPER_PERSON, PAPER_UNIT };
extern const struct choice paper_fors[]; /* any person unit */

enum paper_form { PAPER_ORIGINAL, PAPER_COPY };
extern const struct choice paper_forms[]; /* original copy */

struct paper {
	const char *code;
	const char *name;
	int for_whom;         /* enum paper_for, key "for" */
	int form;             /* enum paper_form */
	const char *note;     /* "from DN 80", … */
};

struct paper_list {
	struct paper *items;
	size_t n;
};

/* ERR_REFUSED names the first code that is no paper of the service, with the one that was probably
 * meant, else all that there are.  With `all` the word "all" is right, too. */
int paper_check(const struct service *service, const struct words *codes, bool all, struct err *err);

#endif
