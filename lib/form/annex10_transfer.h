/* Annex 10: 水表过户更名申请表, the application for a transfer. */
#ifndef FORM_ANNEX10_TRANSFER_H
#define FORM_ANNEX10_TRANSFER_H

#include "base/arena.h"
#include "form/form_account.h"
#include "form/form_grid.h"
#include "form/form_words.h"

/* The form, filled in; a zeroed ticket or account leaves its places empty.  `service` may be
 * NULL. */
void annex10_transfer(struct form_grid *form, const struct form_words *names,
	const struct service *service, const struct ticket *ticket,
	const struct form_account *account, struct arena *arena);

#endif
