/* The evidence of a ticket on paper (article 6: 追查未完成原因), a section for each round; Chinese, to be kept
 * with the papers of the inspection. */
#ifndef FORM_EVIDENCE_FORM_H
#define FORM_EVIDENCE_FORM_H

#include "form/form_grid.h"
#include "form/form_words.h"
#include "ticket/evidence.h"

void evidence_form(struct form_grid *form, const struct form_words *names, const struct evidence *evidence,
	struct arena *arena);

#endif
