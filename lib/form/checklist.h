/* The one-time notice: 一次性告知书 (articles 5(2), 5(3): 告知所需资料). */
#ifndef FORM_CHECKLIST_H
#define FORM_CHECKLIST_H

#include "base/arena.h"
#include "form/form_grid.h"
#include "form/form_words.h"

/* The form, filled in: what is to be brought by whom (enum paper_for), how long it takes and what
 * it costs. */
void checklist_form(struct form_grid *form, const struct form_words *names,
	const struct service *service, int for_whom, struct arena *arena);

/* Rows with the papers for everyone, a person or a unit (enum paper_for), of these codes (NULL: all). */
void checklist_papers(struct form_grid *form, const struct service *service, int for_whom,
	const struct words *only, struct arena *arena);

#endif
