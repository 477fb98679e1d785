/* What ticket-review does with a ticket: an opinion, a refusal, papers that are missing or have come, a
 * reason to let it rest, or the review itself. */
#ifndef PROGRAM_REVIEW_PROGRAM_H
#define PROGRAM_REVIEW_PROGRAM_H

#include "cli/run.h"
#include "ticket/ticket.h"

/* As it was typed. */
struct review {
	bool agree;
	bool disagree;
	const char *department;
	const char *refuse;
	struct words missing;
	bool complete;
	const char *rest;
	bool go_on;
	const char *opinion;
	const char *given_by;
	int told;         /* of a refusal: how, and what was said */
	const char *said;
};

/* Do it.  ERR_USAGE for what was typed together and does not belong together. */
int review_program_apply(const struct review *review, struct ticket *ticket,
	const struct session *session, struct err *err);

/* Print id and state, and tell a person what is still to be said. */
int review_program_print(struct run *run, const struct review *review, const struct ticket *ticket,
	struct err *err);

#endif
