/* Annex 8: 用户用水业务审批表, the approval of a suspension, resumption or
 * cancellation, in three copies. */
#ifndef FORM_ANNEX8_APPROVAL_H
#define FORM_ANNEX8_APPROVAL_H

#include "base/arena.h"
#include "form/form_account.h"
#include "form/form_grid.h"
#include "form/form_words.h"

/* The form, filled in; a zeroed ticket or account leaves its places empty.  `service` may be
 * NULL. */
void annex8_approval(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena);

#endif
