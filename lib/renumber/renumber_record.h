/* A record with events that a desk wrote, as another desk would have written it.  For the parts of lib/renumber/. */
#ifndef RENUMBER_RENUMBER_RECORD_H
#define RENUMBER_RENUMBER_RECORD_H

#include "base/err.h"
#include "record/field.h"
#include "renumber/renumber_names.h"

/* A record in three commits. */
struct renumber_record {
	const struct schema *schema;
	const char *name; /* ticket id, account number, path of a cash-up: what it was called */
	const void *was;  /* before the commit; NULL: it was not there */
	const void *is;   /* after it */
	const void *now;  /* before the commit as it is made anew; NULL: not there */
};

/* `made`: `now` with what the commit did, as events of the new desk.  ERR_REFUSED where it did something else than
 * append events. */
int renumber_record_make(struct renumber_names *names, const struct renumber_record *of, void *made, struct err *err);

#endif
