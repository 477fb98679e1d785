/* Annex 9: “一站式服务”业务受理登记表, the registration of a ticket. */
#ifndef FORM_ANNEX9_REGISTER_H
#define FORM_ANNEX9_REGISTER_H

#include "base/arena.h"
#include "form/form_grid.h"
#include "form/form_words.h"

/* The form, filled in; a zeroed ticket leaves its places empty. */
void annex9_register(struct form_grid *form, const struct form_words *names,
	const struct ticket *ticket, struct arena *arena);

#endif
