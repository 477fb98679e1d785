/* What is to be offered, for every source of candidates (offer/offer.c). */
#ifndef OFFER_OFFER_ORDER_H
#define OFFER_OFFER_ORDER_H

#include <stddef.h>

#include "cli/candidate.h"
#include "cli/run.h"

struct offer {
	struct run *run;
	const char *program;       /* whose command line it is */
	const char *name;          /* of the value or operand, "ACCOUNT" */
	const char *key;           /* of the option; "" of an operand */
	const char *const *typed;  /* the operands before the cursor */
	size_t typed_n;
	struct candidates list;
};

#endif
